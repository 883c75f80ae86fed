package dev.weir.broker.dynamodb.expression;

import dev.weir.broker.dynamodb.value.Value;

/** One change of an update, to what stands at a path. */
sealed interface UpdateAction {

    Path path();

    /** Puts a value there. */
    record Assign(Path path, SetOperand operand) implements UpdateAction {}

    /** Takes away what is there. */
    record Remove(Path path) implements UpdateAction {}

    /**
     * Adds to a number or a set, or begins one.
     *
     * @param older whether it comes from AttributeUpdates, where lists can be added to and a mismatch has other words
     */
    record Add(Path path, Value value, boolean older) implements UpdateAction {}

    /** Takes elements out of a set; the last one takes the set with it. */
    record Delete(Path path, Value value, boolean older) implements UpdateAction {}
}
