package dev.weir.app.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;

/**
 * A line of the error log.
 *
 * @param code the service's name of the error; empty if the line has none
 * @param destination what refused; empty if the line does not say
 * @param raw the line as it was logged
 */
record ErrorLine(Instant at, String code, String message, String destination, String raw) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads a line; what is no JSON of Firehose's form is a message as it is. */
    static ErrorLine of(Instant at, String line) {
        try {
            JsonNode json = JSON.readTree(line);
            if (json != null && json.isObject()) {
                return new ErrorLine(
                        at,
                        json.path("errorCode").asText(""),
                        json.path("message").asText(line),
                        json.path("destination").asText(""),
                        line);
            }
        } catch (JsonProcessingException e) {
            return new ErrorLine(at, "", line, "", line);
        }
        return new ErrorLine(at, "", line, "", line);
    }
}
