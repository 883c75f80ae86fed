package dev.weir.app.objects.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A record that Firehose could not process, convert or deliver, as its error object keeps it.
 *
 * @param attempts how often it was tried
 * @param arrived when the record came to Firehose, or null if that is not said
 * @param ended when the last attempt ended, or null if that is not said
 * @param code Firehose's name for what went wrong, for instance {@code Lambda.FunctionError}
 * @param message Firehose's own words
 * @param rawData the record as it was put
 * @param by the function or the index that it failed at, or null
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are handed on, not compared
public record FirehoseError(
        int attempts,
        @Nullable Instant arrived,
        @Nullable Instant ended,
        String code,
        String message,
        byte[] rawData,
        @Nullable String by) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads an error document, or gives null if it is none. */
    static @Nullable FirehoseError read(byte[] document) {
        try {
            JsonNode json = JSON.readTree(document);
            if (!json.path("rawData").isTextual()) {
                return null;
            }
            return new FirehoseError(
                    json.path("attemptsMade").asInt(),
                    time(json.path("arrivalTimestamp")),
                    time(json.path("attemptEndingTimestamp")),
                    json.path("errorCode").asText(),
                    json.path("errorMessage").asText(),
                    Base64.getDecoder().decode(json.path("rawData").asText()),
                    json.hasNonNull("lambdaArn")
                            ? json.path("lambdaArn").asText()
                            : json.hasNonNull("esIndexName")
                                    ? json.path("esIndexName").asText()
                                    : null);
        } catch (IOException | IllegalArgumentException e) {
            // The row shows the line as it stands, and says that it is no error document.
            return null;
        }
    }

    /** The record as it was put, or the document itself if it is none of Firehose's. */
    public static byte[] rawDataOf(byte[] document) {
        FirehoseError error = read(document);
        return error == null ? document : error.rawData();
    }

    private static @Nullable Instant time(JsonNode millis) {
        return millis.isNumber() ? Instant.ofEpochMilli(millis.asLong()) : null;
    }

    /** What went wrong in plain words, and what helps; two or three sentences. */
    public String why() {
        return ErrorWords.of(code);
    }
}
