package dev.weir.streamingsql.kinesis;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.table.data.RowData;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchResponse;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchResponseEntry;
import software.amazon.awssdk.services.firehose.model.Record;

/**
 * Gathers rows into PutRecordBatch calls, and sends again what was refused, and only that; a batch waits for its last record. One thread.
 */
final class PutRecordBatchWriter implements SinkWriter<RowData> {

    /** Of one call, by the service's model. */
    static final int MOST_RECORDS = 500;

    private static final int MOST_BYTES = 4 << 20;
    private static final int MOST_BYTES_OF_ONE = 1000 << 10;
    private static final int MOST_TRIES = 30;

    private final DeliveryStream stream;
    private final int batch;
    private final long linger;
    private final SerializationSchema<RowData> format;
    private final ProcessingTimeService time;
    private final FirehoseClient firehose;
    private final List<Record> waiting = new ArrayList<>();
    private long bytes;

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
    }

    @Override
    public void write(RowData row, Context context) throws IOException, InterruptedException {
        byte[] data = format.serialize(row);
        if (data.length > MOST_BYTES_OF_ONE) {
            throw new IOException("A row of " + data.length + " bytes is more than the " + MOST_BYTES_OF_ONE
                    + " that a record of " + stream.name() + " may have.");
        }
        if (bytes + data.length > MOST_BYTES) {
            put();
        }
        if (waiting.isEmpty()) {
            ScheduledFuture<?> _ = time.registerTimer(time.getCurrentProcessingTime() + linger, at -> put());
        }
        waiting.add(Record.builder().data(SdkBytes.fromByteArrayUnsafe(data)).build());
        bytes += data.length;
        if (waiting.size() >= batch) {
            put();
        }
    }

    @Override
    public void flush(boolean endOfInput) throws IOException, InterruptedException {
        put();
    }

    private void put() throws IOException, InterruptedException {
        for (int attempt = 0; !waiting.isEmpty(); attempt++) {
            List<Record> refused = new ArrayList<>();
            String why = tryOnce(refused);
            waiting.clear();
            waiting.addAll(refused);
            if (why != null) {
                if (attempt == MOST_TRIES) {
                    throw new IOException("The delivery stream " + stream.name() + " does not take the rows: " + why);
                }
                Thread.sleep(Math.min(2000, 50L << Math.min(attempt, 6)));
            }
        }
        bytes = 0;
    }

    /** Puts all that waits, collects what was refused, and says why; null if nothing was. */
    private @Nullable String tryOnce(List<Record> refused) throws IOException {
        try {
            PutRecordBatchResponse answer = firehose.putRecordBatch(
                    request -> request.deliveryStreamName(stream.name()).records(waiting));
            String why = null;
            for (int i = 0; i < waiting.size() && i < answer.requestResponses().size(); i++) {
                PutRecordBatchResponseEntry result = answer.requestResponses().get(i);
                if (result.errorCode() != null) {
                    refused.add(waiting.get(i));
                    why = result.errorCode() + ", " + result.errorMessage();
                }
            }
            return why;
        } catch (SdkException e) {
            // Among what passes are keys that have run out: others are on their way.
            if (!Patience.passing(e)) {
                String said = e instanceof AwsServiceException refusal && refusal.awsErrorDetails() != null
                        ? refusal.awsErrorDetails().errorMessage()
                        : e.getMessage();
                throw new IOException("Rows can't be put to the delivery stream " + stream.name() + ": " + said, e);
            }
            refused.addAll(waiting);
            return String.valueOf(e.getMessage());
        }
    }

    @Override
    public void close() {
        firehose.close();
    }
}
