package dev.weir.broker.kinesis;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.weir.broker.call.AwsException;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;

/**
 * The form of a resource policy: a JSON object with statements, each with an effect, a principal and actions. What it
 * means is not looked at here.
 */
final class PolicyDocument {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int MAX_LENGTH = 20 * 1024;

    private PolicyDocument() {}

    /**
     * Checks a policy.
     *
     * @throws AwsException InvalidArgumentException that says what is wrong with it
     */
    static void check(String policy) {
        if (policy.length() > MAX_LENGTH) {
            throw invalid("it is longer than " + MAX_LENGTH + " characters");
        }
        try (JsonParser parser = JSON.createParser(policy)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw invalid("it is no JSON object");
            }
            Set<String> members = members(parser, true);
            if (!members.contains("Statement")) {
                throw invalid("it has no Statement");
            }
            if (parser.nextToken() != null) {
                throw invalid("something follows its end");
            }
        } catch (IOException e) {
            throw invalid("it is not valid JSON");
        }
    }

    /** Reads an object to its end and gives its members' names. */
    private static Set<String> members(JsonParser parser, boolean isRoot) throws IOException {
        Set<String> names = new TreeSet<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            names.add(name);
            JsonToken value = parser.nextToken();
            if (isRoot && name.equals("Statement")) {
                statements(parser, value);
            } else if (name.equals("Effect") && !isEffect(parser, value)) {
                throw invalid("an Effect is neither Allow nor Deny");
            } else {
                parser.skipChildren();
            }
        }
        return names;
    }

    private static void statements(JsonParser parser, JsonToken value) throws IOException {
        if (value == JsonToken.START_OBJECT) {
            statement(parser);
            return;
        }
        if (value != JsonToken.START_ARRAY) {
            throw invalid("its Statement is neither a list nor an object");
        }
        for (JsonToken each = parser.nextToken(); each != JsonToken.END_ARRAY; each = parser.nextToken()) {
            if (each != JsonToken.START_OBJECT) {
                throw invalid("a statement is no object");
            }
            statement(parser);
        }
    }

    private static void statement(JsonParser parser) throws IOException {
        Set<String> members = members(parser, false);
        if (!members.contains("Effect")) {
            throw invalid("a statement has no Effect");
        }
        if (!members.contains("Principal") && !members.contains("NotPrincipal")) {
            throw invalid("a statement has no Principal");
        }
        if (!members.contains("Action") && !members.contains("NotAction")) {
            throw invalid("a statement has no Action");
        }
    }

    private static boolean isEffect(JsonParser parser, JsonToken value) throws IOException {
        return value == JsonToken.VALUE_STRING
                && (parser.getText().equals("Allow") || parser.getText().equals("Deny"));
    }

    private static AwsException invalid(String why) {
        return KinesisErrors.invalidArgument("The policy is not valid: " + why + ".");
    }
}
