package dev.weir.app.transform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/** What a function failed with, as Lambda tells it: an object with errorType, errorMessage and perhaps a stack trace. */
final class FunctionError {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 600;
    private static final int LINES = 4;

    private FunctionError() {}

    /** Type, message and the first lines of the stack trace; the text as it is if it is no such object. */
    static String words(String payload) {
        String words = payload;
        try {
            JsonNode error = JSON.readTree(payload);
            if (error != null && error.path("errorMessage").isTextual()) {
                StringBuilder text = new StringBuilder();
                if (error.path("errorType").isTextual()) {
                    text.append(error.path("errorType").asText()).append(": ");
                }
                text.append(error.path("errorMessage").asText());
                int lines = 0;
                for (JsonNode line : error.path("stackTrace")) {
                    if (lines++ < LINES) {
                        text.append("\n    ").append(line.asText());
                    }
                }
                words = text.toString();
            }
        } catch (IOException e) {
            // Not an object after all: the text is shown as it came.
            words = payload;
        }
        return words.length() > LONGEST ? words.substring(0, LONGEST) + "…" : words;
    }
}
