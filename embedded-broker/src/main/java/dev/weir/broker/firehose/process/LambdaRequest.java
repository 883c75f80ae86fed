package dev.weir.broker.firehose.process;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a function is given.
 *
 * @param sourceArn the stream that is read; null for direct puts
 */
public record LambdaRequest(
        String deliveryStreamArn, String region, @Nullable String sourceArn) {

    private static final JsonFactory JSON = new JsonFactory();

    /** The event of a batch, as JSON. */
    byte[] payload(List<Outcome.Ready> batch, RecordOrigin origin) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("invocationId", UUID.randomUUID().toString());
            if (sourceArn != null) {
                json.writeStringField("sourceKinesisStreamArn", sourceArn);
            }
            json.writeStringField("deliveryStreamArn", deliveryStreamArn);
            json.writeStringField("region", region);
            json.writeArrayFieldStart("records");
            for (int i = 0; i < batch.size(); i++) {
                write(json, batch.get(i), i, origin);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator json, Outcome.Ready record, int place, RecordOrigin origin)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("recordId", recordId(record, place));
        json.writeNumberField("approximateArrivalTimestamp", record.arrivalMillis());
        json.writeBinaryField("data", record.data());
        RecordOrigin.StreamRecord of = origin.at(record.position());
        if (of != null) {
            json.writeObjectFieldStart("kinesisRecordMetadata");
            json.writeStringField("sequenceNumber", of.sequenceNumber());
            json.writeStringField("subsequenceNumber", "");
            json.writeStringField("partitionKey", of.partitionKey());
            json.writeStringField("shardId", of.shardId());
            json.writeNumberField("approximateArrivalTimestamp", record.arrivalMillis());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    /** Names a record of a batch: records that were taken apart share a position. */
    static String recordId(Outcome.Ready record, int place) {
        return "%020d%010d".formatted(record.position(), place) + "000000000000000000";
    }
}
