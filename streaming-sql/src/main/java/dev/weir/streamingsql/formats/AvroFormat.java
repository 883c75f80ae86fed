package dev.weir.streamingsql.formats;

import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.table.connector.ChangelogMode;
import org.apache.flink.table.connector.format.DecodingFormat;
import org.apache.flink.table.connector.source.DynamicTableSource;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.types.DataType;
import org.apache.flink.table.types.logical.RowType;

/** Rows that only come. */
record AvroFormat(AvroReading reading) implements DecodingFormat<DeserializationSchema<RowData>> {

    /** An option of the table: the schema to read into, which the console knows and no other Flink. */
    static final String READER = "weir.avro";

    @Override
    public DeserializationSchema<RowData> createRuntimeDecoder(DynamicTableSource.Context context, DataType physical) {
        return new AvroDecoder(reading, (RowType) physical.getLogicalType(), context.createTypeInformation(physical));
    }

    @Override
    public ChangelogMode getChangelogMode() {
        return ChangelogMode.insertOnly();
    }
}
