package dev.weir.app.records.log;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many bytes the logs of one page may keep on disk together, and in memory together when the disk takes no more.
 * Thread-safe.
 */
public final class SpillBudget {

    private static final long GREATEST = 4L << 30;
    private static final long SHARE_OF_DISK = 4;
    private static final long WITHOUT_DISK = 64L << 20;

    private final long diskBytes;
    private final long memoryBytes;
    private final AtomicLong onDisk = new AtomicLong();
    private final AtomicLong inMemory = new AtomicLong();

    public SpillBudget(long diskBytes, long memoryBytes) {
        this.diskBytes = diskBytes;
        this.memoryBytes = memoryBytes;
    }

    /** What a page may use: 4 GiB, or a quarter of what the disk has left if that is less. */
    public static SpillBudget of(SpillFolder folder) {
        return of(folder, GREATEST);
    }

    /** So many bytes on disk, or a quarter of what the disk has left if that is less. */
    public static SpillBudget of(SpillFolder folder, long greatest) {
        return new SpillBudget(Math.min(greatest, folder.usableBytes() / SHARE_OF_DISK), WITHOUT_DISK);
    }

    void disk(long change) {
        onDisk.addAndGet(change);
    }

    void memory(long change) {
        inMemory.addAndGet(change);
    }

    boolean diskOver() {
        return onDisk.get() > diskBytes;
    }

    boolean memoryOver() {
        return inMemory.get() > memoryBytes;
    }

    /** Bytes on disk now. */
    public long diskUsed() {
        return onDisk.get();
    }

    /** Bytes that may be on disk. */
    public long diskBytes() {
        return diskBytes;
    }
}
