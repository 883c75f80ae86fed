package dev.weir.app.streams.configuration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.weir.app.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Resource policies as JSON text: checked, written anew, and told in words. */
final class PolicyText {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final ObjectWriter PRETTY = JSON.writer(printer());

    private PolicyText() {}

    /** The text with a member a line, or null if it is no JSON. */
    static @Nullable String pretty(String text) {
        try {
            return PRETTY.writeValueAsString(JSON.readTree(text));
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    /** A member a line and an element a line, by two spaces, the same on every system. */
    private static DefaultPrettyPrinter printer() {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(
                Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER));
        printer.indentArraysWith(lines);
        printer.indentObjectsWith(lines);
        return printer;
    }

    /** The text without blanks; as it is if it is no JSON. */
    static String compact(String text) {
        try {
            return JSON.writeValueAsString(JSON.readTree(text));
        } catch (JsonProcessingException e) {
            return text;
        }
    }

    /** Whether two texts are the same policy. */
    static boolean same(String one, String other) {
        return compact(one).equals(compact(other));
    }

    /** What is wrong with a policy, with the place; null if nothing is. */
    static @Nullable String problem(String text) {
        JsonNode policy;
        try {
            policy = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            String why = e.getOriginalMessage().lines().findFirst().orElse(Text.of("no JSON"));
            String sentence = why + (why.endsWith(".") ? "" : ".");
            return e.getLocation() == null
                    ? sentence
                    : Text.of(
                            "Line {0}, column {1}: {2}",
                            e.getLocation().getLineNr(), e.getLocation().getColumnNr(), sentence);
        }
        if (!policy.isObject()) {
            return Text.of("A policy is an object: { … }.");
        }
        if (!policy.path("Version").asText("2012-10-17").matches("2012-10-17|2008-10-17")) {
            return Text.of("Version is \"2012-10-17\".");
        }
        List<JsonNode> statements = statements(policy);
        if (statements.isEmpty()) {
            return Text.of("A policy needs a Statement.");
        }
        for (int i = 0; i < statements.size(); i++) {
            String problem = problem(statements.get(i));
            if (problem != null) {
                return Text.of("Statement {0}: {1}", i + 1, problem);
            }
        }
        return null;
    }

    private static @Nullable String problem(JsonNode statement) {
        if (!statement.isObject()) {
            return Text.of("it must be an object.");
        }
        if (!statement.path("Effect").asText().matches("Allow|Deny")) {
            return Text.of("Effect is \"Allow\" or \"Deny\".");
        }
        if (!statement.has("Principal") && !statement.has("NotPrincipal")) {
            return Text.of("Principal is missing: whom it is about.");
        }
        if (!statement.has("Action") && !statement.has("NotAction")) {
            return Text.of("Action is missing, for instance \"kinesis:GetRecords\".");
        }
        return statement.has("Resource") || statement.has("NotResource")
                ? null
                : Text.of("Resource is missing: the stream's ARN.");
    }

    /** Whether a statement lets everybody in. */
    static boolean open(String text) {
        try {
            return statements(JSON.readTree(text)).stream()
                    .anyMatch(statement -> statement.path("Effect").asText().equals("Allow")
                            && (everybody(statement.path("Principal"))
                                    || everybody(statement.path("Principal").path("AWS")))
                            && !statement.has("Condition"));
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static boolean everybody(JsonNode principal) {
        return texts(principal).contains("*");
    }

    /** For instance {@code 1 statement: allow 111122223333 kinesis:GetRecords}. */
    static String summary(String text) {
        List<JsonNode> statements;
        try {
            statements = statements(JSON.readTree(text));
        } catch (JsonProcessingException e) {
            return Text.of("A text that is no JSON");
        }
        List<String> words = new ArrayList<>();
        for (JsonNode statement : statements) {
            TreeSet<String> whom = new TreeSet<>(texts(statement.path("Principal")));
            statement.path("Principal").forEach(each -> whom.addAll(texts(each)));
            words.add(statement.path("Effect").asText("?").toLowerCase(java.util.Locale.ROOT) + " "
                    + (whom.isEmpty() ? "?" : String.join(" " + Text.of("and") + " ", whom)) + " "
                    + String.join(", ", texts(statement.path("Action"))));
        }
        return Text.count(statements.size(), "{0} statement: {1}", "{0} statements: {1}", String.join("; ", words));
    }

    private static List<JsonNode> statements(JsonNode policy) {
        JsonNode statement = policy.path("Statement");
        List<JsonNode> statements = new ArrayList<>();
        if (statement.isArray()) {
            statement.forEach(statements::add);
        } else if (statement.isObject()) {
            statements.add(statement);
        }
        return statements;
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node.isTextual()) {
            texts.add(node.asText());
        } else if (node.isArray()) {
            node.forEach(each -> texts.add(each.asText()));
        }
        return texts;
    }

    /** A policy to begin with: another account may read. */
    static String example(String streamArn) {
        return """
                {
                  "Version": "2012-10-17",
                  "Statement": [
                    {
                      "Sid": "AnotherAccountMayRead",
                      "Effect": "Allow",
                      "Principal": {
                        "AWS": "111122223333"
                      },
                      "Action": [
                        "kinesis:DescribeStreamSummary",
                        "kinesis:ListShards",
                        "kinesis:GetShardIterator",
                        "kinesis:GetRecords"
                      ],
                      "Resource": "%s"
                    }
                  ]
                }""".formatted(streamArn);
    }
}
