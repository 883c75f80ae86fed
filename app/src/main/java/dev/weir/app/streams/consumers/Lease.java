package dev.weir.app.streams.consumers;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One item of a KCL application's lease table, of any of its versions 1 to 3.
 *
 * @param key as it is in the table
 * @param owner the worker that processes the shard, or null if nobody does
 * @param counter grows with each renewal by the owner
 * @param switches how often the owner changed since the last checkpoint
 * @param handoverFrom the worker that still has it while it is handed over to {@code owner} (KCL 3), or null
 * @param throughputKbps what the shard's data flows with, as the KCL 3 measured it; not-a-number where it is not told
 */
public record Lease(
        String key,
        LeaseKey parts,
        @Nullable String owner,
        long counter,
        Checkpoint checkpoint,
        long switches,
        List<String> parents,
        List<String> children,
        @Nullable String handoverFrom,
        double throughputKbps) {

    static final String KEY = "leaseKey";

    /**
     * Reads an item.
     *
     * @return null if it is no lease: the KCL 3.5 can keep its workers and its state in the same table, and those have
     *     no lease counter
     */
    static @Nullable Lease of(Map<String, AttributeValue> item) {
        String key = text(item, KEY);
        if (key == null || !item.containsKey("leaseCounter")) {
            return null;
        }
        String checkpoint = text(item, "checkpoint");
        return new Lease(
                key,
                LeaseKey.of(key),
                text(item, "leaseOwner"),
                (long) number(item, "leaseCounter", 0),
                new Checkpoint(
                        checkpoint == null ? "" : checkpoint, (long) number(item, "checkpointSubSequenceNumber", 0)),
                (long) number(item, "ownerSwitchesSinceCheckpoint", 0),
                texts(item, "parentShardId"),
                texts(item, "childShardIds"),
                text(item, "checkpointOwner"),
                number(item, "throughputKBps", Double.NaN));
    }

    static @Nullable String text(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        return value == null || value.s() == null || value.s().isEmpty() ? null : value.s();
    }

    static double number(Map<String, AttributeValue> item, String name, double otherwise) {
        AttributeValue value = item.get(name);
        if (value == null || value.n() == null) {
            return otherwise;
        }
        try {
            return Double.parseDouble(value.n());
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    private static List<String> texts(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        if (value == null) {
            return List.of();
        }
        if (value.hasSs()) {
            return value.ss().stream().sorted().toList();
        }
        return value.s() == null ? List.of() : List.of(value.s());
    }
}
