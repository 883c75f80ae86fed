package dev.weir.broker.conformance;

import java.util.List;

/**
 * One rule.
 *
 * @param place the file and line where it stands
 * @param rule the rule in words
 * @param source where the rule comes from
 * @param shards the number of shards of the stream that the row has for itself as {@code ${stream}}; 0 for none
 * @param formats the wire formats in which it can be said
 */
record Row(String place, String rule, String source, int shards, List<WireFormat> formats, List<Step> steps) {

    /** Whether the row makes a call to an operation. */
    boolean calls(String operation) {
        return steps.stream().anyMatch(step -> step.operation().equals(operation));
    }
}
