package dev.weir.broker.kinesis;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.kms.DataKeys;
import dev.weir.broker.store.StoreException;
import dev.weir.broker.store.StoredRecord;
import dev.weir.broker.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Seals the records of encrypted streams before they reach the store, and opens them when they are read. Records are
 * sealed under a data key of their stream, which KMS sealed; a new one is made every {@link SealingKey#LIFETIME} and at
 * each start of the broker. Whether the KMS key may be used is asked at every call, so a key that is disabled fails the
 * very next PutRecords and GetRecords (on AWS that can take as long as a data key is used). Up to {@value
 * #OPENED} data keys are kept open for readers. Thread-safe.
 */
final class StreamCipher {

    private static final int OPENED = 1_000;

    /** By how much the clock may have been set back before a data key goes too early. */
    private static final Duration CLOCK_SLACK = Duration.ofDays(1);

    private final DataKeys keys;
    private final DataKeyStore store;
    private final TimeSource time;
    private final String accountId;
    private final ReentrantLock making = new ReentrantLock();
    private final OpenedKeys opened = new OpenedKeys();

    StreamCipher(DataKeys keys, DataKeyStore store, TimeSource time, String accountId) {
        this.keys = keys;
        this.store = store;
        this.time = time;
        this.accountId = accountId;
    }

    /**
     * Records as they are to be stored in a shard, sealed if their stream is encrypted.
     *
     * @param live keeps the data key in use for as long as the stream is there
     * @param stream what it was when the records found their shard
     * @throws AwsException KMSDisabledException and the like if the stream's key cannot be used
     */
    List<IncomingRecord> seal(LiveStream live, Stream stream, Shard shard, List<IncomingRecord> records) {
        EncryptionKey key = stream.encryption().key();
        if (key == null) {
            return records.stream().anyMatch(RecordSeal::isWithoutKey)
                    ? records.stream().map(RecordSeal::unsealed).toList()
                    : records;
        }
        SealingKey dataKey = KmsFailures.translated(() -> {
            keys.checkUsable(stream.name().region(), key.arn());
            return sealingKey(live, stream, key.arn());
        });
        RecordSeal seal = new RecordSeal(stream.id(), shard.index());
        List<IncomingRecord> sealed = new ArrayList<>(records.size());
        long count = dataKey.take(records.size());
        for (IncomingRecord record : records) {
            sealed.add(seal.seal(record, dataKey.secret(), dataKey.id(), count++));
        }
        return sealed;
    }

    /**
     * Records of a shard as they were put, whichever of them are sealed, and whatever the stream does with new ones.
     *
     * @throws AwsException KMSDisabledException and the like if the key of any of them cannot be used
     */
    List<ReadRecord> open(Stream stream, Shard shard, List<StoredRecord> records) {
        List<ReadRecord> plain = new ArrayList<>(records.size());
        Map<Long, SecretKeySpec> checked = new HashMap<>();
        @Nullable RecordSeal seal = null;
        for (StoredRecord record : records) {
            if (!RecordSeal.isSealed(record)) {
                plain.add(new ReadRecord(RecordSeal.asPut(record), false));
                continue;
            }
            if (seal == null) {
                seal = new RecordSeal(stream.id(), shard.index());
            }
            SecretKeySpec key = checked.computeIfAbsent(RecordSeal.dataKeyId(record), id -> usable(stream, id));
            StoredRecord open = seal.open(record, key);
            if (open == null) {
                throw new StoreException("A record of shard " + shard.id() + " in stream "
                        + stream.name().name() + " was changed after it was encrypted; it cannot be read.");
            }
            plain.add(new ReadRecord(open, true));
        }
        return plain;
    }

    /** Forgets data keys whose records have all expired. */
    void forgetExpired(Stream stream, Instant horizon) {
        if (!stream.encryption().equals(StreamEncryption.NONE)) {
            store.forgetBefore(stream.id(), horizon.minus(SealingKey.LIFETIME).minus(CLOCK_SLACK));
        }
    }

    private SealingKey sealingKey(LiveStream live, Stream stream, String keyArn) {
        SealingKey present = live.sealingKey();
        if (present != null && present.serves(keyArn, time.nanoTime())) {
            return present;
        }
        making.lock();
        try {
            present = live.sealingKey();
            if (present == null || !present.serves(keyArn, time.nanoTime())) {
                present = newKey(stream, keyArn);
                live.sealWith(present);
            }
            return present;
        } finally {
            making.unlock();
        }
    }

    private SealingKey newKey(Stream stream, String keyArn) {
        long begun = time.nanoTime();
        DataKeys.DataKey made = keys.generate(stream.name().region(), keyArn, context(stream));
        long id = store.add(stream.id(), new DataKeyStore.Kept(keyArn, made.sealed()), time.now());
        return new SealingKey(id, keyArn, new SecretKeySpec(made.plain(), "AES"), begun, new AtomicLong());
    }

    private SecretKeySpec usable(Stream stream, long dataKeyId) {
        return KmsFailures.translated(() -> {
            Opened found = opened.get(dataKeyId);
            if (found == null) {
                DataKeyStore.Kept kept = store.load(stream.id(), dataKeyId);
                byte[] plain = keys.open(stream.name().region(), kept.sealed(), context(stream));
                found = new Opened(kept.keyArn(), new SecretKeySpec(plain, "AES"));
                opened.put(dataKeyId, found);
            } else {
                keys.checkUsable(stream.name().region(), found.keyArn());
            }
            return found.secret();
        });
    }

    /** As the service binds its data keys to the stream. */
    private Map<String, String> context(Stream stream) {
        return Map.of("aws:kinesis:arn", stream.name().arn(accountId));
    }

    private record Opened(String keyArn, SecretKeySpec secret) {}

    /** The data keys last used by readers. */
    private static final class OpenedKeys {

        private final LinkedHashMap<Long, Opened> byId = new LinkedHashMap<>(16, 0.75f, true);

        synchronized @Nullable Opened get(long id) {
            return byId.get(id);
        }

        synchronized void put(long id, Opened key) {
            byId.put(id, key);
            if (byId.size() > OPENED) {
                byId.pollFirstEntry();
            }
        }
    }
}
