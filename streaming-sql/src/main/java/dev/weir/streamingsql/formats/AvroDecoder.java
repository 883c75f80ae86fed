package dev.weir.streamingsql.formats;

import dev.weir.avro.AvroRecords;
import dev.weir.avro.UnreadableException;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.types.logical.RowType;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.GlueClient;

/** Rows of records of Avro, by the names of the columns: a field that a record has not is null. One thread. */
final class AvroDecoder implements DeserializationSchema<RowData> {

    private static final long serialVersionUID = 1;

    private final AvroReading reading;
    private final RowType type;
    private final TypeInformation<RowData> produced;
    private transient @Nullable AvroRecords records;
    private transient @Nullable GlueClient glue;

    AvroDecoder(AvroReading reading, RowType type, TypeInformation<RowData> produced) {
        this.reading = reading;
        this.type = type;
        this.produced = produced;
    }

    @Override
    public void deserialize(byte[] message, Collector<RowData> out) throws IOException {
        try {
            List<RowData> rows = AvroRows.of(opened().of(message), type);
            rows.forEach(out::collect);
        } catch (UnreadableException e) {
            throw new IOException(e.why(), e);
        }
    }

    private AvroRecords opened() throws UnreadableException {
        AvroRecords open = records;
        if (open == null) {
            RegistryAddress registry = reading.registry();
            glue = registry == null ? null : registry.client();
            AvroRecords.Definitions definitions = glue == null
                    ? version -> {
                        throw new UnreadableException("There is no registry to ask for version " + version + ".");
                    }
                    : new RegistryVersions(glue);
            open = new AvroRecords(reading.framing(), reading.reader(), definitions);
            records = open;
        }
        return open;
    }

    @Override
    public RowData deserialize(byte[] message) {
        throw new UnsupportedOperationException("a record may be several rows");
    }

    @Override
    public boolean isEndOfStream(RowData row) {
        return false;
    }

    @Override
    public TypeInformation<RowData> getProducedType() {
        return produced;
    }
}
