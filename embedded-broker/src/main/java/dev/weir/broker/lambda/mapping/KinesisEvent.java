package dev.weir.broker.lambda.mapping;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import software.amazon.awssdk.arns.Arn;

/** The event in which a function gets records, as the service writes it. */
record KinesisEvent(String streamArn, String roleArn) {

    private static final JsonFactory JSON = new JsonFactory();

    byte[] of(List<SourceRecord> records) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeArrayFieldStart("Records");
            for (SourceRecord each : records) {
                write(json, each);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("A buffer in memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    private void write(JsonGenerator json, SourceRecord each) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("kinesis");
        json.writeStringField("kinesisSchemaVersion", "1.0");
        json.writeStringField("partitionKey", each.stored().partitionKey());
        json.writeStringField("sequenceNumber", each.sequenceNumber());
        json.writeBinaryField("data", each.stored().data());
        json.writeNumberField("approximateArrivalTimestamp", BigDecimal.valueOf(each.arrivalMillis(), 3));
        json.writeEndObject();
        json.writeStringField("eventSource", "aws:kinesis");
        json.writeStringField("eventVersion", "1.0");
        json.writeStringField("eventID", each.shardId() + ":" + each.sequenceNumber());
        json.writeStringField("eventName", "aws:kinesis:record");
        json.writeStringField("invokeIdentityArn", roleArn);
        json.writeStringField("awsRegion", Arn.fromString(streamArn).region().orElse(""));
        json.writeStringField("eventSourceARN", streamArn);
        json.writeEndObject();
    }
}
