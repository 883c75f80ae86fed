package dev.weir.app.records.tail;

import dev.weir.app.fx.Failure;
import dev.weir.app.fx.Failures;
import dev.weir.app.text.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.model.ChildShard;
import software.amazon.awssdk.services.kinesis.model.InvalidArgumentException;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.Shard;

/**
 * Reads a stream as it grows, all shards or one and its descendants, into a {@link RecordSink}. Each shard has a
 * {@link ShardReader} on a virtual thread; a closed shard is followed by its children. Thread-safe.
 */
public final class StreamTail implements AutoCloseable {

    private final TailSource source;
    private final TailRequest request;
    private final Runnable onChange;
    private final ArrivalMerge merge;
    private final ShardLineage lineage = new ShardLineage();
    private final Map<String, ShardReader> readers = new TreeMap<>();
    private final Set<Thread> threads = new HashSet<>();
    private final Set<String> roots = new HashSet<>();
    private @Nullable Failure trouble;
    private boolean begun;
    private boolean running;
    private boolean closed;
    private boolean ended;
    private volatile int active;
    private volatile Until until;

    /** @param onChange run on any thread when records or the status have changed */
    public StreamTail(TailSource source, TailRequest request, RecordSink sink, Runnable onChange) {
        this.source = source;
        this.request = request;
        this.onChange = onChange;
        this.until = request.until();
        this.merge = new ArrivalMerge(sink, source.pace(), request.most(), onChange);
    }

    /** Begins; returns at once. */
    public void start() {
        setOpen(true);
    }

    private void findShards() {
        ReadPace retries = new ReadPace();
        while (!Thread.currentThread().isInterrupted()) {
            try {
                String only = request.onlyShard();
                List<Shard> shards = only == null
                        ? ShardLister.startingShards(source.kinesis(), source.streamName(), request.position())
                        : List.of(Shard.builder().shardId(only).build());
                begin(shards);
                return;
            } catch (ResourceNotFoundException | InvalidArgumentException e) {
                report(e, true);
                return;
            } catch (SdkException e) {
                if (Thread.currentThread().isInterrupted()) {
                    return;
                }
                report(e, false);
                try {
                    source.pace().sleep(retries.backOff());
                } catch (InterruptedException interrupted) {
                    return;
                }
            } catch (RuntimeException e) {
                report(e, true);
                return;
            }
        }
    }

    private void report(RuntimeException problem, boolean forGood) {
        synchronized (this) {
            if (!running) {
                return;
            }
        }
        Failure named = Failures.of(problem, Text.of("List the shards of {0}", source.streamName()));
        synchronized (this) {
            trouble = named;
            ended = forGood;
        }
        onChange.run();
    }

    private void begin(List<Shard> shards) {
        synchronized (this) {
            if (begun || !running) {
                return;
            }
            trouble = null;
            begun = true;
            for (Shard shard : shards) {
                lineage.add(
                        shard.shardId(),
                        Stream.of(shard.parentShardId(), shard.adjacentParentShardId())
                                .filter(Objects::nonNull)
                                .toList());
                roots.add(shard.shardId());
            }
            ended = shards.isEmpty();
            beginReady();
        }
        onChange.run();
    }

    private void beginReady() {
        List<String> ready = lineage.begin();
        for (String shardId : ready) {
            // A child that was not there at the start holds only what came later: all of it is wanted.
            StartingPosition from = roots.contains(shardId) ? request.position() : new StartingPosition.TrimHorizon();
            ShardReader reader =
                    new ShardReader(source, shardId, from, () -> until, merge, () -> active, this::shardEnded);
            readers.put(shardId, reader);
        }
        // Each has its lane before the first is read: a record waits only for shards that the merge knows of.
        for (String shardId : ready) {
            ShardReader reader = readers.get(shardId);
            if (reader != null) {
                launch(shardId, reader);
            }
        }
        active = lineage.active();
    }

    private void launch(String shardId, ShardReader reader) {
        launch("records of " + source.streamName() + " " + shardId, () -> {
            reader.run();
            onChange.run();
        });
    }

    private void shardEnded(String shardId, @Nullable List<ChildShard> children) throws InterruptedException {
        List<ChildShard> known = children == null ? List.of() : children.isEmpty() ? askForChildren(shardId) : children;
        synchronized (this) {
            known.forEach(child -> lineage.add(child.shardId(), child.parentShards()));
            lineage.end(shardId);
            beginReady();
            ended = lineage.finished();
        }
        onChange.run();
    }

    /** Services that do not name the children at a shard's end (some emulators) still list them. */
    private List<ChildShard> askForChildren(String shardId) throws InterruptedException {
        ReadPace retries = new ReadPace();
        while (true) {
            try {
                return ShardLister.children(source.kinesis(), source.streamName(), shardId);
            } catch (ResourceNotFoundException e) {
                return List.of();
            } catch (SdkException e) {
                source.pace().sleep(retries.backOff());
            }
        }
    }

    private synchronized void launch(String name, Runnable work) {
        Thread thread = Thread.ofVirtual().name(name).unstarted(() -> {
            try {
                work.run();
            } finally {
                leave(Thread.currentThread());
            }
        });
        threads.add(thread);
        thread.start();
    }

    private synchronized void leave(Thread thread) {
        threads.remove(thread);
    }

    /**
     * Closed, no shard is read and no thread runs; opened again, reading goes on without loss. A thread that waits
     * through the night would keep the buffer of a page that nobody has any more.
     */
    public synchronized void setOpen(boolean open) {
        if (open == running || closed) {
            return;
        }
        running = open;
        merge.setOpen(open);
        if (!open) {
            threads.forEach(Thread::interrupt);
        } else if (!begun) {
            launch("shards of " + source.streamName(), this::findShards);
        } else {
            readers.forEach((shardId, reader) -> {
                if (!reader.done()) {
                    launch(shardId, reader);
                }
            });
        }
    }

    /** Reading is to end elsewhere than was asked for at first; what has been read stays. */
    public void until(Until otherwise) {
        until = otherwise;
    }

    /** To be called when a held buffer was released. */
    public void wake() {
        Thread.ofVirtual().name("let records through").start(merge::wake);
    }

    /** How it goes. */
    public synchronized TailStatus status() {
        List<ShardStatus> shards = new ArrayList<>();
        readers.values().forEach(reader -> shards.add(reader.status()));
        lineage.waiting().forEach(shardId -> shards.add(ShardStatus.waiting(shardId)));
        shards.sort(Comparator.comparing(ShardStatus::shardId));
        return new TailStatus(List.copyOf(shards), trouble, merge.held(), ended || merge.enough() || allOver(shards));
    }

    private static boolean allOver(List<ShardStatus> shards) {
        return !shards.isEmpty() && shards.stream().allMatch(ShardStatus::over);
    }

    /** Ends all reading; what was read and waited for its turn goes into the buffer. Returns at once. */
    @Override
    public void close() {
        synchronized (this) {
            setOpen(false);
            closed = true;
        }
        merge.flush();
    }

    /** Waits until no thread of this tail runs any more. */
    boolean awaitEnd(Duration atMost) throws InterruptedException {
        List<Thread> last;
        synchronized (this) {
            last = List.copyOf(threads);
        }
        for (Thread thread : last) {
            if (!thread.join(atMost)) {
                return false;
            }
        }
        return true;
    }
}
