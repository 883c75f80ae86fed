package dev.weir.app.delivery;

import dev.weir.app.fx.Background;
import dev.weir.app.fx.Failure;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.firehose.model.CloudWatchLoggingOptions;

/** The error log of a delivery stream: the newest lines, looked for while shown; and how it is switched on. JavaFX thread only. */
final class ErrorLogModel {

    /** So many of the newest lines are shown; CloudWatch has the others. */
    static final int MOST = 500;

    private final Workspace workspace;
    private final DeliveryStreamModel stream;
    private final ObservableList<ErrorLine> lines = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper looked = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private Background.@Nullable Handle polling;
    private boolean shown;

    ErrorLogModel(Workspace workspace, DeliveryStreamModel stream) {
        this.workspace = workspace;
        this.stream = stream;
        stream.facts().subscribe(facts -> follow());
    }

    /** The newest first. */
    ObservableList<ErrorLine> lines() {
        return lines;
    }

    /** Why the log could not be read, or null. A log that is not there yet is empty. */
    ReadOnlyObjectProperty<@Nullable Failure> failure() {
        return failure.getReadOnlyProperty();
    }

    /** Whether the log was read since it was shown. */
    ReadOnlyBooleanProperty looked() {
        return looked.getReadOnlyProperty();
    }

    /** Whether logging is being switched on. */
    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /** Where errors are logged, or null while they are not. */
    @Nullable CloudWatchLoggingOptions options() {
        DeliveryFacts facts = stream.facts().get();
        if (facts == null) {
            return null;
        }
        S3Facts s3 = S3Facts.of(facts);
        CloudWatchLoggingOptions options = s3.logging();
        return s3.logs() && options != null && options.logGroupName() != null && options.logStreamName() != null
                ? options
                : null;
    }

    void shown() {
        shown = true;
        follow();
    }

    void hidden() {
        shown = false;
        stop();
    }

    private void stop() {
        Background.Handle current = polling;
        if (current != null) {
            current.cancel();
            polling = null;
        }
    }

    private void follow() {
        CloudWatchLoggingOptions options = options();
        if (options == null || !shown) {
            stop();
        } else if (polling == null) {
            Duration period = workspace.connection().embedded() ? Duration.ofSeconds(2) : Duration.ofSeconds(15);
            polling = workspace
                    .background()
                    .repeat(Text.of("Read the error log"), period, () -> read(options), this::received, this::failed);
        }
    }

    /** Looks at once. */
    void refresh() {
        stop();
        follow();
    }

    private List<ErrorLine> read(CloudWatchLoggingOptions options) {
        List<OutputLogEvent> events = workspace
                .clients()
                .logs()
                .getLogEvents(request -> request.logGroupName(options.logGroupName())
                        .logStreamName(options.logStreamName())
                        .startFromHead(false)
                        .limit(MOST))
                .events();
        return events.reversed().stream()
                .map(event -> ErrorLine.of(
                        Instant.ofEpochMilli(Objects.requireNonNullElse(event.timestamp(), 0L)),
                        Objects.requireNonNullElse(event.message(), "")))
                .toList();
    }

    private void received(List<ErrorLine> now) {
        failure.set(null);
        if (!now.equals(lines)) {
            lines.setAll(now);
        }
        looked.set(true);
    }

    private void failed(Failure reason) {
        looked.set(true);
        failure.set(reason.kind() == Failure.Kind.NOT_FOUND ? null : reason);
    }

    /** Switches error logging on, into the log that the console of AWS chooses too. */
    void switchOn() {
        DeliveryFacts facts = stream.facts().get();
        if (facts == null || busy.get()) {
            return;
        }
        busy.set(true);
        workspace
                .background()
                .run(
                        Text.of("Switch on error logging of {0}", facts.name()),
                        () -> LoggingSwitch.on(workspace.clients(), facts),
                        done -> {
                            busy.set(false);
                            stream.refresh();
                        },
                        reason -> {
                            busy.set(false);
                            stream.refused(reason);
                        });
    }
}
