package dev.weir.app.scenario.file;

import dev.weir.app.scenario.Question;
import dev.weir.app.shell.Caption;
import dev.weir.app.shell.Place;
import dev.weir.app.text.Text;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the steps in which a scenario is told. */
final class CaptionReader {

    private final Names names;

    CaptionReader(Names names) {
        this.names = names;
    }

    Caption caption(Members members) {
        String title = members.words("title");
        String text = members.words("text");
        Duration after = members.has("after")
                ? members.duration("after", Duration.ofSeconds(1), Duration.ofHours(1), Duration.ofSeconds(20))
                : null;
        Members show = members.group("show");
        Place place = show == null ? null : place(show);
        if (show != null) {
            show.end();
        }
        return new Caption(title, text, place, after);
    }

    private @Nullable Place place(Members show) {
        String[] kinds = {
            "stream", "shards", "consumers", "records", "query", "delivery", "objects", "audit", "pipeline", "page"
        };
        String found = null;
        for (String kind : kinds) {
            if (show.has(kind)) {
                if (found != null) {
                    show.wrong(kind, Text.of("One place is shown at a time, and there is {0} already.", found));
                }
                found = kind;
            }
        }
        if (found == null) {
            show.wrong("", Text.of("What is to be shown? One of {0}.", String.join(", ", kinds)));
            return null;
        }
        return place(show, found, show.text(found));
    }

    private @Nullable Place place(Members show, String kind, String name) {
        return switch (kind) {
            case "stream" -> stream(show, kind, name, Place.Stream.Part.THROUGHPUT);
            case "shards" -> stream(show, kind, name, Place.Stream.Part.KEY_SPACE);
            case "consumers" -> stream(show, kind, name, Place.Stream.Part.CONSUMERS);
            case "records" -> {
                names.stream(show, kind, name);
                yield new Place.Records(name, null);
            }
            case "query" -> {
                Question query = names.queryThere(show, kind, name);
                yield query == null ? null : new Place.Query(query.sql());
            }
            case "delivery" -> {
                names.deliveryThere(show, kind, name);
                yield new Place.DeliveryStream(name);
            }
            case "objects" -> {
                int slash = name.indexOf('/');
                String bucket = slash < 0 ? name : name.substring(0, slash);
                names.bucket(show, kind, bucket);
                yield new Place.Objects(bucket, slash < 0 ? null : name.substring(slash + 1));
            }
            case "audit" -> new Place.Audit(name);
            case "pipeline" -> {
                names.stream(show, kind, name);
                yield new Place.Pipeline(name);
            }
            default -> page(show);
        };
    }

    private Place stream(Members show, String kind, String name, Place.Stream.Part part) {
        names.stream(show, kind, name);
        return new Place.Stream(name, part);
    }

    private static Place page(Members show) {
        String page = show.choice(
                "page", true, "overview", "streams", "records", "query", "delivery", "objects", "audit", "scenarios");
        return switch (Objects.requireNonNull(page)) {
            case "streams" -> new Place.Streams();
            case "records" -> new Place.Records(null, null);
            case "query" -> new Place.Query(null);
            case "delivery" -> new Place.Delivery();
            case "objects" -> new Place.Objects(null, null);
            case "audit" -> new Place.Audit(null);
            case "scenarios" -> new Place.Scenarios(null);
            default -> new Place.Overview();
        };
    }
}
