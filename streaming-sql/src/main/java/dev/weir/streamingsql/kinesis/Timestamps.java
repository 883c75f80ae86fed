package dev.weir.streamingsql.kinesis;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.apache.flink.table.api.ValidationException;

/** The instant in {@code source.init.timestamp}: ISO-8601 with an offset, or seconds since 1970. */
final class Timestamps {

    private Timestamps() {}

    static Instant read(String text) {
        try {
            if (text.matches("\\d{1,11}(\\.\\d{1,9})?")) {
                return Instant.ofEpochMilli((long) (Double.parseDouble(text) * 1000));
            }
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new ValidationException(
                    "'source.init.timestamp' must be like 2026-05-04T12:00:00.000Z or seconds since 1970, not " + text
                            + ".",
                    e);
        }
    }
}
