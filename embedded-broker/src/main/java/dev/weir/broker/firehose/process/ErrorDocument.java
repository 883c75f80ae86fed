package dev.weir.broker.firehose.process;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;

/** A failed record as the service keeps it: one JSON object on a line. */
public final class ErrorDocument {

    private static final JsonFactory JSON = new JsonFactory();

    private ErrorDocument() {}

    /** @param endedAt when the last attempt ended */
    public static byte[] of(Outcome.Failed failed, Instant endedAt) {
        return of(failed, endedAt, Map.of());
    }

    /**
     * @param endedAt when the last attempt ended
     * @param details what else is told, by name
     */
    public static byte[] of(Outcome.Failed failed, Instant endedAt, Map<String, String> details) {
        FailureReason reason = failed.reason();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeNumberField("attemptsMade", reason.attempts());
            json.writeNumberField("arrivalTimestamp", failed.arrivalMillis());
            json.writeStringField("errorCode", reason.code());
            json.writeStringField("errorMessage", reason.message());
            json.writeNumberField("attemptEndingTimestamp", endedAt.toEpochMilli());
            json.writeBinaryField("rawData", failed.data());
            if (reason.lambdaArn() != null) {
                json.writeStringField("lambdaArn", reason.lambdaArn());
            }
            for (Map.Entry<String, String> detail : details.entrySet()) {
                json.writeStringField(detail.getKey(), detail.getValue());
            }
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line.toByteArray();
    }
}
