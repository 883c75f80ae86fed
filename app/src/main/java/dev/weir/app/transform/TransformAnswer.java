package dev.weir.app.transform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import dev.weir.app.transform.BenchResult.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A function's answer, held against the contract: every recordId exactly once, each with a result that Firehose knows, data in
 * Base64, not more than 6 MiB.
 *
 * @param violations a sentence each; what concerns a single record is told with its result
 */
record TransformAnswer(List<BenchResult> results, List<String> violations) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static TransformAnswer read(byte[] answer, List<BenchRecord> sent) {
        if (answer.length > TransformEvent.MOST_BYTES) {
            return nothing(
                    sent,
                    Text.of("The answer has {0} bytes. Firehose takes 6 MiB at most.", Format.count(answer.length)));
        }
        JsonNode json;
        try {
            json = JSON.readTree(answer);
        } catch (IOException e) {
            return nothing(
                    sent,
                    Text.of(
                            "The answer is no JSON. Print nothing else to where the answer goes; the log has a way of its own."));
        }
        if (json == null || !json.path("records").isArray()) {
            return nothing(sent, Text.of("The answer has no array \"records\"."));
        }
        Map<String, List<JsonNode>> byId = new HashMap<>();
        List<String> violations = new ArrayList<>();
        int nameless = 0;
        for (JsonNode record : json.path("records")) {
            if (record.path("recordId").isTextual()) {
                byId.computeIfAbsent(record.path("recordId").asText(), id -> new ArrayList<>())
                        .add(record);
            } else {
                nameless++;
            }
        }
        if (nameless > 0) {
            violations.add(Text.of("{0} of the records in the answer have no recordId.", Format.count(nameless)));
        }
        Set<String> known = new HashSet<>();
        sent.forEach(record -> known.add(record.recordId()));
        long strange = byId.keySet().stream().filter(id -> !known.contains(id)).count();
        if (strange > 0) {
            violations.add(Text.of(
                    "{0} of the records in the answer have a recordId that was not sent.", Format.count(strange)));
        }
        List<BenchResult> results = sent.stream()
                .map(record -> result(record, byId.getOrDefault(record.recordId(), List.of())))
                .toList();
        return new TransformAnswer(results, violations);
    }

    private static TransformAnswer nothing(List<BenchRecord> sent, String violation) {
        return new TransformAnswer(
                sent.stream()
                        .map(record -> BenchResult.failed(record, Outcome.BROKEN, violation))
                        .toList(),
                List.of(violation));
    }

    private static BenchResult result(BenchRecord record, List<JsonNode> answers) {
        if (answers.isEmpty()) {
            return BenchResult.failed(
                    record, Outcome.BROKEN, Text.of("Its recordId is missing in the answer (Lambda.MissingRecordId)."));
        }
        if (answers.size() > 1) {
            return BenchResult.failed(
                    record,
                    Outcome.BROKEN,
                    Text.of("Its recordId is {0} times in the answer (Lambda.DuplicatedRecordId).", answers.size()));
        }
        JsonNode answer = answers.getFirst();
        String result = answer.path("result").asText();
        return switch (result) {
            case "Ok" -> ok(record, answer);
            case "Dropped" -> new BenchResult(record, Outcome.DROPPED, null, Map.of(), null);
            case "ProcessingFailed" ->
                BenchResult.failed(
                        record,
                        Outcome.PROCESSING_FAILED,
                        Text.of(
                                "The function gave it the result ProcessingFailed: Firehose writes it to processing-failed/."));
            default ->
                BenchResult.failed(
                        record,
                        Outcome.BROKEN,
                        answer.path("result").isTextual()
                                ? Text.of("Its result \"{0}\" is none of Ok, Dropped and ProcessingFailed.", result)
                                : Text.of("It has no result."));
        };
    }

    private static BenchResult ok(BenchRecord record, JsonNode answer) {
        if (!answer.path("data").isTextual()) {
            return BenchResult.failed(record, Outcome.BROKEN, Text.of("Its result is Ok, but it has no data."));
        }
        byte[] data;
        try {
            data = Base64.getDecoder().decode(answer.path("data").asText());
        } catch (IllegalArgumentException e) {
            return BenchResult.failed(record, Outcome.BROKEN, Text.of("Its data is not Base64."));
        }
        Map<String, String> keys = new HashMap<>();
        for (Map.Entry<String, JsonNode> key :
                answer.path("metadata").path("partitionKeys").properties()) {
            keys.put(key.getKey(), key.getValue().asText());
        }
        return BenchResult.ok(record, data, keys);
    }
}
