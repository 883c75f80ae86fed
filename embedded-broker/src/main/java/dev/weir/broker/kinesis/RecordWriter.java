package dev.weir.broker.kinesis;

import dev.weir.broker.store.StoreException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Brings records to the shards that their hash keys name, and waits until they are durable. Thread-safe. */
final class RecordWriter {

    private final KinesisParts parts;

    RecordWriter(KinesisParts parts) {
        this.parts = parts;
    }

    /** The stream, if records can be put into it. */
    LiveStream serving(StreamName name) {
        LiveStream live = parts.streams().get(name);
        if (!live.now().state().servesRecords()) {
            throw parts.errors().streamNotFound(name.name());
        }
        return live;
    }

    /**
     * Hands records to their shards. A shard that closes meanwhile sends its records back, and they go to its children.
     */
    List<ShardLog.Appended> append(LiveStream live, List<IncomingRecord> records) {
        List<ShardLog.Appended> result = new ArrayList<>();
        List<IncomingRecord> left = records;
        while (!left.isEmpty()) {
            Stream stream = live.now();
            if (!stream.state().servesRecords()) {
                throw parts.errors().streamNotFound(stream.name().name());
            }
            List<IncomingRecord> sentBack = new ArrayList<>(0);
            List<Share> shares = share(stream.shards(), left);
            // All are sealed before the first is handed over: a key that cannot be used leaves nothing behind.
            List<List<IncomingRecord>> sealed = shares.stream()
                    .map(share -> parts.cipher().seal(live, stream, share.shard, share.records))
                    .toList();
            for (int i = 0; i < shares.size(); i++) {
                Share share = shares.get(i);
                ShardLog.Appended appended = live.log(share.shard)
                        .append(
                                sealed.get(i),
                                parts.time().now().toEpochMilli(),
                                parts.time().nanoTime());
                if (appended == null) {
                    sentBack.addAll(share.records);
                } else {
                    result.add(appended);
                }
            }
            left = sentBack;
        }
        return result;
    }

    /** Waits until what a shard took is durable; gives the failure if it could not be written. */
    static @Nullable StoreException await(ShardLog.Appended appended) {
        try {
            appended.durable().join();
            return null;
        } catch (CompletionException e) {
            if (e.getCause() instanceof StoreException failure) {
                return failure;
            }
            throw e;
        }
    }

    private static List<Share> share(ShardMap map, List<IncomingRecord> records) {
        Map<Integer, Share> shares = new HashMap<>();
        for (IncomingRecord record : records) {
            Shard shard = map.shardFor(record.hashKey());
            shares.computeIfAbsent(shard.index(), _ -> new Share(shard, new ArrayList<>()))
                    .records
                    .add(record);
        }
        return List.copyOf(shares.values());
    }

    private record Share(Shard shard, List<IncomingRecord> records) {}
}
