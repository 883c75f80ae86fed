package dev.weir.broker.cloudtrail;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.Call;
import dev.weir.broker.call.Denial;
import dev.weir.broker.call.Tls;
import dev.weir.broker.cloudtrail.journal.JournalEvent.Named;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/** Writes an event as CloudTrail's record, version 1.11 (AWS CloudTrail User Guide, "CloudTrail record contents"). */
final class EventJson {

    /** What CloudTrail keeps of a request or an answer, in characters; of a longer one it tells the size only. */
    static final int MAX_ELEMENT = 100 * 1024;

    private static final int MAX_USER_AGENT = 1024;
    private static final JsonFactory FACTORY = new JsonFactory();

    private EventJson() {}

    /** CloudTrail's times: UTC, in whole seconds. */
    static String time(Instant instant) {
        return DateTimeFormatter.ISO_INSTANT.format(instant.truncatedTo(ChronoUnit.SECONDS));
    }

    static String of(PendingEvent event, UUID id, List<Named> resources) {
        StringWriter text = new StringWriter(1024);
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            write(json, event, id, resources);
        } catch (IOException e) {
            throw new UncheckedIOException("A writer in memory does not fail.", e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, PendingEvent event, UUID id, List<Named> resources)
            throws IOException {
        Call call = event.call();
        json.writeStartObject();
        json.writeStringField("eventVersion", "1.11");
        UserIdentity.write(json, call.caller(), call.sourceAddress());
        json.writeStringField("eventTime", time(event.time()));
        json.writeStringField("eventSource", call.service().eventSource());
        json.writeStringField("eventName", event.name());
        json.writeStringField("awsRegion", call.region());
        json.writeStringField("sourceIPAddress", call.sourceAddress());
        json.writeStringField("userAgent", printable(call.userAgent()));
        AwsException error = event.error();
        if (error != null) {
            json.writeStringField("errorCode", error.code());
            json.writeStringField("errorMessage", PojoJson.shortened(error.getMessage()));
        }
        write(json, "requestParameters", event.request(), call.newerMembers(), event.recordCount());
        write(json, "responseElements", event.response(), Map.of(), null);
        Denial denial = error == null ? null : error.denial();
        if (denial != null) {
            write(json, denial);
        }
        json.writeStringField("requestID", call.requestId());
        json.writeStringField("eventID", id.toString());
        json.writeBooleanField("readOnly", event.readOnly());
        if (!resources.isEmpty()) {
            json.writeArrayFieldStart("resources");
            for (Named resource : resources) {
                write(json, resource, call.caller().accountId());
            }
            json.writeEndArray();
        }
        json.writeStringField("eventType", "AwsApiCall");
        json.writeBooleanField("managementEvent", !event.data());
        json.writeStringField("recipientAccountId", call.caller().accountId());
        json.writeStringField("eventCategory", event.data() ? "Data" : "Management");
        Tls tls = call.tls();
        if (tls != null) {
            json.writeObjectFieldStart("tlsDetails");
            json.writeStringField("tlsVersion", tls.version());
            json.writeStringField("cipherSuite", tls.cipherSuite());
            json.writeStringField("clientProvidedHostHeader", printable(tls.hostHeader()));
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void write(
            JsonGenerator json,
            String name,
            @Nullable SdkPojo pojo,
            Map<String, Object> newer,
            @Nullable Integer recordCount)
            throws IOException {
        if (pojo == null && newer.isEmpty()) {
            json.writeNullField(name);
            return;
        }
        StringWriter text = new StringWriter(512);
        try (JsonGenerator inner = FACTORY.createGenerator(text)) {
            PojoJson.write(inner, pojo, newer, recordCount);
        }
        int size = text.getBuffer().length();
        json.writeFieldName(name);
        if (size <= MAX_ELEMENT) {
            json.writeRawValue(text.toString());
            return;
        }
        json.writeStartObject();
        json.writeBooleanField("omitted", true);
        json.writeNumberField("originalSize", size);
        json.writeStringField("reason", name + " too large");
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Named resource, String accountId) throws IOException {
        json.writeStartObject();
        String[] parts = resource.arn().split(":", 6);
        json.writeStringField("accountId", parts.length < 6 || parts[4].isEmpty() ? accountId : parts[4]);
        json.writeStringField("type", resource.type());
        json.writeStringField("ARN", resource.arn());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Denial denial) throws IOException {
        json.writeObjectFieldStart("additionalEventData");
        json.writeStringField("deniedAction", denial.action());
        json.writeStringField("deniedResource", denial.resource());
        json.writeBooleanField("explicitDeny", denial.explicit());
        json.writeStringField("policyKind", denial.policyKind());
        json.writeStringField("policy", denial.policy());
        json.writeStringField("statement", denial.statement());
        json.writeEndObject();
    }

    /** What a client sent about itself, without what would disturb a log: control characters and endless length. */
    private static String printable(String sent) {
        String kept = sent.length() > MAX_USER_AGENT ? sent.substring(0, MAX_USER_AGENT) : sent;
        return kept.codePoints().noneMatch(Character::isISOControl) ? kept : kept.replaceAll("\\p{Cntrl}", "");
    }
}
