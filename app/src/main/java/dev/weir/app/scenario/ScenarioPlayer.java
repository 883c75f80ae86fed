package dev.weir.app.scenario;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/** Plays a scenario: one virtual thread a feed. Thread-safe. */
public final class ScenarioPlayer implements AutoCloseable {

    private final List<FeedReplay> replays;
    private final List<Thread> threads;

    private ScenarioPlayer(List<FeedReplay> replays) {
        this.replays = replays;
        this.threads = replays.stream()
                .map(replay ->
                        Thread.ofVirtual().name("replay " + replay.streamName()).start(replay))
                .toList();
    }

    /**
     * Begins to play.
     *
     * @param speed event-time seconds a second, greater than 0
     */
    public static ScenarioPlayer play(Scenario scenario, KinesisClient kinesis, double speed) {
        return new ScenarioPlayer(scenario.feeds().stream()
                .map(feed -> new FeedReplay(feed, kinesis, speed))
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
        return new ScenarioProgress(threads.stream().anyMatch(Thread::isAlive), sent, throttled, trouble);
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
