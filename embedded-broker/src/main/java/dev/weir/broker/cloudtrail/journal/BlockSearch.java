package dev.weir.broker.cloudtrail.journal;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One search through the blocks. */
final class BlockSearch {

    private static final Logger LOG = LoggerFactory.getLogger(BlockSearch.class);

    /** Blocks that are asked for at once: a page is often found in the first. */
    private static final int FIRST = 4;

    private static final int MORE = 64;

    private final BlockTables tables;
    private final Search search;

    /** @param before only events before this sequence: the others were found already */
    BlockSearch(BlockTables tables, Search search, long before) {
        this.tables = tables;
        this.search = new Search(
                search.attribute(),
                search.value(),
                search.from(),
                search.to(),
                Math.min(search.before(), before),
                search.limit());
    }

    List<JournalEvent> addTo(List<JournalEvent> found) {
        if (search.attribute() == Attribute.EVENT_ID && byPlace(found)) {
            return found;
        }
        List<Long> range = range();
        if (range.isEmpty()) {
            return found;
        }
        long newest = range.getFirst();
        long oldest = range.getLast();
        int step = FIRST;
        while (newest >= oldest) {
            List<Long> numbers = search.attribute() == null
                    ? tables.numbers(newest + 1, search.from(), search.to(), step)
                    : tables.numbers(search.attribute(), search.value(), newest, oldest, step);
            for (long number : numbers) {
                for (JournalEvent event : events(tables, number).reversed()) {
                    if (search.matches(event)) {
                        found.add(event);
                        if (found.size() >= search.limit()) {
                            return found;
                        }
                    }
                }
            }
            if (numbers.size() < step) {
                return found;
            }
            newest = numbers.getLast() - 1;
            step = MORE;
        }
        return found;
    }

    private boolean byPlace(List<JournalEvent> found) {
        Block block = tables.holding(EventIds.sequence(UUID.fromString(search.value())));
        if (block != null) {
            events(tables, block.number()).stream().filter(search::matches).forEach(found::add);
        }
        return !found.isEmpty();
    }

    /** The newest and the oldest block to look into. */
    private List<Long> range() {
        Block newest = search.before() == Long.MAX_VALUE ? tables.newest() : tables.holding(search.before() - 1);
        Block oldest = tables.oldest();
        if (newest == null || oldest == null) {
            return List.of();
        }
        if (search.from() <= oldest.oldest() && search.to() >= newest.newest()) {
            return List.of(newest.number(), oldest.number());
        }
        List<Long> ofTime = tables.range(search.from(), search.to());
        return ofTime.isEmpty() ? List.of() : List.of(Math.min(newest.number(), ofTime.getFirst()), ofTime.getLast());
    }

    /** The events of a block; none if they cannot be read, which the log tells. */
    static List<JournalEvent> events(BlockTables tables, long number) {
        byte[] packed = tables.packed(number);
        if (packed == null) {
            return List.of();
        }
        try {
            return Block.unpack(packed).stream().map(EventBytes::read).toList();
        } catch (DamagedJournalException e) {
            LOG.error("Block {} of the journal of events cannot be read: something else has changed it.", number, e);
            return List.of();
        }
    }

    /** The bytes of a block's events. */
    static List<byte[]> bytes(byte[] packed) {
        return Block.unpack(packed).stream()
                .map(event -> {
                    byte[] bytes = new byte[event.remaining()];
                    event.get(bytes);
                    return bytes;
                })
                .toList();
    }

    static JournalEvent read(byte[] event) {
        return EventBytes.read(ByteBuffer.wrap(event));
    }
}
