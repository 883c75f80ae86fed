package dev.weir.broker.firehose.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a function gave for the records of a batch, by their ids. */
final class LambdaAnswer {

    private static final String UNREADABLE = "Lambda.JsonProcessingException";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Result> results;

    private LambdaAnswer(Map<String, Result> results) {
        this.results = results;
    }

    /**
     * What becomes of one record: it failed if there is a failure, is dropped if there is no data.
     *
     * @param failure the code of the failure
     * @param keys partition keys that the function found
     */
    @SuppressWarnings("ArrayRecordComponent") // the bytes are handed on, not compared
    record Result(@Nullable String failure, String message, byte @Nullable [] data, Map<String, String> keys) {

        static Result failed(String code, String message) {
            return new Result(code, message, null, Map.of());
        }
    }

    /** @throws LambdaException if it is not what a function is to give */
    static LambdaAnswer read(byte[] answer) throws LambdaException {
        JsonNode json;
        try {
            json = JSON.readTree(answer);
        } catch (IOException e) {
            throw new LambdaException(UNREADABLE, "The function's answer is not JSON.");
        }
        if (json == null || !json.path("records").isArray()) {
            throw new LambdaException(UNREADABLE, "The function's answer has no array of records.");
        }
        Map<String, Result> results = new HashMap<>();
        for (JsonNode record : json.path("records")) {
            String id = record.path("recordId").asText();
            Result known = results.put(id, result(record));
            if (known != null) {
                results.put(
                        id,
                        Result.failed(
                                "Lambda.DuplicatedRecordId",
                                "Multiple records were returned with the same record id."));
            }
        }
        return new LambdaAnswer(results);
    }

    private static Result result(JsonNode record) throws LambdaException {
        return switch (record.path("result").asText()) {
            case "Ok" -> ok(record);
            case "Dropped" -> new Result(null, "", null, Map.of());
            case "ProcessingFailed" ->
                Result.failed("Lambda.ProcessingFailedStatus", "ProcessingFailed status set for record");
            default -> Result.failed(UNREADABLE, "The result of a record is none of Ok, Dropped and ProcessingFailed.");
        };
    }

    private static Result ok(JsonNode record) throws LambdaException {
        if (!record.path("data").isTextual()) {
            return Result.failed(UNREADABLE, "A record that is Ok has no data.");
        }
        Map<String, String> keys = new HashMap<>();
        for (Map.Entry<String, JsonNode> key :
                record.path("metadata").path("partitionKeys").properties()) {
            keys.put(key.getKey(), key.getValue().asText());
        }
        return new Result(null, "", LambdaTransform.decoded(record.path("data").asText()), keys);
    }

    Result of(String recordId) {
        Result result = results.get(recordId);
        return result != null
                ? result
                : Result.failed("Lambda.MissingRecordId", "One or more record Ids were not returned.");
    }
}
