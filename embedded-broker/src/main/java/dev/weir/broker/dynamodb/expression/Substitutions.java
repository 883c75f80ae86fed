package dev.weir.broker.dynamodb.expression;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.dynamodb.value.AttributeValues;
import dev.weir.broker.dynamodb.value.Value;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The names and values that a request gives beside its expressions, which of them were used, and for what. Not thread-safe: it
 * belongs to one request.
 */
final class Substitutions {

    private static final Pattern NAME = Pattern.compile("#[0-9a-zA-Z_]+");
    private static final Pattern VALUE = Pattern.compile(":[0-9a-zA-Z_]+");

    private final Map<String, String> names;
    private final Map<String, Value> values = new LinkedHashMap<>();
    private final Set<String> unusedNames = new LinkedHashSet<>();
    private final Set<String> unusedValues = new LinkedHashSet<>();
    private final Set<String> nested = new LinkedHashSet<>();

    /**
     * @param names null if the request gives none
     * @param given null if the request gives none
     * @throws AwsException ValidationException if a name or value cannot be one
     */
    Substitutions(@Nullable Map<String, String> names, @Nullable Map<String, AttributeValue> given) {
        this.names = new LinkedHashMap<>();
        if (names != null) {
            readNames(names);
        }
        if (given != null) {
            readValues(given);
        }
    }

    private void readNames(Map<String, String> given) {
        if (given.isEmpty()) {
            throw invalid("ExpressionAttributeNames must not be empty");
        }
        given.forEach((key, name) -> {
            if (!NAME.matcher(key).matches()) {
                throw invalid("ExpressionAttributeNames contains invalid key: Syntax error; key: \"" + key + "\"");
            }
            if (name == null || name.isEmpty()) {
                throw invalid("ExpressionAttributeNames contains invalid value: "
                        + "Expression attribute name must not be empty; key: " + key);
            }
            names.put(key, name);
        });
        unusedNames.addAll(names.keySet());
    }

    private void readValues(Map<String, AttributeValue> given) {
        if (given.isEmpty()) {
            throw invalid("ExpressionAttributeValues must not be empty");
        }
        given.keySet().forEach(key -> {
            if (!VALUE.matcher(key).matches()) {
                throw invalid("ExpressionAttributeValues contains invalid key: Syntax error; key: \"" + key + "\"");
            }
        });
        given.forEach((key, value) -> {
            try {
                values.put(key, AttributeValues.value(value));
            } catch (AwsException e) {
                throw invalid(
                        "ExpressionAttributeValues contains invalid value: " + e.getMessage() + " for key " + key);
            }
        });
        unusedValues.addAll(values.keySet());
    }

    /** Notes an attribute into which an expression leads. */
    void noteNested(String attribute) {
        nested.add(attribute);
    }

    /** The attributes into which expressions lead. */
    Set<String> nested() {
        return nested;
    }

    /** The attribute's name behind a placeholder, or null. */
    @Nullable String name(String placeholder) {
        unusedNames.remove(placeholder);
        return names.get(placeholder);
    }

    /** The value behind a placeholder, or null. */
    @Nullable Value value(String placeholder) {
        unusedValues.remove(placeholder);
        return values.get(placeholder);
    }

    /** @throws AwsException ValidationException if some were not used */
    void checkUsed() {
        if (!unusedNames.isEmpty()) {
            throw invalid("Value provided in ExpressionAttributeNames unused in expressions: keys: {"
                    + String.join(", ", unusedNames) + "}");
        }
        if (!unusedValues.isEmpty()) {
            throw invalid("Value provided in ExpressionAttributeValues unused in expressions: keys: {"
                    + String.join(", ", unusedValues) + "}");
        }
    }

    private static AwsException invalid(String message) {
        return AwsException.of("ValidationException", message);
    }
}
