package dev.weir.broker.store;

/**
 * Sizes of a record store, all in bytes unless said otherwise.
 *
 * @param segmentBytes a segment is sealed once it is this long
 * @param queueBytes appends wait when this much is queued for the committer
 * @param commitBytes the most that one commit takes from the queue, unless a single batch is larger
 * @param blockBytes a block is closed before a record would take it past this
 * @param memoryBytes the most that is kept when there is no folder
 * @param openSegments how many sealed segments are held open for readers at most, a count
 * @param openBytes the most memory that open segments take, but for those in use
 * @param filePrefix H2's name of the file system that segments are opened through
 */
record StoreSettings(
        long segmentBytes,
        long queueBytes,
        long commitBytes,
        int blockBytes,
        long memoryBytes,
        int openSegments,
        long openBytes,
        String filePrefix) {

    private static final int MIB = 1024 * 1024;

    /**
     * What a broker uses. To open a segment costs more than to read a page of it, so as many stay open as an eighth of the
     * heap holds what they contain: with a heap of 256 MiB, some 15 GB of records of 1 KiB. Files go through {@code retry:}, because reads happen on the threads of calls, and Java closes
     * a file under every other reader when the thread of one is interrupted.
     */
    static StoreSettings onDisk() {
        long eighth = Runtime.getRuntime().maxMemory() / 8;
        return new StoreSettings(128L * MIB, 16L * MIB, 8L * MIB, 16 * 1024, Long.MAX_VALUE, 512, eighth, "retry:");
    }

    /** Smaller segments, so that trimming gives memory back soon; at most half of the heap. */
    static StoreSettings inMemory() {
        return new StoreSettings(
                16L * MIB,
                16L * MIB,
                8L * MIB,
                16 * 1024,
                Runtime.getRuntime().maxMemory() / 2,
                Integer.MAX_VALUE,
                Long.MAX_VALUE,
                "");
    }

    StoreSettings withSegmentBytes(long bytes) {
        return new StoreSettings(
                bytes, queueBytes, commitBytes, blockBytes, memoryBytes, openSegments, openBytes, filePrefix);
    }

    StoreSettings withMemoryBytes(long bytes) {
        return new StoreSettings(
                segmentBytes, queueBytes, commitBytes, blockBytes, bytes, openSegments, openBytes, filePrefix);
    }

    StoreSettings withOpenSegments(int count) {
        return new StoreSettings(
                segmentBytes, queueBytes, commitBytes, blockBytes, memoryBytes, count, openBytes, filePrefix);
    }

    StoreSettings withFilePrefix(String prefix) {
        return new StoreSettings(
                segmentBytes, queueBytes, commitBytes, blockBytes, memoryBytes, openSegments, openBytes, prefix);
    }

    StoreSettings withOpenBytes(long bytes) {
        return new StoreSettings(
                segmentBytes, queueBytes, commitBytes, blockBytes, memoryBytes, openSegments, bytes, filePrefix);
    }
}
