package dev.weir.app.query.ask;

import dev.weir.app.query.schema.AvroRegistry;
import dev.weir.app.query.schema.Drift;
import dev.weir.app.records.tail.ShardLister;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.Shard;

/**
 * Brings a table up to date: all shards are read side by side, their records gathered into chunks, and the chunks loaded while more is
 * read. Broken off, it leaves what it has loaded, and the next one goes on from there. The caller holds the table's lock.
 */
final class TableLoad {

    private static final int SHARDS_AT_ONCE = 16;
    private static final int LOADERS = 2;
    private static final int CHUNKS_WAITING = 2;

    private final AskDatabase database;
    private final KinesisClient kinesis;
    private final StreamTable table;
    private final ReadRange range;
    private final LineWriter writer;
    private final ChunkLoader loader;
    private final List<String> shards = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Semaphore room = new Semaphore(LOADERS + CHUNKS_WAITING);
    private final List<Future<?>> loading = new ArrayList<>();
    private final AtomicReference<@Nullable Exception> loadFailure = new AtomicReference<>();
    private Chunk chunk = new Chunk(64 << 10);
    private @Nullable ExecutorService loaders;
    private volatile List<ShardFeed> feeds = List.of();

    TableLoad(AskDatabase database, KinesisClient kinesis, StreamTable table, ReadRange range, AvroRegistry registry) {
        this.database = database;
        this.kinesis = kinesis;
        this.table = table;
        this.range = range;
        LineKeys keys = new LineKeys();
        this.writer = new LineWriter(keys, table.schema(), table.loadedFields(), table.fixed(), registry);
        this.loader = new ChunkLoader(database.folder().chunks(), table, keys, writer);
    }

    /** Records read so far. */
    long recordsRead() {
        return feeds.stream().mapToLong(ShardFeed::recordsRead).sum();
    }

    /** How far it is, 0 to 1. */
    double share() {
        return feeds.stream().mapToDouble(ShardFeed::share).average().orElse(0);
    }

    /** Reads and loads; returns when all is in the table. */
    void run() throws SQLException, IOException, InterruptedException {
        List<Shard> listed = ShardLister.all(kinesis, table.streamName());
        new Trimming(database, kinesis, table).run(listed);
        for (Shard shard : listed) {
            numbers.put(shard.shardId(), shards.size());
            shards.add(shard.shardId());
        }
        feeds = shards.stream()
                .map(shardId -> new ShardFeed(
                        kinesis,
                        table.streamName(),
                        shardId,
                        range,
                        table.lastSequence().get(shardId),
                        this::take))
                .toList();
        try (ExecutorService pool = Executors.newFixedThreadPool(
                LOADERS,
                Thread.ofPlatform()
                        .daemon()
                        .name("ask: load " + table.streamName())
                        .factory())) {
            loaders = pool;
            try {
                readAll();
            } finally {
                finish();
            }
        }
    }

    private void readAll() throws InterruptedException {
        Semaphore turns = new Semaphore(SHARDS_AT_ONCE);
        try (ExecutorService readers = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("ask: read " + table.streamName()).factory())) {
            List<Future<?>> reading = new ArrayList<>();
            for (ShardFeed feed : feeds) {
                reading.add(readers.submit(() -> {
                    turns.acquire();
                    try {
                        feed.run();
                    } finally {
                        turns.release();
                    }
                    return null;
                }));
            }
            try {
                for (Future<?> each : reading) {
                    each.get();
                }
            } catch (ExecutionException e) {
                readers.shutdownNow();
                throw unwrapped(e);
            } catch (InterruptedException e) {
                readers.shutdownNow();
                throw e;
            }
        }
    }

    private static RuntimeException unwrapped(ExecutionException e) throws InterruptedException {
        if (e.getCause() instanceof InterruptedException interrupted) {
            throw interrupted;
        }
        return e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
    }

    private void take(String shardId, List<Record> records) throws InterruptedException {
        List<Chunk> full = new ArrayList<>();
        List<List<byte[]>> fields = records.stream().map(writer::fields).toList();
        synchronized (this) {
            Integer number = numbers.get(shardId);
            for (int i = 0; i < records.size(); i++) {
                for (byte[] row : fields.get(i)) {
                    writer.write(chunk, records.get(i), row, number == null ? 0 : number);
                    if (chunk.full()) {
                        full.add(chunk);
                        chunk = new Chunk(Chunk.FULL_BYTES + (64 << 10));
                    }
                }
            }
            // What was taken is loaded, whatever happens next: no record comes twice.
            table.lastSequence().put(shardId, records.getLast().sequenceNumber());
            full.forEach(this::submit);
        }
        for (int i = 0; i < full.size(); i++) {
            // Holds the reader back, so that chunks do not pile up.
            room.acquire();
        }
        if (loadFailure.get() != null) {
            throw new InterruptedException("loading has failed");
        }
    }

    private void submit(Chunk ready) {
        ExecutorService pool = loaders;
        if (pool != null) {
            loading.add(pool.submit(() -> {
                try (Connection connection = database.connect()) {
                    if (loadFailure.get() == null) {
                        loader.load(connection, ready, shards);
                    }
                } catch (SQLException | IOException | RuntimeException e) {
                    loadFailure.compareAndSet(null, e);
                } finally {
                    room.release();
                }
            }));
        }
    }

    /** Loads the rest and waits for all of it, even if the one who waits was told to end: the table must agree with its marks. */
    private void finish() throws SQLException, IOException {
        boolean interrupted = Thread.interrupted();
        List<Future<?>> all;
        synchronized (this) {
            if (chunk.records() > 0) {
                submit(chunk);
                chunk = new Chunk(0);
            }
            all = List.copyOf(loading);
        }
        for (Future<?> each : all) {
            interrupted |= await(each);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        table.drifted(new Drift(recordsRead(), writer.unfit(), writer.why(), writer.stranger()));
        Exception failure = loadFailure.get();
        if (failure != null) {
            table.spoiled();
            switch (failure) {
                case SQLException sql -> throw sql;
                case IOException io -> throw io;
                default -> throw new IllegalStateException(failure);
            }
        }
    }

    private static boolean await(Future<?> future) {
        boolean interrupted = false;
        while (true) {
            try {
                future.get();
                return interrupted;
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (ExecutionException e) {
                // The task keeps what it throws itself; only an Error comes this way.
                throw new IllegalStateException(e.getCause());
            }
        }
    }
}
