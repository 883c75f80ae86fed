package dev.weir.app.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/** Plays a scenario and consumes what it sends: two virtual threads a feed. Thread-safe. */
public final class ScenarioPlayer implements AutoCloseable {

    private final List<FeedReplay> replays;
    /** In the order of the replays, one for each. */
    private final List<StreamReader> readers;

    private final List<Thread> threads = new ArrayList<>();

    private ScenarioPlayer(List<FeedReplay> replays, List<StreamReader> readers) {
        this.replays = replays;
        this.readers = readers;
        for (FeedReplay replay : replays) {
            threads.add(Thread.ofVirtual().name("replay " + replay.streamName()).start(replay));
        }
        for (StreamReader reader : readers) {
            threads.add(Thread.ofVirtual().name("read for the demo").start(reader));
        }
    }

    /**
     * Begins to play.
     *
     * @param speed event-time seconds a second, greater than 0
     */
    public static ScenarioPlayer play(Scenario scenario, KinesisClient kinesis, double speed) {
        return new ScenarioPlayer(
                scenario.feeds().stream()
                        .map(feed -> new FeedReplay(feed, kinesis, speed))
                        .toList(),
                scenario.feeds().stream()
                        .map(feed -> new StreamReader(feed.streamName(), kinesis))
                        .toList());
    }

    public ScenarioProgress progress() {
        Map<String, Long> sent = new TreeMap<>();
        long throttled = 0;
        String trouble = null;
        for (FeedReplay replay : replays) {
            sent.put(replay.streamName(), replay.sent());
            throttled += replay.throttled();
            trouble = first(trouble, replay.trouble());
        }
        long read = 0;
        for (int i = 0; i < readers.size(); i++) {
            StreamReader reader = readers.get(i);
            read += reader.read();
            // Before anything was sent its stream may still be on its way: the replay tells of that.
            if (replays.get(i).sent() > 0) {
                trouble = first(trouble, reader.trouble());
            }
        }
        return new ScenarioProgress(threads.stream().anyMatch(Thread::isAlive), sent, read, throttled, trouble);
    }

    private static @Nullable String first(@Nullable String one, @Nullable String other) {
        return one != null ? one : other;
    }

    /** Stops sending and waits until nothing is on its way any more. */
    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
