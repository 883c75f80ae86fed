package dev.weir.app.streams.consumers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one worker has.
 *
 * @param owner empty for the leases that nobody owns
 * @param leases that it owns, without those of shards that are processed to their end
 * @param finished leases of shards that are processed to their end
 * @param stalled leases that it does not renew
 * @param behindSeconds how far behind its slowest shard is, not-a-number if unknown
 * @param waiting about how many records wait in its shards, not-a-number if that is known of none
 * @param worker what it tells of itself, or null
 */
public record OwnerTotals(
        String owner,
        int leases,
        int finished,
        int stalled,
        double behindSeconds,
        double waiting,
        @Nullable Worker worker) {

    /** Adds lines up by owner, in the alphabet's order. */
    static List<OwnerTotals> of(List<LeaseLine> lines, List<Worker> workers) {
        Map<String, List<LeaseLine>> byOwner = new TreeMap<>();
        for (Worker worker : workers) {
            byOwner.put(worker.id(), new ArrayList<>());
        }
        for (LeaseLine line : lines) {
            Lease lease = line.lease();
            if (lease != null) {
                String owner = lease.owner() == null ? "" : lease.owner();
                byOwner.computeIfAbsent(owner, name -> new ArrayList<>()).add(line);
            }
        }
        List<OwnerTotals> totals = new ArrayList<>();
        byOwner.forEach((owner, its) -> totals.add(of(owner, its, worker(owner, workers))));
        return totals;
    }

    private static OwnerTotals of(String owner, List<LeaseLine> lines, @Nullable Worker worker) {
        int finished = 0;
        int stalled = 0;
        double behind = Double.NaN;
        double waiting = Double.NaN;
        for (LeaseLine line : lines) {
            Renewal renewal = line.renewal();
            finished += renewal != null && renewal.state() == Renewal.State.FINISHED ? 1 : 0;
            stalled += renewal != null && renewal.state() == Renewal.State.STALLED ? 1 : 0;
            Lag lag = line.lag();
            if (lag != null && !Double.isNaN(lag.seconds())) {
                behind = Double.isNaN(behind) ? lag.seconds() : Math.max(behind, lag.seconds());
            }
            if (!Double.isNaN(line.waiting())) {
                waiting = (Double.isNaN(waiting) ? 0 : waiting) + line.waiting();
            }
        }
        return new OwnerTotals(owner, lines.size() - finished, finished, stalled, behind, waiting, worker);
    }

    private static @Nullable Worker worker(String owner, List<Worker> workers) {
        return workers.stream()
                .filter(worker -> worker.id().equals(owner))
                .findFirst()
                .orElse(null);
    }
}
