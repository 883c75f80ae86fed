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
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;

/** Gathers rows and puts them when a call is full, a second has passed, or a checkpoint is taken. One thread. */
final class PutRecordsWriter implements SinkWriter<RowData> {

    /** What one call may have is 10 MiB; less keeps a retry cheap. */
    private static final int MOST_BYTES = 4 << 20;

    private static final long LINGER = Duration.ofSeconds(1).toMillis();
    /** About five minutes of them. */
    private static final int MOST_TRIES = 300;

    private final StreamAddress stream;
    private final int batch;
    private final PartitionKeys keys;
    private final SerializationSchema<RowData> format;
    private final ProcessingTimeService time;
    private final KinesisClient kinesis;
    private final List<PutRecordsRequestEntry> waiting = new ArrayList<>();
    private long bytes;

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
    }

    @Override
    public void write(RowData row, Context context) throws IOException, InterruptedException {
        byte[] data = format.serialize(row);
        if (waiting.isEmpty()) {
            ScheduledFuture<?> _ = time.registerTimer(time.getCurrentProcessingTime() + LINGER, at -> put());
        }
        waiting.add(PutRecordsRequestEntry.builder()
                .partitionKey(keys.of(row))
                .data(SdkBytes.fromByteArrayUnsafe(data))
                .build());
        bytes += data.length;
        if (waiting.size() >= batch || bytes >= MOST_BYTES) {
            put();
        }
    }

    @Override
    public void flush(boolean endOfInput) throws IOException, InterruptedException {
        put();
    }

    private void put() throws IOException, InterruptedException {
        for (int attempt = 0; !waiting.isEmpty(); attempt++) {
            List<PutRecordsRequestEntry> refused = new ArrayList<>();
            String why = tryOnce(refused);
            waiting.clear();
            waiting.addAll(refused);
            if (why != null) {
                if (attempt == MOST_TRIES) {
                    throw new IOException(stream.name() + " does not take the rows: " + why);
                }
                Thread.sleep(Math.min(1000, 50L << Math.min(attempt, 5)));
            }
        }
        bytes = 0;
    }

    /** Puts all that waits, collects what was refused, and says why; null if nothing was. */
    private @Nullable String tryOnce(List<PutRecordsRequestEntry> refused) throws IOException {
        try {
            PutRecordsResponse answer = kinesis.putRecords(
                    request -> request.streamARN(stream.arn()).records(waiting));
            String why = null;
            for (int i = 0; i < waiting.size(); i++) {
                PutRecordsResultEntry result = answer.records().get(i);
                if (result.errorCode() != null) {
                    refused.add(waiting.get(i));
                    why = result.errorCode() + ", " + result.errorMessage();
                }
            }
            return why;
        } catch (SdkException e) {
            if (!Patience.passing(e)) {
                throw new IOException("Rows can't be put to " + stream.name() + ": " + e.getMessage(), e);
            }
            refused.addAll(waiting);
            return String.valueOf(e.getMessage());
        }
    }

    @Override
    public void close() {
        kinesis.close();
    }
}
