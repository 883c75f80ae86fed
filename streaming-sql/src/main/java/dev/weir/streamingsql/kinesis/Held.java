package dev.weir.streamingsql.kinesis;

import dev.weir.streamingsql.formats.HeldLines;
import dev.weir.streamingsql.formats.TimeNeeded;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.types.DataType;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a record so that what does not fit is counted.
 *
 * @param lines how lines of values are written, or null
 * @param time the field of the event's time, or null
 */
record Held(@Nullable String lines, @Nullable String time) {

    DeserializationSchema<RowData> around(DeserializationSchema<RowData> format, DataType physical) {
        DeserializationSchema<RowData> held = lines == null ? format : HeldLines.of(format, lines);
        return time == null ? held : TimeNeeded.of(held, time, physical.getLogicalType());
    }
}
