package dev.weir.broker;

import dev.weir.broker.time.SystemTime;
import dev.weir.broker.time.TimeSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;

/**
 * What a child process runs: a broker for which time goes by many times as fast, so that what is done every five minutes and
 * every hour is done while a test waits.
 */
public final class HurriedBroker {

    private static final int TIMES = 600;

    private HurriedBroker() {}

    /** @param arguments the folder, and since when time hurries, which has to be the same at each start */
    public static void main(String[] arguments) throws Exception {
        BrokerConfig config = BrokerConfig.in(Path.of(arguments[0])).withLimits(false);
        try (Broker broker = BrokerAssembly.start(config, new Hurried(Instant.parse(arguments[1])))) {
            System.out.println(broker.endpoint());
            System.out.flush();
            new CountDownLatch(1).await();
        }
    }

    private static final class Hurried implements TimeSource {

        private final SystemTime system = new SystemTime();
        private final Instant since;

        Hurried(Instant since) {
            this.since = since;
        }

        @Override
        public Instant now() {
            return since.plus(Duration.between(since, system.now()).multipliedBy(TIMES));
        }

        @Override
        public long nanoTime() {
            return system.nanoTime();
        }

        @Override
        public Scheduled after(Duration delay, Runnable task) {
            return system.after(delay.dividedBy(TIMES), task);
        }

        @Override
        public void close() {
            system.close();
        }
    }
}
