package dev.weir.broker.cloudtrail;

import dev.weir.broker.call.AwsException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which kinds of events a lookup is about. AWS knows the category {@code insight} only and tells management events when
 * none is named; here no category means every call, and two more of them narrow that down.
 *
 * @param tables the tables to look into
 */
record EventKinds(List<String> tables) {

    private static final EventKinds ALL = new EventKinds(List.of(EventTables.MANAGEMENT, EventTables.DATA));
    private static final EventKinds MANAGEMENT = new EventKinds(List.of(EventTables.MANAGEMENT));
    private static final EventKinds DATA = new EventKinds(List.of(EventTables.DATA));
    private static final EventKinds NONE = new EventKinds(List.of());

    static EventKinds all() {
        return ALL;
    }

    /**
     * Those of a request's category.
     *
     * @throws AwsException InvalidEventCategoryException if there is no such category
     */
    static EventKinds of(@Nullable String category) {
        return switch (category) {
            case null -> ALL;
            case "management" -> MANAGEMENT;
            case "data" -> DATA;
            // This broker finds no Insights.
            case "insight" -> NONE;
            default ->
                throw AwsException.of(
                        "InvalidEventCategoryException",
                        "The EventCategory must be insight, management or data, or left out.");
        };
    }
}
