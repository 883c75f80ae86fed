package dev.weir.app.query.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row that came, changed or went.
 *
 * @param kind what happened to it
 * @param values one a column: a {@code String}, {@code Boolean}, {@code Long}, {@code Double}, {@code BigDecimal}, {@code Instant},
 *     {@code LocalDate}, {@code LocalDateTime}, {@code LocalTime}, {@code byte[]}, a {@code List} or {@code Map} of those, or null
 */
public record RowChange(Kind kind, List<@Nullable Object> values) {

    /** What happened to a row, in Flink's terms. */
    public enum Kind {
        /** It is new. */
        INSERT,
        /** What it was before it changed. */
        UPDATE_BEFORE,
        /** What it is since it changed. */
        UPDATE_AFTER,
        /** It is gone. */
        DELETE
    }
}
