package dev.weir.broker.dynamodb.expression;

import dev.weir.broker.call.AwsException;
import java.util.ArrayList;
import java.util.List;

/** Which of a request's parameters may stand beside each other: expressions and what they replaced may not. */
public final class ParameterMix {

    private static final String PROJECTION = "ProjectionExpression";

    private final List<String> possible = new ArrayList<>();
    private final List<String> expressions = new ArrayList<>();
    private final List<String> older = new ArrayList<>();

    /** A parameter that is an expression. */
    public ParameterMix expression(String parameter, boolean there) {
        possible.add(parameter);
        if (there) {
            expressions.add(parameter);
        }
        return this;
    }

    /** A parameter that an expression replaced. */
    public ParameterMix older(String parameter, boolean there) {
        if (there) {
            older.add(parameter);
        }
        return this;
    }

    /**
     * Checks what is there.
     *
     * @param names whether there are ExpressionAttributeNames
     * @param values whether there are ExpressionAttributeValues
     * @throws AwsException ValidationException in the service's words
     */
    public void check(boolean names, boolean values) {
        if (!expressions.isEmpty() && !older.isEmpty()) {
            throw invalid("Can not use both expression and non-expression parameters in the same request: "
                    + "Non-expression parameters: {" + String.join(", ", older) + "} Expression parameters: {"
                    + String.join(", ", expressions) + "}");
        }
        if (names && expressions.isEmpty()) {
            throw invalid("ExpressionAttributeNames can only be specified when using expressions");
        }
        List<String> takingValues =
                possible.stream().filter(each -> !each.equals(PROJECTION)).toList();
        if (values && !takingValues.isEmpty() && takingValues.stream().noneMatch(expressions::contains)) {
            throw invalid("ExpressionAttributeValues can only be specified when using expressions: "
                    + String.join(" and ", takingValues) + (takingValues.size() > 1 ? " are" : " is") + " null");
        }
    }

    private static AwsException invalid(String message) {
        return AwsException.of("ValidationException", message);
    }
}
