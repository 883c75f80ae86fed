package dev.weir.app.records;

/** A shard's colour: its index in the stream, round the ten of the palette, so that it is the same on every page. */
final class ShardColor {

    private static final int COLORS = 10;

    private ShardColor() {}

    /** 1 to 10, for {@code -weir-series-N}. */
    static int of(String shardId) {
        int dash = shardId.lastIndexOf('-');
        try {
            return (int) (Long.parseLong(shardId.substring(dash + 1)) % COLORS) + 1;
        } catch (NumberFormatException e) {
            return Math.floorMod(shardId.hashCode(), COLORS) + 1;
        }
    }

    /** The shard id without what all shard ids share: {@code shardId-000000000012} becomes {@code 000012}. */
    static String shorten(String shardId) {
        return shardId.length() > 6 && shardId.startsWith("shardId-")
                ? shardId.substring(shardId.length() - 6)
                : shardId;
    }
}
