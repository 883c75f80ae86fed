package dev.weir.app.query;

import dev.weir.app.query.engine.QueryOptions;
import dev.weir.app.text.Text;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which records a person wants to look at, by their arrival.
 *
 * @param kind how it is said
 * @param from the minutes, or the earliest time, as it was typed
 * @param until the latest time as it was typed; empty for now
 */
public record RangeChoice(Kind kind, String from, String until) {

    /** Everything retained. */
    static final RangeChoice ALL = new RangeChoice(Kind.ALL, "", "");

    private static final int MOST_ROWS = 100_000;
    private static final long MOST_MINUTES = Duration.ofDays(365).toMinutes();
    private static final DateTimeFormatter TYPED = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm[:ss]", Locale.ROOT);

    /** How a range is said. */
    public enum Kind {
        ALL,
        LAST_MINUTES,
        BETWEEN;

        @Override
        public String toString() {
            return switch (this) {
                case ALL -> Text.of("All retained");
                case LAST_MINUTES -> Text.of("Last minutes");
                case BETWEEN -> Text.of("From … until");
            };
        }
    }

    /**
     * What is meant.
     *
     * @throws IllegalArgumentException with a sentence for the person, if it is incomplete or wrong
     */
    QueryOptions options(Instant now, ZoneId zone) {
        return switch (kind) {
            case ALL -> QueryOptions.ALL;
            case LAST_MINUTES -> new QueryOptions(now.minus(Duration.ofMinutes(minutes())), null, MOST_ROWS);
            case BETWEEN -> between(zone);
        };
    }

    private long minutes() {
        try {
            long minutes = Long.parseLong(from.strip());
            if (minutes >= 1 && minutes <= MOST_MINUTES) {
                return minutes;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(Text.of("Type how many minutes, for instance 15."), e);
        }
        throw new IllegalArgumentException(Text.of("Minutes: at least 1, at most a year of them."));
    }

    private QueryOptions between(ZoneId zone) {
        Instant first = time(from, zone);
        Instant last = time(until, zone);
        if (first != null && last != null && !first.isBefore(last)) {
            throw new IllegalArgumentException(Text.of("The range ends before it begins."));
        }
        return new QueryOptions(first, last, MOST_ROWS);
    }

    private static @Nullable Instant time(String typed, ZoneId zone) {
        if (typed.isBlank()) {
            return null;
        }
        try {
            return typed.strip().endsWith("Z")
                    ? Instant.parse(typed.strip())
                    : LocalDateTime.parse(typed.strip(), TYPED).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    Text.of("“{0}” is not a time. Write 2026-11-23 21:04, or leave it empty.", typed.strip()), e);
        }
    }
}
