package dev.weir.conformance;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import software.amazon.kinesis.common.ConfigsBuilder;
import software.amazon.kinesis.common.InitialPositionInStream;
import software.amazon.kinesis.common.InitialPositionInStreamExtended;
import software.amazon.kinesis.coordinator.Scheduler;
import software.amazon.kinesis.exceptions.KinesisClientLibException;
import software.amazon.kinesis.lifecycle.events.InitializationInput;
import software.amazon.kinesis.lifecycle.events.LeaseLostInput;
import software.amazon.kinesis.lifecycle.events.ProcessRecordsInput;
import software.amazon.kinesis.lifecycle.events.ShardEndedInput;
import software.amazon.kinesis.lifecycle.events.ShutdownRequestedInput;
import software.amazon.kinesis.processor.ShardRecordProcessor;
import software.amazon.kinesis.processor.SingleStreamTracker;
import software.amazon.kinesis.retrieval.KinesisClientRecord;
import software.amazon.kinesis.retrieval.RetrievalSpecificConfig;
import software.amazon.kinesis.retrieval.fanout.FanOutConfig;
import software.amazon.kinesis.retrieval.polling.PollingConfig;

/** A KCL worker that notes what it reads and which shards it has read to their end. */
final class Worker implements AutoCloseable {

    /** It tells of each look at its leases; kept here, as the logging forgets loggers that nobody holds. */
    private static final Logger KCL_LOG = Logger.getLogger("software.amazon.kinesis");

    static {
        KCL_LOG.setLevel(Level.SEVERE);
    }

    private final List<String> seen = new ArrayList<>();
    private final Set<String> ended = ConcurrentHashMap.newKeySet();
    private final Scheduler scheduler;
    private final Thread thread;

    private Worker(Clients clients, String stream, KclTest.Retrieval retrieval) {
        ConfigsBuilder configs = new ConfigsBuilder(
                new SingleStreamTracker(
                        stream,
                        InitialPositionInStreamExtended.newInitialPosition(InitialPositionInStream.TRIM_HORIZON)),
                "weir-" + stream,
                clients.kinesis(),
                clients.dynamo(),
                clients.cloudWatch(),
                "worker",
                Reader::new);
        RetrievalSpecificConfig specific = switch (retrieval) {
            case POLLING -> new PollingConfig(stream, clients.kinesis()).idleTimeBetweenReadsInMillis(250);
            case FAN_OUT ->
                new FanOutConfig(clients.kinesis()).streamName(stream).applicationName("weir-" + stream);
        };
        scheduler = new Scheduler(
                configs.checkpointConfig(),
                configs.coordinatorConfig().parentShardPollIntervalMillis(500),
                configs.leaseManagementConfig().failoverTimeMillis(2_000).shardSyncIntervalMillis(1_000),
                configs.lifecycleConfig(),
                configs.metricsConfig().metricsBufferTimeMillis(1_000),
                configs.processorConfig(),
                configs.retrievalConfig().retrievalSpecificConfig(specific));
        thread = new Thread(scheduler, "kcl");
    }

    static Worker start(Clients clients, String stream, KclTest.Retrieval retrieval) {
        Worker worker = new Worker(clients, stream, retrieval);
        worker.thread.start();
        return worker;
    }

    /** Waits until so many records were read, or the test's time is up. */
    void awaitRecords(int count) throws InterruptedException {
        synchronized (seen) {
            while (seen.size() < count) {
                seen.wait();
            }
        }
    }

    List<String> seen() {
        synchronized (seen) {
            return List.copyOf(seen);
        }
    }

    Set<String> endedShards() {
        return ended;
    }

    @Override
    public void close() throws InterruptedException {
        scheduler.shutdown();
        thread.join(Duration.ofSeconds(60));
    }

    private final class Reader implements ShardRecordProcessor {

        private String shard = "";

        @Override
        public void initialize(InitializationInput input) {
            shard = input.shardId();
        }

        @Override
        public void processRecords(ProcessRecordsInput input) {
            synchronized (seen) {
                for (KinesisClientRecord record : input.records()) {
                    byte[] data = new byte[record.data().remaining()];
                    record.data().get(data);
                    seen.add(new String(data, StandardCharsets.UTF_8));
                }
                seen.notifyAll();
            }
        }

        @Override
        public void leaseLost(LeaseLostInput input) {}

        @Override
        public void shardEnded(ShardEndedInput input) {
            ended.add(shard);
            try {
                input.checkpointer().checkpoint();
            } catch (KinesisClientLibException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void shutdownRequested(ShutdownRequestedInput input) {
            try {
                input.checkpointer().checkpoint();
            } catch (KinesisClientLibException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
