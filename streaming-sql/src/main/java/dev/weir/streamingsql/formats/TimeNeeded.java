package dev.weir.streamingsql.formats;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.table.api.ValidationException;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.RowType;
import org.apache.flink.util.Collector;

/** Refuses a record without the field that its event's time is in: a row without a time would end the whole query. One thread. */
public final class TimeNeeded extends Wrapped {

    private static final long serialVersionUID = 1;

    private final String name;
    private final int[] places;
    private final int[] widths;

    private TimeNeeded(DeserializationSchema<RowData> format, String name, int[] places, int[] widths) {
        super(format);
        this.name = name;
        this.places = places;
        this.widths = widths;
    }

    /** @param path the names from the record's top down, as an array of JSON */
    public static DeserializationSchema<RowData> of(
            DeserializationSchema<RowData> format, String path, LogicalType physical) {
        String[] names;
        try {
            names = new ObjectMapper().readValue(path, String[].class);
        } catch (JsonProcessingException e) {
            throw new ValidationException("'weir.time' is no list of names: " + path, e);
        }
        int[] places = new int[names.length];
        int[] widths = new int[names.length];
        LogicalType at = physical;
        for (int i = 0; i < names.length; i++) {
            int place = at instanceof RowType row ? row.getFieldIndex(names[i]) : -1;
            if (!(at instanceof RowType row) || place < 0) {
                return format;
            }
            places[i] = place;
            widths[i] = row.getFieldCount();
            at = row.getTypeAt(place);
        }
        return new TimeNeeded(format, String.join(".", names), places, widths);
    }

    @Override
    public void deserialize(byte[] message, Collector<RowData> out) throws IOException {
        List<RowData> rows = new ArrayList<>();
        format.deserialize(message, new ListCollector<>(rows));
        for (RowData row : rows) {
            if (!hasTime(row)) {
                throw new IOException("It has no time in “" + name + "”.");
            }
        }
        rows.forEach(out::collect);
    }

    private boolean hasTime(RowData top) {
        RowData row = top;
        for (int i = 0; i < places.length; i++) {
            if (row.isNullAt(places[i])) {
                return false;
            }
            if (i < places.length - 1) {
                row = row.getRow(places[i], widths[i + 1]);
            }
        }
        return true;
    }
}
