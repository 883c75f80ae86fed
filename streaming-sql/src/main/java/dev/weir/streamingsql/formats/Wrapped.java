package dev.weir.streamingsql.formats;

import java.io.IOException;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.table.data.RowData;

/** A format that asks something of a record before or after another reads it. */
abstract class Wrapped implements DeserializationSchema<RowData> {

    private static final long serialVersionUID = 1;

    final DeserializationSchema<RowData> format;

    Wrapped(DeserializationSchema<RowData> format) {
        this.format = format;
    }

    @Override
    public void open(InitializationContext context) throws Exception {
        format.open(context);
    }

    @Override
    public RowData deserialize(byte[] message) throws IOException {
        throw new UnsupportedOperationException("a record may be several rows, or none");
    }

    @Override
    public boolean isEndOfStream(RowData row) {
        return false;
    }

    @Override
    public TypeInformation<RowData> getProducedType() {
        return format.getProducedType();
    }
}
