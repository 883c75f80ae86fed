package dev.weir.app.streams.consumers;

import dev.weir.app.streams.StreamFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts a stream's shards and an application's leases side by side. */
final class LeaseLines {

    private LeaseLines() {}

    /**
     * A line for each lease and for each shard that has none, in the order of the shards.
     *
     * @param shards each listed shard's id, and whether it is open
     */
    static List<LeaseLine> of(
            List<Lease> leases,
            Map<String, Boolean> shards,
            @Nullable StreamFacts facts,
            Map<String, Renewal> standing) {
        List<LeaseLine> lines = new ArrayList<>();
        Set<String> leased = new HashSet<>();
        for (Lease lease : leases) {
            String shardId = lease.parts().shardId();
            boolean earlier = earlier(lease, facts);
            if (!earlier) {
                leased.add(shardId);
            }
            LeaseLine.Shard shard = earlier ? LeaseLine.Shard.EARLIER_STREAM : state(shards.get(shardId));
            lines.add(new LeaseLine(shardId, shard, lease, standing.get(lease.key()), null, Double.NaN));
        }
        shards.forEach((id, open) -> {
            if (!leased.contains(id)) {
                lines.add(new LeaseLine(id, state(open), null, null, null, Double.NaN));
            }
        });
        lines.sort(Comparator.comparing(LeaseLine::shardId).thenComparing(LeaseLine::shard));
        return lines;
    }

    private static LeaseLine.Shard state(@Nullable Boolean open) {
        return open == null ? LeaseLine.Shard.GONE : open ? LeaseLine.Shard.OPEN : LeaseLine.Shard.CLOSED;
    }

    /** A multi-stream application's key tells when its stream was created. */
    private static boolean earlier(Lease lease, @Nullable StreamFacts facts) {
        String epoch = lease.parts().creationEpoch();
        Instant created = facts == null ? null : facts.created();
        return epoch != null
                && created != null
                && epoch.length() < 16
                && Math.abs(Long.parseLong(epoch) - created.getEpochSecond()) > 1;
    }
}
