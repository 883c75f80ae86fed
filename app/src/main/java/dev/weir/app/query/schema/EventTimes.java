package dev.weir.app.query.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Guesses which field is the time of the event. */
final class EventTimes {

    private static final Set<String> NAMES = Set.of(
            "ts",
            "time",
            "timestamp",
            "event_time",
            "eventtime",
            "event_timestamp",
            "created_at",
            "createdat",
            "date",
            "datetime",
            "occurred_at",
            "at");

    /** Between the years 2001 and 2128. */
    private static final long FIRST_SECOND = 1_000_000_000L;

    private static final long LAST_SECOND = 5_000_000_000L;

    private EventTimes() {}

    static @Nullable EventTime find(List<SchemaField> fields, List<JsonNode> objects) {
        EventTime first = null;
        for (SchemaField field : fields) {
            EventTime.Unit unit = unit(field, objects);
            if (unit != null) {
                EventTime found = new EventTime(field.name(), unit, EventTime.USUAL_LATENESS);
                if (named(field)) {
                    return found;
                }
                first = first == null ? found : first;
            }
        }
        return first;
    }

    private static boolean named(SchemaField field) {
        return NAMES.contains(field.name().toLowerCase(Locale.ROOT));
    }

    private static EventTime.@Nullable Unit unit(SchemaField field, List<JsonNode> objects) {
        if (field.type() == FieldType.Scalar.TIMESTAMP || field.type() == FieldType.Scalar.TIMESTAMP_LTZ) {
            return EventTime.Unit.ISO;
        }
        boolean number = field.type() == FieldType.Scalar.BIGINT;
        if (!number || !named(field)) {
            return null;
        }
        if (all(objects, field.name(), FIRST_SECOND, LAST_SECOND)) {
            return EventTime.Unit.EPOCH_SECONDS;
        }
        return all(objects, field.name(), FIRST_SECOND * 1000, LAST_SECOND * 1000) ? EventTime.Unit.EPOCH_MILLIS : null;
    }

    private static boolean all(List<JsonNode> objects, String name, long from, long to) {
        return objects.stream()
                .map(object -> object.path(name))
                .filter(JsonNode::isNumber)
                .allMatch(value -> value.asLong() >= from && value.asLong() <= to);
    }
}
