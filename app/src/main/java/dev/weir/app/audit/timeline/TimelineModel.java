package dev.weir.app.audit.timeline;

import dev.weir.app.audit.Asked;
import dev.weir.app.audit.AuditEvent;
import dev.weir.app.audit.AuditQuery;
import dev.weir.app.connection.ReadOnlyGuard;
import dev.weir.app.fx.Background;
import dev.weir.app.text.Text;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;

/**
 * The timeline over the events: CloudWatch's count where it counts what is asked for, else a count of the events that are loaded. JavaFX
 * thread only.
 */
public final class TimelineModel {

    /** How often the newest counts are asked for while they are looked at. */
    private static final Duration REFRESH = Duration.ofSeconds(30);

    private record Answer(
            AuditQuery query,
            @Nullable Timeline timeline,
            @Nullable String whyNot) {}

    private final Supplier<CloudWatchClient> cloudWatch;
    private final Background background;
    private final InstantSource clock;
    private final ReadOnlyObjectWrapper<@Nullable Timeline> timeline = new ReadOnlyObjectWrapper<>();
    private AuditQuery query = AuditQuery.START;
    private List<AuditEvent> loaded = List.of();
    private boolean moreToLoad;
    private boolean counted;
    private boolean files;
    private String whyNot = "";
    private Background.@Nullable Handle reading;

    public TimelineModel(Supplier<CloudWatchClient> cloudWatch, Background background, InstantSource clock) {
        this.cloudWatch = cloudWatch;
        this.background = background;
        this.clock = clock;
    }

    /** What is to be drawn; null until something is known. */
    public ReadOnlyObjectProperty<@Nullable Timeline> timeline() {
        return timeline.getReadOnlyProperty();
    }

    /** Begins to count for a query. */
    public void show(AuditQuery asked, boolean fromFiles) {
        query = asked;
        files = fromFiles;
        counted = false;
        whyNot = fromFiles ? "" : whyNotCounted(asked.asked());
        hide();
        count();
        if (!fromFiles && whyNot.isEmpty()) {
            reading = background.repeat(
                    Text.of("Count calls"), REFRESH, () -> ask(asked, clock.instant()), this::take, failure -> {});
        }
    }

    /** Nothing is asked any more. */
    public void hide() {
        if (reading != null) {
            reading.cancel();
            reading = null;
        }
    }

    /** The events that are loaded are others. */
    public void loaded(List<AuditEvent> events, boolean more) {
        loaded = events;
        moreToLoad = more;
        if (!counted) {
            count();
        }
    }

    private Answer ask(AuditQuery asked, Instant now) {
        try {
            Timeline found = new CallCounts(cloudWatch.get())
                    .read(
                            wanted(asked.asked()),
                            asked.span().from(now),
                            asked.span().to(now));
            return new Answer(
                    asked,
                    found,
                    found == null ? Text.of("CloudWatch has no usage metrics of these calls here") : null);
        } catch (RuntimeException e) {
            // Without CloudWatch there is still what is loaded; that is said beside it, and asked again later.
            return new Answer(asked, null, Text.of("CloudWatch's usage metrics can't be read here"));
        }
    }

    private void take(Answer answer) {
        if (!answer.query().equals(query)) {
            return;
        }
        Timeline found = answer.timeline();
        counted = found != null;
        if (found == null) {
            whyNot = Objects.requireNonNullElse(answer.whyNot(), "");
            count();
        } else {
            timeline.set(found);
        }
    }

    private void count() {
        Instant now = clock.instant();
        Timeline count = Timeline.empty(query.span().from(now), query.span().to(now), source());
        loaded.forEach(event -> count.count(event.time(), event.errorCode() != null));
        timeline.set(count);
    }

    private String source() {
        String only = files
                ? Text.count(
                        loaded.size(), "Only the {0} event loaded from files", "Only the {0} events loaded from files")
                : Text.count(loaded.size(), "Only the {0} event loaded so far", "Only the {0} events loaded so far");
        return (moreToLoad ? Text.of("{0}, there are older ones", only) : only)
                + (whyNot.isEmpty() ? "" : " · " + whyNot);
    }

    private static String whyNotCounted(Asked asked) {
        return switch (asked.attribute()) {
            case ALL, CHANGES, READS, EVENT, SERVICE -> "";
            case RESOURCE, RESOURCE_TYPE, USER, KEY, ID -> asked.value().isBlank() ? "" : notBy(asked.attribute());
        };
    }

    private static String notBy(Asked.Attribute attribute) {
        return switch (attribute) {
            case RESOURCE -> Text.of("CloudWatch does not count by resource name");
            case RESOURCE_TYPE -> Text.of("CloudWatch does not count by resource type");
            case USER -> Text.of("CloudWatch does not count by user name");
            case KEY -> Text.of("CloudWatch does not count by access key id");
            case ID -> Text.of("CloudWatch does not count by event id");
            case ALL, CHANGES, READS, EVENT, SERVICE -> "";
        };
    }

    private static BiPredicate<String, String> wanted(Asked asked) {
        String value = asked.value().strip();
        return switch (asked.attribute()) {
            case CHANGES -> (service, operation) -> !operation.isEmpty() && !ReadOnlyGuard.reads(operation);
            case READS -> (service, operation) -> !operation.isEmpty() && ReadOnlyGuard.reads(operation);
            case EVENT -> (service, operation) -> value.isEmpty() || sameOperation(operation, value);
            case SERVICE -> (service, operation) -> value.isEmpty() || sameService(service, value);
            default -> (service, operation) -> true;
        };
    }

    /** Lambda's events carry the date of the API's version after their names. */
    private static boolean sameOperation(String counted, String event) {
        return !counted.isEmpty() && event.replaceFirst("\\d{8}(v\\d+)?$", "").equals(counted);
    }

    /** CloudWatch calls services by other names than CloudTrail does. */
    private static boolean sameService(String service, String source) {
        String asked = source.replace(".amazonaws.com", "").toLowerCase(Locale.ROOT);
        String counted = service.toLowerCase(Locale.ROOT).replace(" ", "").replace(".amazonaws.com", "");
        return counted.equals(asked) || (asked.equals("monitoring") && counted.equals("cloudwatch"));
    }
}
