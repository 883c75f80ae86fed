package dev.weir.app.send;

import static dev.weir.app.records.Eventually.eventually;

import dev.weir.app.connection.Connection;
import dev.weir.app.connection.SdkClients;
import dev.weir.broker.Broker;
import dev.weir.broker.BrokerConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.LimitExceededException;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;

/** A broker in memory with its clients, and what a test asks of its streams. */
public final class BrokerStream implements AutoCloseable {

    private final Broker broker;
    private final Connection connection;
    private final SdkClients clients;
    private final AtomicBoolean readOnly = new AtomicBoolean();

    public BrokerStream(BrokerConfig config) {
        this(config, Connection.Kind.EMBEDDED);
    }

    public BrokerStream(BrokerConfig config, Connection.Kind kind) {
        try {
            broker = Broker.start(config);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        connection = new Connection(
                "Embedded", kind, new Connection.Source.Keys("weir", "weir"), "us-east-1", broker.endpoint());
        clients = new SdkClients(connection, readOnly::get);
    }

    public Connection connection() {
        return connection;
    }

    public SdkClients clients() {
        return clients;
    }

    public KinesisClient kinesis() {
        return clients.kinesis();
    }

    public void readOnly(boolean on) {
        readOnly.set(on);
    }

    /** Makes a stream and waits until it is there. */
    public void create(String name, int shards) {
        kinesis().createStream(request -> request.streamName(name).shardCount(shards));
        active(name);
    }

    public void active(String name) {
        eventually(name + " is active", () -> status(name) == StreamStatus.ACTIVE);
    }

    private @Nullable StreamStatus status(String name) {
        try {
            return kinesis()
                    .describeStreamSummary(request -> request.streamName(name))
                    .streamDescriptionSummary()
                    .streamStatus();
        } catch (LimitExceededException e) {
            return null;
        }
    }

    /** All records by shard, in order. */
    public Map<String, List<Record>> records(String name) {
        Map<String, List<Record>> all = new TreeMap<>();
        for (Shard shard :
                kinesis().listShards(request -> request.streamName(name)).shards()) {
            List<Record> records = new ArrayList<>();
            String iterator = kinesis()
                    .getShardIterator(request -> request.streamName(name)
                            .shardId(shard.shardId())
                            .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                    .shardIterator();
            while (iterator != null) {
                String from = iterator;
                GetRecordsResponse answer = kinesis().getRecords(request -> request.shardIterator(from));
                records.addAll(answer.records());
                iterator = answer.millisBehindLatest() == 0 ? null : answer.nextShardIterator();
            }
            all.put(shard.shardId(), records);
        }
        return all;
    }

    /** All records of all shards. */
    public List<Record> all(String name) {
        return records(name).values().stream().flatMap(List::stream).toList();
    }

    @Override
    public void close() {
        clients.close();
        broker.close();
    }
}
