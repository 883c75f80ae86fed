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
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;

/** Gathers rows and puts them when a call is full, a second has passed, or a checkpoint is taken. One thread. */
final class PutRecordsWriter implements SinkWriter<RowData> {

    /** What one call may have is 10 MiB; less keeps a retry cheap. */
    private static final int MOST_BYTES = 4 << 20;

    private static final long LINGER = Duration.ofSeconds(1).toMillis();
    /** About five minutes of them. */
    private static final int MOST_TRIES = 300;

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final StreamAddress stream;
    private final int batch;
    private final PartitionKeys keys;
    private final SerializationSchema<RowData> format;
    private final ProcessingTimeService time;
    private final KinesisClient kinesis;
    private final WaitingRecords<PutRecordsRequestEntry> waiting;

    PutRecordsWriter(
            StreamAddress stream,
            int batch,
            PartitionKeys keys,
            SerializationSchema<RowData> format,
            ProcessingTimeService time) {
        this.stream = stream;
        this.batch = batch;
        this.keys = keys;
        this.format = format;
        this.time = time;
        this.kinesis = stream.client();
        this.waiting = new WaitingRecords<>(stream.name(), this::put, MOST_TRIES, LONGEST_PAUSE);
    }

    @Override
    public void write(RowData row, Context context) throws IOException, InterruptedException {
        byte[] data = format.serialize(row);
        if (waiting.count() == 0) {
            ScheduledFuture<?> _ = time.registerTimer(time.getCurrentProcessingTime() + LINGER, at -> waiting.put());
        }
        waiting.add(
                PutRecordsRequestEntry.builder()
                        .partitionKey(keys.of(row))
                        .data(SdkBytes.fromByteArrayUnsafe(data))
                        .build(),
                data.length);
        if (waiting.count() >= batch || waiting.bytes() >= MOST_BYTES) {
            waiting.put();
        }
    }

    @Override
    public void flush(boolean endOfInput) throws IOException, InterruptedException {
        waiting.put();
    }

    private List<@Nullable String> put(List<PutRecordsRequestEntry> records) {
        List<@Nullable String> refusals = new ArrayList<>();
        kinesis.putRecords(request -> request.streamARN(stream.arn()).records(records))
                .records()
                .forEach(result -> refusals.add(
                        result.errorCode() == null ? null : result.errorCode() + ", " + result.errorMessage()));
        return refusals;
    }

    @Override
    public void close() {
        kinesis.close();
    }
}
