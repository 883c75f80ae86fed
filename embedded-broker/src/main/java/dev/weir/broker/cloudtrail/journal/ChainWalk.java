package dev.weir.broker.cloudtrail.journal;

import dev.weir.broker.cloudtrail.journal.JournalCheck.Break;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** One walk along the whole chain: every hash is made again from the events' bytes. Events may be added meanwhile. */
final class ChainWalk {

    private final BlockTables tables;
    private final Head kept;
    private final Chain chain = new Chain();
    private final List<Break> breaks = new ArrayList<>();
    private long last;
    private byte[] hash;
    private long events;

    /** @param kept how far the journal once was, as it is known elsewhere */
    ChainWalk(BlockTables tables, Head kept) {
        this.tables = tables;
        this.kept = kept;
        BlockTables.Anchor anchor = tables.anchor();
        last = anchor.last();
        hash = anchor.after();
    }

    JournalCheck walk(Instant now, Supplier<Tail> tail, List<Break> atOpening) {
        breaks.addAll(atOpening);
        Tail newest = tail.get(); // before the blocks: what is moved into one meanwhile is then seen twice, not never
        Block end = tables.newest();
        Block begin = tables.oldest();
        if (end != null && begin != null) {
            for (long number = begin.number(); number <= end.number(); number++) {
                Block block = tables.block(number);
                if (block != null) {
                    take(block);
                } else {
                    skipPruned();
                }
            }
        }
        for (Tail.Entry entry : newest.entries()) {
            take(entry);
        }
        return new JournalCheck(now, events, breaks.subList(0, Math.min(breaks.size(), JournalCheck.MOST)));
    }

    /** A block that is missing is noticed at the next one, but for those that retention drops meanwhile. */
    private void skipPruned() {
        BlockTables.Anchor anchor = tables.anchor();
        if (anchor.last() > last) {
            last = anchor.last();
            hash = anchor.after();
        }
    }

    private void take(Block block) {
        if (block.first() > last + 1) {
            broken(last + 1, block.first() - 1, "These events are missing.");
        } else if (block.first() <= last || !Arrays.equals(block.before(), hash)) {
            broken(block.first(), block.last(), "This block of events does not follow on the one before.");
        }
        byte[] packed = tables.packed(block.number());
        if (packed == null) {
            broken(block.first(), block.last(), "The events of this block are missing.");
        } else if (!isWhole(block, packed)) {
            broken(block.first(), block.last(), "The events of this block are not what was written.");
        }
        last = block.last();
        hash = block.after();
    }

    private boolean isWhole(Block block, byte[] packed) {
        try {
            byte[] running = block.before();
            long sequence = block.first() - 1;
            for (byte[] event : BlockSearch.bytes(packed)) {
                running = chain.next(running, event);
                sequence++;
                events++;
                compareWithKept(sequence, running);
                if (EventBytes.sequence(event) != sequence) {
                    return false;
                }
            }
            return sequence == block.last() && Arrays.equals(running, block.after());
        } catch (DamagedJournalException e) {
            return false;
        }
    }

    private void take(Tail.Entry entry) {
        long sequence = entry.event().sequence();
        if (sequence <= last) {
            return;
        }
        if (sequence > last + 1) {
            broken(last + 1, sequence - 1, "These events are missing.");
        } else if (!Arrays.equals(chain.next(hash, entry.bytes()), entry.hash())) {
            broken(sequence, sequence, "This event is not what was written.");
        }
        events++;
        last = sequence;
        hash = entry.hash();
        compareWithKept(sequence, hash);
    }

    private void compareWithKept(long sequence, byte[] there) {
        if (sequence == kept.sequence() && !Arrays.equals(there, kept.hash())) {
            broken(1, sequence, "The whole journal up to here was written anew.");
        }
    }

    private void broken(long from, long to, String what) {
        Break found = new Break(from, to, what);
        if (breaks.stream().noneMatch(known -> known.from() == from && known.to() == to)) {
            breaks.add(found);
        }
    }
}
