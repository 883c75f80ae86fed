package dev.weir.broker.dynamodb.expression;

import dev.weir.broker.call.AwsException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The expressions of one request, with the names and values that they share. Not thread-safe. */
public final class Expressions {

    private static final int LONGEST = 4096;

    private final Substitutions substitutions;

    /**
     * @param names ExpressionAttributeNames, or null
     * @param values ExpressionAttributeValues, or null
     * @throws AwsException ValidationException if a name or value cannot be one
     */
    public Expressions(@Nullable Map<String, String> names, @Nullable Map<String, AttributeValue> values) {
        substitutions = new Substitutions(names, values);
    }

    /**
     * Reads a condition.
     *
     * @param parameter the request's member that holds it, for instance {@code FilterExpression}
     * @return null if there is none
     * @throws AwsException ValidationException if it is none
     */
    public @Nullable Condition condition(String parameter, @Nullable String text) {
        return read(parameter, text, ConditionParser::parse);
    }

    /** Reads an UpdateExpression, as {@link #condition}. */
    public @Nullable Update update(@Nullable String text) {
        return read("UpdateExpression", text, UpdateParser::parse);
    }

    /** Reads a ProjectionExpression, as {@link #condition}. */
    public @Nullable Projection projection(@Nullable String text) {
        return read("ProjectionExpression", text, Projection::parse);
    }

    /**
     * To be called once all expressions are read.
     *
     * @throws AwsException ValidationException if a name or value was not used
     */
    public void checkUsed() {
        substitutions.checkUsed();
    }

    /** The attributes that the expressions read so far lead into, so that they cannot be keys. */
    public Set<String> nested() {
        return Set.copyOf(substitutions.nested());
    }

    private <T> @Nullable T read(String parameter, @Nullable String text, BiFunction<String, Substitutions, T> parser) {
        if (text == null) {
            return null;
        }
        try {
            if (text.isBlank()) {
                throw new ExpressionException("The expression can not be empty;");
            }
            int size = text.getBytes(StandardCharsets.UTF_8).length;
            if (size > LONGEST) {
                throw new ExpressionException(
                        "Expression size has exceeded the maximum allowed size; expression size: " + size);
            }
            return parser.apply(text, substitutions);
        } catch (ExpressionException e) {
            throw AwsException.of("ValidationException", "Invalid " + parameter + ": " + e.getMessage());
        }
    }
}
