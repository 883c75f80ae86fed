package dev.weir.app.records.tail;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which records of each shard have been read, by any of the runs of a page: so that no record comes twice however the runs meet, and
 * a run that reads earlier time knows where to stop. Thread-safe.
 */
public final class Coverage {

    /** What one run has read of one shard, without a gap. */
    static final class Stretch {
        private String first = "";
        private String last = "";
        private boolean begun;

        private boolean holds(String number) {
            return begun && SequenceNumbers.compare(number, first) >= 0 && SequenceNumbers.compare(number, last) <= 0;
        }
    }

    /**
     * @param fresh the records that nobody had read before
     * @param known how many of them were left out since they had been read before
     * @param met whether a stretch that began later was reached
     */
    record Claim(List<TailedRecord> fresh, int known, boolean met) {}

    private final Map<String, List<Stretch>> shards = new HashMap<>();

    /** A run begins with a shard. */
    synchronized Stretch open(String shardId) {
        Stretch stretch = new Stretch();
        shards.computeIfAbsent(shardId, id -> new ArrayList<>()).add(stretch);
        return stretch;
    }

    /** Takes what an answer brought into a run's stretch, without what others have. */
    synchronized Claim claim(String shardId, Stretch mine, List<TailedRecord> records) {
        if (records.isEmpty()) {
            return new Claim(records, 0, false);
        }
        String begin = mine.begun ? mine.first : records.getFirst().sequenceNumber();
        List<Stretch> others = shards.getOrDefault(shardId, List.of()).stream()
                .filter(stretch -> !stretch.equals(mine) && stretch.begun)
                .toList();
        List<TailedRecord> fresh = new ArrayList<>(records.size());
        boolean met = false;
        for (TailedRecord record : records) {
            boolean known = false;
            for (Stretch other : others) {
                if (other.holds(record.sequenceNumber())) {
                    known = true;
                    // One that began later goes on from here; one that began earlier has come up to this run's
                    // beginning.
                    met |= SequenceNumbers.compare(other.first, begin) > 0;
                }
            }
            if (!known) {
                fresh.add(record);
            }
        }
        mine.first = begin;
        mine.begun = true;
        mine.last = records.getLast().sequenceNumber();
        return new Claim(fresh, records.size() - fresh.size(), met);
    }
}
