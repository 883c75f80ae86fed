package dev.weir.broker.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One rule: calls, each with what is expected of its answer.
 *
 * <pre>
 * ## A rule, in words
 * Operation {"Json": 1}   a call; JSON may go on in lines that are indented
 * = {"Json": "~\\d+"}     the answer has at least this; ~ is a regular expression, &lt;absent&gt; must not be there
 * ! Type: message         an error
 * !~ Type: regex          an error, its message matching
 * + {"Json": 1}           the error has this beside its message
 * </pre>
 */
record DynamoRow(String rule, List<Step> steps) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A call and the lines that follow it, each with its sign. */
    record Step(String place, String operation, StringBuilder body, List<StringBuilder> expected) {}

    static List<DynamoRow> read(String resource) throws IOException {
        List<DynamoRow> rows = new ArrayList<>();
        try (InputStream in = DynamoRow.class.getResourceAsStream(resource)) {
            int number = 0;
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                number++;
                if (line.startsWith("## ")) {
                    rows.add(new DynamoRow(line.substring(3), new ArrayList<>()));
                } else if (line.startsWith("  ")) {
                    Step last = rows.getLast().steps().getLast();
                    (last.expected().isEmpty() ? last.body() : last.expected().getLast()).append(line.strip());
                } else if (line.startsWith("=") || line.startsWith("!") || line.startsWith("+")) {
                    rows.getLast().steps().getLast().expected().add(new StringBuilder(line));
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    String[] parts = line.split(" ", 2);
                    Step step =
                            new Step(resource + ":" + number, parts[0], new StringBuilder(parts[1]), new ArrayList<>());
                    rows.getLast().steps().add(step);
                }
            }
        }
        return rows;
    }

    boolean calls(String operation) {
        return steps.stream().anyMatch(step -> step.operation().equals(operation));
    }

    void run(RawDynamo dynamo) throws IOException {
        for (Step step : steps) {
            RawDynamo.Answer answer = dynamo.call(step.operation(), step.body().toString());
            for (StringBuilder expected : step.expected()) {
                check(step.place(), expected.toString(), answer);
            }
            if (step.expected().isEmpty()) {
                throw new AssertionError(step.place() + " expects nothing");
            }
        }
    }

    private static void check(String place, String expected, RawDynamo.Answer answer) throws IOException {
        if (expected.startsWith("!~ ")) {
            if (!Pattern.matches(expected.substring(3), answer.told())) {
                throw new AssertionError(place + ": " + answer.told());
            }
        } else if (expected.startsWith("! ")) {
            if (!answer.told().equals(expected.substring(2))) {
                throw new AssertionError(
                        place + ":\n expected " + expected.substring(2) + "\n but was " + answer.told());
            }
        } else {
            if (expected.startsWith("=") && answer.status() != 200) {
                throw new AssertionError(place + ": " + answer.told());
            }
            match(place, JSON.readTree(expected.substring(1)), answer.body());
        }
    }

    private static void match(String at, JsonNode expected, JsonNode found) {
        if (expected.isObject()) {
            for (Iterator<Map.Entry<String, JsonNode>> i = expected.fields(); i.hasNext(); ) {
                Map.Entry<String, JsonNode> each = i.next();
                if (each.getValue().asText().equals("<absent>")) {
                    if (found.has(each.getKey())) {
                        throw new AssertionError(at + "/" + each.getKey() + " is there: " + found.get(each.getKey()));
                    }
                } else {
                    match(at + "/" + each.getKey(), each.getValue(), found.path(each.getKey()));
                }
            }
        } else if (expected.isArray()) {
            if (expected.size() != found.size()) {
                throw new AssertionError(at + " has " + found.size() + " elements: " + found);
            }
            for (int i = 0; i < expected.size(); i++) {
                match(at + "/" + i, expected.get(i), found.get(i));
            }
        } else if (expected.isTextual() && expected.asText().startsWith("~")) {
            if (!found.asText().matches(expected.asText().substring(1))) {
                throw new AssertionError(at + " is " + found);
            }
        } else if (expected.isNumber() ? expected.asDouble() != found.asDouble() : !expected.equals(found)) {
            throw new AssertionError(at + " is " + found + ", not " + expected);
        }
    }
}
