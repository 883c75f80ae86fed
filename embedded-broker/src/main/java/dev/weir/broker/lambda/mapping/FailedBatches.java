package dev.weir.broker.lambda.mapping;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.ServiceId;
import dev.weir.broker.s3.ObjectHeaders;
import dev.weir.broker.s3.ObjectStore;
import dev.weir.broker.store.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** Where batches go that are given up: as objects into the bucket of the mapping's on-failure destination. */
final class FailedBatches {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BUCKET_ARN = "arn:aws:s3:::";
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy/MM/dd").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH.mm.ss").withZone(ZoneOffset.UTC);

    private final ObjectStore objects;
    private final SourceCalls calls;

    /** @param calls decides where a function's role may put */
    FailedBatches(ObjectStore objects, SourceCalls calls) {
        this.objects = objects;
        this.calls = calls;
    }

    static boolean isServed(String destinationArn) {
        return destinationArn.startsWith(BUCKET_ARN);
    }

    boolean isThere(String destinationArn) {
        return objects.bucketExists(bucket(destinationArn));
    }

    private static String bucket(String destinationArn) {
        return destinationArn.substring(BUCKET_ARN.length()).replaceFirst("/.*", "");
    }

    /**
     * Why and when a batch was given up.
     *
     * @param condition in the service's terms, for instance {@code RetryAttemptsExhausted}
     * @param invokeCount how often the function was called with it, about
     */
    @SuppressWarnings("ArrayRecordComponent") // the bytes are handed on, not compared
    record GivenUp(String condition, int invokeCount, List<SourceRecord> records, byte[] event, Instant at) {}

    /**
     * Puts a batch that was given up.
     *
     * @throws IOException if it could not be put; nothing of it is there then
     */
    void put(Mapping mapping, GivenUp batch) throws IOException {
        String destination = mapping.settings().destinationConfig().onFailure().destination();
        SourceRecord first = batch.records().getFirst();
        String key = "aws/lambda/" + mapping.uuid() + "/" + first.shardId() + "/" + DAY.format(batch.at()) + "/"
                + SECOND.format(batch.at()) + "-" + UUID.randomUUID();
        Path file = objects.newFile();
        try {
            Files.write(file, JSON.writeValueAsBytes(told(mapping, batch)));
            PutObjectRequest request = PutObjectRequest.builder()
                    .bucket(bucket(destination))
                    .key(key)
                    .build();
            calls.make(
                    mapping.region(),
                    mapping.settings().functionArn(),
                    ServiceId.S3,
                    "PutObject",
                    request,
                    () -> objects.put(bucket(destination), key, file, ObjectHeaders.ofType("application/json")));
        } catch (AwsException | StoreException e) {
            throw new IOException(e.getMessage(), e);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static ObjectNode told(Mapping mapping, GivenUp batch) {
        SourceRecord first = batch.records().getFirst();
        SourceRecord last = batch.records().getLast();
        ObjectNode told = JSON.createObjectNode();
        told.putObject("requestContext")
                .put("requestId", UUID.randomUUID().toString())
                .put("functionArn", mapping.settings().functionArn())
                .put("condition", batch.condition())
                .put("approximateInvokeCount", batch.invokeCount());
        told.putObject("responseContext")
                .put("statusCode", 200)
                .put("executedVersion", "$LATEST")
                .put("functionError", "Unhandled");
        told.put("version", "1.0").put("timestamp", batch.at().toString());
        told.putObject("KinesisBatchInfo")
                .put("shardId", first.shardId())
                .put("startSequenceNumber", first.sequenceNumber())
                .put("endSequenceNumber", last.sequenceNumber())
                .put(
                        "approximateArrivalOfFirstRecord",
                        Instant.ofEpochMilli(first.arrivalMillis()).toString())
                .put(
                        "approximateArrivalOfLastRecord",
                        Instant.ofEpochMilli(last.arrivalMillis()).toString())
                .put("batchSize", batch.records().size())
                .put("streamArn", mapping.settings().eventSourceArn());
        return told.put("payload", new String(batch.event(), StandardCharsets.UTF_8));
    }
}
