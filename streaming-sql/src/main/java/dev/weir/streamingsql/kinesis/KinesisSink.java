package dev.weir.streamingsql.kinesis;

import java.io.IOException;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.table.data.RowData;

/**
 * Puts rows to a stream, at least once.
 *
 * @param batch records of one PutRecords call at most
 */
record KinesisSink(StreamAddress stream, int batch, PartitionKeys keys, SerializationSchema<RowData> format)
        implements Sink<RowData> {

    @Override
    public SinkWriter<RowData> createWriter(WriterInitContext context) throws IOException {
        try {
            format.open(context.asSerializationSchemaInitializationContext());
        } catch (Exception e) {
            throw new IOException("The format of " + stream.name() + " can't be opened.", e);
        }
        return new PutRecordsWriter(stream, batch, keys, format, context.getProcessingTimeService());
    }
}
