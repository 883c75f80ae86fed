package dev.weir.broker.firehose;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.Call;
import dev.weir.broker.call.Operation;
import dev.weir.broker.firehose.delivery.DirectLog;
import dev.weir.broker.store.StoreException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamType;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchRequest;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchResponse;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchResponseEntry;
import software.amazon.awssdk.services.firehose.model.PutRecordRequest;
import software.amazon.awssdk.services.firehose.model.PutRecordResponse;
import software.amazon.awssdk.services.firehose.model.Record;

/** PutRecord and PutRecordBatch. Each answers once every record that it acknowledges is durable. */
final class PutOperations {

    private static final Logger LOG = LoggerFactory.getLogger(PutOperations.class);
    private static final int MAX_BATCH_BYTES = 4 << 20;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final int ID_BYTES = 96;

    private final FirehoseParts parts;
    private final PutRates rates;

    PutOperations(FirehoseParts parts, PutRates rates) {
        this.parts = parts;
        this.rates = rates;
    }

    List<Operation<?, ?>> operations() {
        return List.of(
                new Operation<>("PutRecord", false, true, PutRecordRequest::builder, this::putRecord),
                new Operation<>("PutRecordBatch", false, true, PutRecordBatchRequest::builder, this::putRecordBatch));
    }

    private PutRecordResponse putRecord(PutRecordRequest request, Call call) {
        long begun = parts.delivery().time().nanoTime();
        DeliveryStream stream = taking(request.deliveryStreamName(), call);
        byte[] data = request.record().data().asByteArrayUnsafe();
        var metrics = parts.deliveries().metrics(stream);
        metrics.record("IncomingPutRequests", 1);
        metrics.record("PutRecord.Requests", 1);
        if (!rates.admitCall(stream) || !rates.admit(stream, data.length)) {
            metrics.record("ThrottledRecords", 1);
            throw FirehoseErrors.slowDown();
        }
        StoreException failure = append(stream, List.of(data));
        if (failure != null) {
            throw new AwsException("ServiceUnavailableException", 503, String.valueOf(failure.getMessage()));
        }
        metrics.record("PutRecord.Bytes", data.length);
        metrics.record("PutRecord.Latency", millisSince(begun));
        incoming(stream, 1, data.length);
        return PutRecordResponse.builder()
                .recordId(newRecordId())
                .encrypted(stream.encryption().sealingKey() != null)
                .build();
    }

    private PutRecordBatchResponse putRecordBatch(PutRecordBatchRequest request, Call call) {
        long begun = parts.delivery().time().nanoTime();
        DeliveryStream stream = taking(request.deliveryStreamName(), call);
        long total = 0;
        for (Record record : request.records()) {
            total += record.data().asByteArrayUnsafe().length;
        }
        if (total > MAX_BATCH_BYTES) {
            throw FirehoseErrors.invalid("Records size exceeds 4 MB limit");
        }
        var metrics = parts.deliveries().metrics(stream);
        metrics.record("IncomingPutRequests", 1);
        metrics.record("PutRecordBatch.Requests", 1);
        if (!rates.admitCall(stream)) {
            metrics.record("ThrottledRecords", request.records().size());
            throw FirehoseErrors.slowDown();
        }
        List<PutRecordBatchResponseEntry> entries =
                new ArrayList<>(request.records().size());
        List<byte[]> taken = new ArrayList<>(request.records().size());
        List<Integer> places = new ArrayList<>(request.records().size());
        long bytes = 0;
        for (Record record : request.records()) {
            byte[] data = record.data().asByteArrayUnsafe();
            if (rates.admit(stream, data.length)) {
                places.add(entries.size());
                taken.add(data);
                bytes += data.length;
                entries.add(acknowledged());
            } else {
                entries.add(refused("Slow down."));
            }
        }
        int throttled = entries.size() - taken.size();
        StoreException failure = append(stream, taken);
        if (failure != null) {
            places.forEach(place -> entries.set(place, refused(String.valueOf(failure.getMessage()))));
        }
        metrics.record("ThrottledRecords", throttled);
        if (failure == null && !taken.isEmpty()) {
            metrics.record("PutRecordBatch.Bytes", (double) bytes);
            metrics.record("PutRecordBatch.Records", taken.size());
            metrics.record("PutRecordBatch.Latency", millisSince(begun));
            incoming(stream, taken.size(), (double) bytes);
        }
        return PutRecordBatchResponse.builder()
                .failedPutCount(failure == null ? throttled : entries.size())
                .encrypted(stream.encryption().sealingKey() != null)
                .requestResponses(entries)
                .build();
    }

    /** A delivery stream that direct puts may go to; one that is being deleted takes them too, and promises nothing. */
    private DeliveryStream taking(String name, Call call) {
        DeliveryStream stream = parts.streams().get(call, name);
        if (stream.type() != DeliveryStreamType.DIRECT_PUT) {
            throw FirehoseErrors.wrongSource(stream);
        }
        if (!stream.lifecycle().isActive() && !stream.lifecycle().isDeleting()) {
            throw parts.errors().notFound(name);
        }
        return stream;
    }

    /** @return why nothing was stored, or null if all was */
    private @Nullable StoreException append(DeliveryStream stream, List<byte[]> records) {
        if (records.isEmpty()) {
            return null;
        }
        DirectLog log = parts.deliveries().log(stream);
        if (log == null) {
            throw parts.errors().notFound(stream.name());
        }
        try {
            log.append(
                            records,
                            stream.encryption().sealingKey(),
                            parts.streams().now().toEpochMilli())
                    .join();
            return null;
        } catch (AwsException e) {
            throw FirehoseErrors.kms(e);
        } catch (CompletionException e) {
            if (e.getCause() instanceof StoreException failure) {
                LOG.error("Records of delivery stream {} were not stored: {}", stream.name(), failure.getMessage());
                return failure;
            }
            throw e;
        }
    }

    private void incoming(DeliveryStream stream, double records, double bytes) {
        var metrics = parts.deliveries().metrics(stream);
        metrics.record("IncomingRecords", records);
        metrics.record("IncomingBytes", bytes);
    }

    private static PutRecordBatchResponseEntry acknowledged() {
        return PutRecordBatchResponseEntry.builder().recordId(newRecordId()).build();
    }

    private static PutRecordBatchResponseEntry refused(String why) {
        return PutRecordBatchResponseEntry.builder()
                .errorCode("ServiceUnavailableException")
                .errorMessage(why)
                .build();
    }

    /** Unique, and nothing more is promised of it. */
    private static String newRecordId() {
        ByteBuffer id = ByteBuffer.allocate(ID_BYTES);
        ThreadLocalRandom random = ThreadLocalRandom.current();
        while (id.hasRemaining()) {
            id.putLong(random.nextLong());
        }
        return Base64.getEncoder().encodeToString(id.array());
    }

    private double millisSince(long begun) {
        return (parts.delivery().time().nanoTime() - begun) / NANOS_PER_MILLI;
    }
}
