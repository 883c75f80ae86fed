package dev.weir.broker.firehose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.weir.broker.firehose.PlainServer.Answer;
import dev.weir.broker.firehose.PlainServer.Asked;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * As much of a search cluster as the bulk API is: lines in pairs, the last one ended, each document taken or refused by
 * itself; whatever breaks that refuses the whole request.
 */
final class FakeSearch implements PlainServer.Behaviour {

    /** Documents by index and id. */
    final Map<String, Map<String, String>> indexes = new ConcurrentSkipListMap<>();

    /** The status of a document; 201 if a test says nothing. */
    volatile Function<String, Integer> statuses = _ -> 201;

    private static final JsonMapper JSON = new JsonMapper();
    private int nextId;

    @Override
    public synchronized Answer answer(Asked asked) {
        try {
            if (!asked.path().equals("/_bulk")) {
                return Answer.of(404, "{\"error\":\"no handler\"}");
            }
            if (!"application/x-ndjson".equals(asked.headers().get("content-type"))) {
                return Answer.of(406, "{\"error\":\"Content-Type header is not supported\"}");
            }
            return bulk(asked.body());
        } catch (IOException e) {
            return Answer.of(400, "{\"error\":{\"type\":\"illegal_argument_exception\"}}");
        }
    }

    private Answer bulk(String body) throws IOException {
        if (!body.endsWith("\n")) {
            return Answer.of(400, "{\"error\":\"The bulk request must be terminated by a newline [\\n]\"}");
        }
        var answer = JSON.createObjectNode();
        var items = answer.putArray("items");
        String[] lines = body.substring(0, body.length() - 1).split("\n", -1);
        if (lines.length % 2 != 0) {
            return Answer.of(400, "{\"error\":\"Malformed action/metadata line\"}");
        }
        for (int i = 0; i < lines.length; i += 2) {
            JsonNode action = JSON.readTree(lines[i]).path("index");
            if (!action.path("_index").isTextual()) {
                return Answer.of(400, "{\"error\":\"Malformed action/metadata line [" + i + "]\"}");
            }
            @Nullable String error = refusal(lines[i + 1]);
            int status = error == null ? statuses.apply(lines[i + 1]) : 400;
            var result = items.addObject().putObject("index");
            result.put("status", status);
            if (status == 201) {
                String id = action.path("_id").asText("generated-" + nextId++);
                indexes.computeIfAbsent(action.path("_index").asText(), _ -> new TreeMap<>())
                        .put(id, lines[i + 1]);
            } else {
                result.putObject("error")
                        .put("type", error == null ? "es_rejected_execution_exception" : error)
                        .put("reason", "as the test says");
            }
        }
        return Answer.of(200, JSON.writeValueAsString(answer));
    }

    private static @Nullable String refusal(String document) {
        try {
            return JSON.readTree(document).isObject() ? null : "mapper_parsing_exception";
        } catch (IOException e) {
            return "mapper_parsing_exception";
        }
    }

    /** How many documents there are in each index. */
    Map<String, Integer> counts() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        indexes.forEach((index, documents) -> counts.put(index, documents.size()));
        return counts;
    }
}
