package dev.weir.broker.firehose.process;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Leaves the partition keys that the prefix names; a record that lacks one fails. */
public final class PartitionKeys {

    private PartitionKeys() {}

    /** @param names with their namespaces, for instance {@code partitionKeyFromLambda:day} */
    public static Processor named(Set<String> names) {
        return Processor.each((record, out) -> {
            Map<String, String> kept = new HashMap<>();
            for (String name : names) {
                String value = record.keys().get(name);
                if (value == null || value.isEmpty()) {
                    out.accept(record.failed(FailureReason.of(
                            FailureReason.PROCESSING,
                            "DynamicPartitioning.MetadataExtractionFailed",
                            "The record has no partition key " + name.substring(name.indexOf(':') + 1) + ".")));
                    return;
                }
                kept.put(name, value);
            }
            out.accept(record.withKeys(kept));
        });
    }
}
