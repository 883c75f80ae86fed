package dev.weir.app.capsule;

import dev.weir.app.text.Text;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** From when on records go into a capsule. */
public enum SavedTime {
    ALL(null),
    LAST_15_MINUTES(Duration.ofMinutes(15)),
    LAST_HOUR(Duration.ofHours(1)),
    LAST_DAY(Duration.ofDays(1)),
    LAST_WEEK(Duration.ofDays(7));

    private final @Nullable Duration back;

    SavedTime(@Nullable Duration back) {
        this.back = back;
    }

    /** How far back, or null for all that is retained. */
    public @Nullable Duration back() {
        return back;
    }

    String words() {
        return switch (this) {
            case ALL -> Text.of("All that is retained");
            case LAST_15_MINUTES -> Text.of("The last 15 minutes");
            case LAST_HOUR -> Text.of("The last hour");
            case LAST_DAY -> Text.of("The last 24 hours");
            case LAST_WEEK -> Text.of("The last 7 days");
        };
    }
}
