package dev.weir.app.streams.consumers;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What a worker of a KCL 3 application tells of itself.
 *
 * @param id the same as the owner of its leases
 * @param updated when it last told, or null
 * @param loads its newest load by name (CPU, MEMORY …) in percent
 */
public record Worker(String id, @Nullable Instant updated, Map<String, Double> loads) {

    /** Reads an item of {@code <application>-WorkerMetricStats}, or of a lease table that holds them too; null if it is none. */
    static @Nullable Worker of(Map<String, AttributeValue> item) {
        String own = Lease.text(item, "wid");
        String id = own != null ? own : Lease.text(item, Lease.KEY);
        if (id == null || !item.containsKey("lut")) {
            return null;
        }
        double updated = Lease.number(item, "lut", Double.NaN);
        Map<String, Double> loads = new TreeMap<>();
        AttributeValue stats = item.get("sts");
        if (stats != null && stats.hasM()) {
            stats.m().forEach((name, values) -> {
                if (values.hasL() && !values.l().isEmpty()) {
                    loads.put(name, newest(values));
                }
            });
        }
        return new Worker(id, Double.isNaN(updated) ? null : Instant.ofEpochSecond((long) updated), loads);
    }

    /** −1 stands for a measurement that failed. */
    private static double newest(AttributeValue values) {
        AttributeValue last = values.l().getLast();
        double value = Lease.number(Map.of("n", last), "n", Double.NaN);
        return value < 0 ? Double.NaN : value;
    }
}
