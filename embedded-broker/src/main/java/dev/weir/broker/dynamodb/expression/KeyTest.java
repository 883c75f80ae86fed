package dev.weir.broker.dynamodb.expression;

import dev.weir.broker.dynamodb.value.Value;
import java.util.List;

/**
 * What a query wants of one key attribute.
 *
 * @param values two for BETWEEN, one for the others
 */
public record KeyTest(Test test, List<Value> values) {

    public KeyTest {
        values = List.copyOf(values);
    }

    /** How the attribute is tested. NONE stands for tests that no key can be found by. */
    public enum Test {
        EQ,
        LT,
        LE,
        GT,
        GE,
        BETWEEN,
        BEGINS_WITH,
        NONE
    }

    public Value first() {
        return values.getFirst();
    }
}
