package dev.weir.broker.store;

/**
 * Sizes of a record store, all in bytes unless said otherwise.
 *
 * @param segmentBytes a segment is sealed once it is this long
 * @param queueBytes appends wait when this much is queued for the committer
 * @param commitBytes the most that one commit takes from the queue, unless a single batch is larger
 * @param blockBytes a block is closed before a record would take it past this
 * @param memoryBytes the most that is kept when there is no folder
 * @param openSegments how many sealed segments are held open for readers, a count
 * @param filePrefix H2's name of the file system that segments are opened through
 */
record StoreSettings(
        long segmentBytes,
        long queueBytes,
        long commitBytes,
        int blockBytes,
        long memoryBytes,
        int openSegments,
        String filePrefix) {

    private static final int MIB = 1024 * 1024;

    /**
     * What a broker uses. Files go through {@code retry:}, because reads happen on the threads of calls, and Java closes
     * a file under every other reader when the thread of one is interrupted.
     */
    static StoreSettings onDisk() {
        return new StoreSettings(128L * MIB, 16L * MIB, 8L * MIB, 16 * 1024, Long.MAX_VALUE, 16, "retry:");
    }

    /** Smaller segments, so that trimming gives memory back soon; at most half of the heap. */
    static StoreSettings inMemory() {
        return new StoreSettings(
                16L * MIB, 16L * MIB, 8L * MIB, 16 * 1024, Runtime.getRuntime().maxMemory() / 2, Integer.MAX_VALUE, "");
    }

    StoreSettings withSegmentBytes(long bytes) {
        return new StoreSettings(bytes, queueBytes, commitBytes, blockBytes, memoryBytes, openSegments, filePrefix);
    }

    StoreSettings withMemoryBytes(long bytes) {
        return new StoreSettings(segmentBytes, queueBytes, commitBytes, blockBytes, bytes, openSegments, filePrefix);
    }

    StoreSettings withOpenSegments(int count) {
        return new StoreSettings(segmentBytes, queueBytes, commitBytes, blockBytes, memoryBytes, count, filePrefix);
    }

    StoreSettings withFilePrefix(String prefix) {
        return new StoreSettings(segmentBytes, queueBytes, commitBytes, blockBytes, memoryBytes, openSegments, prefix);
    }
}
