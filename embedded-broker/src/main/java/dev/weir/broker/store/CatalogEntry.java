package dev.weir.broker.store;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** A line of the {@link Catalog}. */
sealed interface CatalogEntry {

    /** The line, without checksum and line end: words parted by single spaces. */
    String line();

    /**
     * Records of a shard below an index are not kept.
     *
     * @param lastIndex the highest index that ever was durable, if there was one
     */
    record Trimmed(ShardKey shard, long trimmedTo, OptionalLong lastIndex) implements CatalogEntry {
        @Override
        public String line() {
            return "trimmed " + words(shard) + ' ' + trimmedTo
                    + (lastIndex.isPresent() ? " " + lastIndex.getAsLong() : "");
        }
    }

    /** A shard's log is gone, whatever the segments hold of it. */
    record Dropped(ShardKey shard) implements CatalogEntry {
        @Override
        public String line() {
            return "dropped " + words(shard);
        }
    }

    /** A segment is not written any more, and holds this. */
    record Sealed(int segment, List<Part> parts) implements CatalogEntry {

        public Sealed {
            parts = List.copyOf(parts);
        }

        @Override
        public String line() {
            StringBuilder line = new StringBuilder("sealed ").append(segment);
            for (Part part : parts) {
                line.append(' ')
                        .append(words(part.shard))
                        .append(' ')
                        .append(part.firstIndex)
                        .append(' ')
                        .append(part.lastIndex)
                        .append(' ')
                        .append(part.lastArrivalMillis);
            }
            return line.toString();
        }
    }

    /** A shard's records in a sealed segment; see {@link Range}. */
    record Part(ShardKey shard, long firstIndex, long lastIndex, long lastArrivalMillis) {}

    /** Reads a line that passed its checksum. */
    static CatalogEntry parse(String line) {
        String[] words = line.split(" ", -1);
        try {
            return switch (words[0]) {
                case "trimmed" ->
                    new Trimmed(
                            shard(words, 1),
                            Long.parseLong(words[3]),
                            words.length > 4 ? OptionalLong.of(Long.parseLong(words[4])) : OptionalLong.empty());
                case "dropped" -> new Dropped(shard(words, 1));
                case "sealed" -> new Sealed(Integer.parseInt(words[1]), parts(words));
                default -> throw new StoreException("The catalog of records has an unknown entry: " + words[0] + ".");
            };
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new StoreException("The catalog of records has an entry that cannot be read: " + line + ".", e);
        }
    }

    private static List<Part> parts(String[] words) {
        List<Part> parts = new ArrayList<>();
        for (int at = 2; at < words.length; at += 5) {
            parts.add(new Part(
                    shard(words, at),
                    Long.parseLong(words[at + 2]),
                    Long.parseLong(words[at + 3]),
                    Long.parseLong(words[at + 4])));
        }
        return parts;
    }

    private static ShardKey shard(String[] words, int at) {
        return new ShardKey(Long.parseLong(words[at]), Integer.parseInt(words[at + 1]));
    }

    private static String words(ShardKey shard) {
        return shard.streamId() + " " + shard.shardIndex();
    }
}
