package dev.weir.streamingsql.reference;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.table.api.ValidationException;
import org.apache.flink.table.connector.ChangelogMode;
import org.apache.flink.table.connector.format.DecodingFormat;
import org.apache.flink.table.connector.source.DynamicTableSource;
import org.apache.flink.table.connector.source.InputFormatProvider;
import org.apache.flink.table.connector.source.LookupTableSource;
import org.apache.flink.table.connector.source.ScanTableSource;
import org.apache.flink.table.connector.source.lookup.LookupFunctionProvider;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.types.DataType;
import org.apache.flink.table.types.logical.RowType;

/** A file that is looked up in, or read as a whole. */
record ReferenceTableSource(
        ReferenceFile file, DataType physical, DecodingFormat<DeserializationSchema<RowData>> format, String statement)
        implements LookupTableSource, ScanTableSource {

    @Override
    public LookupRuntimeProvider getLookupRuntimeProvider(LookupContext context) {
        RowType type = (RowType) physical.getLogicalType();
        List<RowData.FieldGetter> key = new ArrayList<>();
        for (int[] path : context.getKeys()) {
            if (path.length != 1) {
                throw new ValidationException(
                        "A reference table is looked up in by whole columns, not by their parts.");
            }
            key.add(RowData.createFieldGetter(type.getTypeAt(path[0]), path[0]));
        }
        return LookupFunctionProvider.of(new ReferenceLookup(
                new ReferenceRows(file, format.createRuntimeDecoder(context, physical), statement), key));
    }

    @Override
    public ScanRuntimeProvider getScanRuntimeProvider(ScanContext context) {
        return InputFormatProvider.of(
                new ReferenceInput(new ReferenceRows(file, format.createRuntimeDecoder(context, physical), statement)));
    }

    @Override
    public ChangelogMode getChangelogMode() {
        return ChangelogMode.insertOnly();
    }

    @Override
    public DynamicTableSource copy() {
        return new ReferenceTableSource(file, physical, format, statement);
    }

    @Override
    public String asSummaryString() {
        return "File " + file.name();
    }
}
