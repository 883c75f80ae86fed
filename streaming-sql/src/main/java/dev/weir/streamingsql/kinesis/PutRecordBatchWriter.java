package dev.weir.streamingsql.kinesis;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.table.data.RowData;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.Record;

/** Gathers rows into PutRecordBatch calls; a batch waits for its last record. One thread. */
final class PutRecordBatchWriter implements SinkWriter<RowData> {

    /** Of one call, by the service's model. */
    static final int MOST_RECORDS = 500;

    private static final int MOST_BYTES = 4 << 20;
    private static final int MOST_BYTES_OF_ONE = 1000 << 10;
    private static final int MOST_TRIES = 30;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final DeliveryStream stream;
    private final int batch;
    private final long linger;
    private final SerializationSchema<RowData> format;
    private final ProcessingTimeService time;
    private final FirehoseClient firehose;
    private final WaitingRecords<Record> waiting;

    /** @param linger milliseconds that a record waits for others at most */
    PutRecordBatchWriter(
            DeliveryStream stream,
            int batch,
            long linger,
            SerializationSchema<RowData> format,
            ProcessingTimeService time) {
        this.stream = stream;
        this.batch = batch;
        this.linger = linger;
        this.format = format;
        this.time = time;
        this.firehose = stream.client();
        this.waiting =
                new WaitingRecords<>("the delivery stream " + stream.name(), this::put, MOST_TRIES, LONGEST_PAUSE);
    }

    @Override
    public void write(RowData row, Context context) throws IOException, InterruptedException {
        byte[] data = format.serialize(row);
        if (data.length > MOST_BYTES_OF_ONE) {
            throw new IOException("A row of " + data.length + " bytes is more than the " + MOST_BYTES_OF_ONE
                    + " that a record of " + stream.name() + " may have.");
        }
        if (waiting.bytes() + data.length > MOST_BYTES) {
            waiting.put();
        }
        if (waiting.count() == 0) {
            ScheduledFuture<?> _ = time.registerTimer(time.getCurrentProcessingTime() + linger, at -> waiting.put());
        }
        waiting.add(Record.builder().data(SdkBytes.fromByteArrayUnsafe(data)).build(), data.length);
        if (waiting.count() >= batch) {
            waiting.put();
        }
    }

    @Override
    public void flush(boolean endOfInput) throws IOException, InterruptedException {
        waiting.put();
    }

    private List<@Nullable String> put(List<Record> records) {
        List<@Nullable String> refusals = new ArrayList<>();
        firehose.putRecordBatch(
                        request -> request.deliveryStreamName(stream.name()).records(records))
                .requestResponses()
                .forEach(result -> refusals.add(
                        result.errorCode() == null ? null : result.errorCode() + ", " + result.errorMessage()));
        return refusals;
    }

    @Override
    public void close() {
        firehose.close();
    }
}
