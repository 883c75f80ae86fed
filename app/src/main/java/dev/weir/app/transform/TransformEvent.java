package dev.weir.app.transform;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The event that Firehose gives a function, of as many records as fit into one. */
final class TransformEvent {

    /** What goes into a function at a time, and what comes out, bytes. */
    static final int MOST_BYTES = 6 << 20;

    private static final int AROUND_RECORD = 512;
    private static final JsonFactory JSON = new JsonFactory();

    private TransformEvent() {}

    /** The first of these records that fit. */
    static List<BenchRecord> fitting(List<BenchRecord> records) {
        List<BenchRecord> some = new ArrayList<>();
        long bytes = AROUND_RECORD;
        for (BenchRecord record : records) {
            bytes += AROUND_RECORD + 4L * ((record.data().length + 2) / 3);
            if (bytes > MOST_BYTES) {
                break;
            }
            some.add(record);
        }
        return some;
    }

    /** @param streamArn the stream that the records come from; null for pasted ones, as of direct puts */
    static byte[] of(List<BenchRecord> records, String region, String account, @Nullable String streamArn) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("invocationId", UUID.randomUUID().toString());
            if (streamArn != null) {
                json.writeStringField("sourceKinesisStreamArn", streamArn);
            }
            json.writeStringField(
                    "deliveryStreamArn",
                    "arn:aws:firehose:" + region + ":" + account + ":deliverystream/transform-bench");
            json.writeStringField("region", region);
            json.writeArrayFieldStart("records");
            for (BenchRecord record : records) {
                write(json, record);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator json, BenchRecord record) throws IOException {
        json.writeStartObject();
        json.writeStringField("recordId", record.recordId());
        json.writeNumberField("approximateArrivalTimestamp", record.arrived().toEpochMilli());
        json.writeBinaryField("data", record.data());
        BenchRecord.StreamPosition from = record.from();
        if (from != null) {
            json.writeObjectFieldStart("kinesisRecordMetadata");
            json.writeStringField("sequenceNumber", from.sequenceNumber());
            json.writeStringField("subsequenceNumber", "");
            json.writeStringField("partitionKey", from.partitionKey());
            json.writeStringField("shardId", from.shardId());
            json.writeNumberField(
                    "approximateArrivalTimestamp", record.arrived().toEpochMilli());
            json.writeEndObject();
        }
        json.writeEndObject();
    }
}
