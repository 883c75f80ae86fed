package dev.weir.streamingsql.kinesis;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.types.DataType;
import org.apache.flink.table.types.logical.RowType;

/** Partition keys of rows: the columns of PARTITIONED BY, or else a key of its own for each. */
final class PartitionKeys implements Serializable {

    /** Longest partition key of a record, in characters. */
    private static final int LONGEST = 256;

    private final List<RowData.FieldGetter> columns = new ArrayList<>();
    private final String delimiter;

    PartitionKeys(DataType row, List<String> names, String delimiter) {
        RowType type = (RowType) row.getLogicalType();
        for (String name : names) {
            int index = type.getFieldIndex(name);
            columns.add(RowData.createFieldGetter(type.getTypeAt(index), index));
        }
        this.delimiter = delimiter;
    }

    String of(RowData row) {
        if (columns.isEmpty()) {
            return UUID.randomUUID().toString();
        }
        String key = columns.stream()
                .map(column -> Objects.toString(column.getFieldOrNull(row)))
                .collect(Collectors.joining(delimiter));
        return key.isEmpty() ? "-" : key.substring(0, Math.min(LONGEST, key.length()));
    }
}
