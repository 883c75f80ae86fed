package dev.weir.broker.cloudtrail;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.Call;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes an event as CloudTrail's record, version 1.11 (AWS CloudTrail User Guide, "CloudTrail record contents").
 * There is no {@code tlsDetails}: which connection a call came over is not told to the services.
 */
final class EventJson {

    private static final JsonFactory FACTORY = new JsonFactory();

    private EventJson() {}

    /** CloudTrail's times: UTC, in whole seconds. */
    static String time(Instant instant) {
        return DateTimeFormatter.ISO_INSTANT.format(instant.truncatedTo(ChronoUnit.SECONDS));
    }

    static String of(PendingEvent event, UserIdentity identity, @Nullable EventResource resource) {
        StringWriter text = new StringWriter(1024);
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            write(json, event, identity, resource);
        } catch (IOException e) {
            throw new UncheckedIOException("A writer in memory does not fail.", e);
        }
        return text.toString();
    }

    private static void write(
            JsonGenerator json, PendingEvent event, UserIdentity identity, @Nullable EventResource resource)
            throws IOException {
        Call call = event.call();
        json.writeStartObject();
        json.writeStringField("eventVersion", "1.11");
        identity.write(json);
        json.writeStringField("eventTime", time(event.time()));
        json.writeStringField("eventSource", call.service().eventSource());
        json.writeStringField("eventName", call.operation());
        json.writeStringField("awsRegion", call.region());
        json.writeStringField("sourceIPAddress", call.sourceAddress());
        json.writeStringField("userAgent", call.userAgent());
        AwsException error = event.error();
        if (error != null) {
            json.writeStringField("errorCode", error.code());
            json.writeStringField("errorMessage", error.getMessage());
        }
        json.writeFieldName("requestParameters");
        PojoJson.write(json, event.request(), call.newerMembers(), event.recordCount());
        json.writeFieldName("responseElements");
        PojoJson.write(json, event.response(), Map.of(), null);
        json.writeStringField("requestID", call.requestId());
        json.writeStringField("eventID", event.id().toString());
        json.writeBooleanField("readOnly", event.readOnly());
        if (resource != null) {
            json.writeArrayFieldStart("resources");
            json.writeStartObject();
            json.writeStringField("accountId", resource.accountId());
            json.writeStringField("type", resource.type());
            json.writeStringField("ARN", resource.arn());
            json.writeEndObject();
            json.writeEndArray();
        }
        json.writeStringField("eventType", "AwsApiCall");
        json.writeBooleanField("managementEvent", !event.data());
        json.writeStringField("recipientAccountId", call.caller().accountId());
        json.writeStringField("eventCategory", event.data() ? "Data" : "Management");
        json.writeEndObject();
    }
}
