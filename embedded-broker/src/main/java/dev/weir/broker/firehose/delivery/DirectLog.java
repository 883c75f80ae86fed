package dev.weir.broker.firehose.delivery;

import dev.weir.broker.store.RecordStore;
import dev.weir.broker.store.ShardKey;
import dev.weir.broker.store.StoredRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The log in which direct puts of a delivery stream wait. Thread-safe; one short lock orders the writers. */
public final class DirectLog {

    private final ShardKey key;
    private final RecordStore store;
    private final LogCipher cipher;
    private final Runnable whenAppended;
    private final ReentrantLock lock = new ReentrantLock();
    private long nextIndex;
    private long lastArrivalMillis;

    /** @param whenAppended called on any thread once records are durable; must be short */
    DirectLog(ShardKey key, RecordStore store, LogCipher cipher, Runnable whenAppended) {
        this.key = key;
        this.store = store;
        this.cipher = cipher;
        this.whenAppended = whenAppended;
        this.nextIndex = store.lastIndex(key).orElse(0) + 1;
        this.lastArrivalMillis = store.lastArrivalMillis(key).orElse(0);
    }

    /**
     * Hands records over for writing, all or none.
     *
     * @param keyArn the KMS key to seal them under, or null
     * @return completes when all are durable; fails with {@link dev.weir.broker.store.StoreException}
     * @throws dev.weir.broker.call.AwsException KMS's own if the key cannot be used
     */
    public CompletableFuture<Void> append(List<byte[]> records, @Nullable String keyArn, long nowMillis) {
        LogCipher.Sealing sealing = keyArn == null ? LogCipher.NONE : cipher.sealing(keyArn);
        lock.lock();
        try {
            lastArrivalMillis = Math.max(lastArrivalMillis, nowMillis);
            List<StoredRecord> stored = new ArrayList<>(records.size());
            for (byte[] data : records) {
                stored.add(new StoredRecord(nextIndex++, lastArrivalMillis, sealing.name(), sealing.seal(data)));
            }
            return store.append(Map.of(key, stored)).thenRun(whenAppended);
        } finally {
            lock.unlock();
        }
    }
}
