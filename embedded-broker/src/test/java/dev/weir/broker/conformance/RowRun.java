package dev.weir.broker.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One row in one wire format. */
final class RowRun {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(?:(\\w)\\*(\\d+)|(\\w+))}");
    private static final long PAUSE_MILLIS = 10;

    private final Endpoint endpoint;
    private final WireFormat format;
    private final Map<String, String> variables;

    /** @param shared variables that all rows have */
    RowRun(Endpoint endpoint, WireFormat format, Map<String, String> shared) {
        this.endpoint = endpoint;
        this.format = format;
        variables = new HashMap<>(shared);
    }

    /** A name for a stream, not used before. */
    static String newName() {
        return "weir-rows-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** Makes the calls and gives their answers. */
    List<Answer> run(Row row) throws Exception {
        if (row.shards() > 0) {
            variables.put("stream", newName());
            create(row.shards());
        }
        try {
            List<Answer> answers = new ArrayList<>();
            for (Step step : row.steps()) {
                answers.add(run(step));
            }
            return answers;
        } finally {
            if (row.shards() > 0) {
                call("DeleteStream", "{\"StreamName\":\"${stream}\",\"EnforceConsumerDeletion\":true}");
            }
        }
    }

    /** Makes the stream of the row. */
    void create(int shards) throws Exception {
        run(new Step(
                "",
                "CreateStream",
                "{\"StreamName\":\"${stream}\",\"ShardCount\":" + shards + "}",
                Step.Expected.ANSWER,
                "",
                "",
                Map.of()));
        run(new Step(
                "",
                "DescribeStreamSummary",
                "{\"StreamName\":\"${stream}\"}",
                Step.Expected.UNTIL,
                "",
                "{\"StreamDescriptionSummary\":{\"StreamStatus\":\"ACTIVE\"}}",
                Map.of()));
    }

    private Answer run(Step step) throws Exception {
        boolean patient = step.expected() == Step.Expected.UNTIL || step.expected() == Step.Expected.UNTIL_ERROR;
        long end = System.nanoTime() + endpoint.patience().toNanos();
        while (true) {
            Answer answer = call(step.operation(), step.body());
            String difference = difference(step, answer);
            if (difference.isEmpty()) {
                step.captures().forEach((name, pointer) -> {
                    JsonNode value = answer.body().at(pointer);
                    assertThat(value.isMissingNode())
                            .as("%s has no %s", answer, pointer)
                            .isFalse();
                    variables.put(name, value.asText());
                });
                return answer;
            }
            if (!patient || System.nanoTime() > end) {
                fail(
                        "%s %s %s %s: %s%n%s",
                        step.place(), format, step.operation(), filled(step.body()), difference, answer);
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }

    private String difference(Step step, Answer answer) throws Exception {
        String text = filled(step.expectedText());
        return switch (step.expected()) {
            case NOTHING ->
                answer.status() != 200 || !answer.body().isMissingNode() ? "the answer should be empty" : "";
            case ANSWER, UNTIL ->
                answer.status() != 200
                        ? "status " + answer.status()
                        : text.isEmpty() || text.equals("{}")
                                ? ""
                                : Match.difference("", MAPPER.readTree(text), answer.body());
            case ERROR -> error(step, answer, answer.message().equals(text), text);
            case ERROR_LIKE, UNTIL_ERROR -> error(step, answer, answer.message().matches(text), text);
        };
    }

    private static String error(Step step, Answer answer, boolean met, String message) {
        return answer.status() == 400 && answer.errorType().equals(step.errorType()) && met
                ? ""
                : "should be refused with " + step.errorType() + ": " + message;
    }

    private Answer call(String operation, String body) throws Exception {
        return endpoint.call(format, operation, MAPPER.readTree(filled(body)));
    }

    private String filled(String text) {
        return VARIABLE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(3) == null
                                ? found.group(1).repeat(Integer.parseInt(found.group(2)))
                                : value(found.group(3))));
    }

    private String value(String name) {
        String value = variables.get(name);
        if (value == null) {
            throw new IllegalArgumentException("No variable " + name + " in " + variables.keySet());
        }
        return value;
    }
}
