package dev.weir.broker.kinesis;

import dev.weir.broker.BrokerConfig;
import dev.weir.broker.access.ResourceFacts;
import dev.weir.broker.access.ServiceCalls;
import dev.weir.broker.call.Operation;
import dev.weir.broker.call.Service;
import dev.weir.broker.call.ServiceId;
import dev.weir.broker.cloudwatch.MetricSink;
import dev.weir.broker.kms.DataKeys;
import dev.weir.broker.s3.ObjectStore;
import dev.weir.broker.seal.Seal;
import dev.weir.broker.store.Database;
import dev.weir.broker.store.Migration;
import dev.weir.broker.store.RecordStore;
import dev.weir.broker.time.TimeSource;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Amazon Kinesis Data Streams: puts its parts together. The work is done by the groups of operations ({@link
 * StreamOperations}, {@link ReshardOperations}, {@link ShardListing}, {@link RecordOperations}, {@link
 * IteratorOperations}, {@link ReadOperations}, {@link ConsumerOperations}, {@link SubscribeOperation}, {@link
 * RetentionOperations}, {@link EncryptionOperations}, {@link MonitoringOperations}, {@link CapacityOperations}, {@link
 * AccountOperations}, {@link TagOperations}, {@link ResourceTagOperations}, {@link PolicyOperations}, {@link ChannelOperations}) on {@link Streams}.
 */
public final class KinesisService implements Service, AutoCloseable {

    /** The tables of this service. */
    public static final List<Migration> MIGRATIONS = List.of(
            new Migration(100, "/dev/weir/broker/kinesis/0100-streams.sql"),
            new Migration(110, "/dev/weir/broker/kinesis/0110-settings.sql"),
            new Migration(120, "/dev/weir/broker/kinesis/0120-consumers.sql"),
            new Migration(130, "/dev/weir/broker/kinesis/0130-encryption.sql"),
            new Migration(140, "/dev/weir/broker/kinesis/0140-channels.sql"));

    private final Seal seal;
    private final ResourceFacts facts;
    private final Streams streams;
    private final RetentionSweep sweep;
    private final OnDemandScaling scaling;
    private final Consumers consumers;
    private final SubscribeOperation subscriptions;
    private final Channels channels;
    private final List<Operation<?, ?>> operations;
    private final KinesisParts parts;
    private final ReadOperations reads;

    /**
     * @param database with {@link #MIGRATIONS} applied; belongs to the caller, as the record store does
     * @param sink told the AWS/Kinesis metrics
     * @param keys the KMS that encrypts streams
     * @param objects where channels deliver to
     */
    public KinesisService(
            BrokerConfig config,
            TimeSource time,
            Database database,
            RecordStore records,
            MetricSink sink,
            DataKeys keys,
            ObjectStore objects) {
        this(config, time, database, records, sink, keys, objects, () -> ServiceCalls.UNCHECKED);
    }

    /** @param calls decides what channels may do in their roles; asked when they deliver */
    public KinesisService(
            BrokerConfig config,
            TimeSource time,
            Database database,
            RecordStore records,
            MetricSink sink,
            DataKeys keys,
            ObjectStore objects,
            Supplier<ServiceCalls> calls) {
        StreamStore store = new StreamStore(database);
        seal = new Seal(store.tokenKey());
        streams = new Streams(config, time, store, records, sink);
        StreamCipher cipher = new StreamCipher(keys, new DataKeyStore(database), time, config.accountId());
        sweep = new RetentionSweep(streams, records, cipher, time);
        scaling = new OnDemandScaling(streams, time);
        parts = new KinesisParts(
                config,
                time,
                streams,
                records,
                new KinesisErrors(config.accountId()),
                new Descriptions(config.accountId()),
                new CallRates(config.limits(), time),
                seal,
                cipher);
        AccountSettings account = new AccountSettings(database);
        PolicyStore policies = new PolicyStore(database);
        facts = new KinesisFacts(parts, policies, seal);
        consumers = new Consumers(parts, new ConsumerStore(database), account, policies);
        reads = new ReadOperations(parts);
        subscriptions = new SubscribeOperation(parts, consumers, reads, sink);
        ChannelStore channelStore = new ChannelStore(database);
        channels = new Channels(parts, channelStore, new ChannelDelivery(parts, reads, channelStore, objects, calls));
        operations = Stream.of(
                        new StreamOperations(parts, new WarmRules(parts, account), channels).operations(),
                        new ReshardOperations(parts).operations(),
                        new ShardListing(parts).operations(),
                        new RecordOperations(parts).operations(),
                        new IteratorOperations(parts).operations(),
                        reads.operations(),
                        new ConsumerOperations(parts, consumers).operations(),
                        subscriptions.operations(),
                        new RetentionOperations(parts).operations(),
                        new EncryptionOperations(parts, keys).operations(),
                        new TagOperations(parts).operations(),
                        new ResourceTagOperations(parts, new TaggedResources(consumers, channels)).operations(),
                        new PolicyOperations(parts, consumers, policies).operations(),
                        new MonitoringOperations(parts).operations(),
                        new CapacityOperations(parts, account).operations(),
                        new AccountOperations(parts, account).operations(),
                        new ChannelOperations(parts, channels, objects).operations())
                .<Operation<?, ?>>flatMap(List::stream)
                .toList();
    }

    /** Recovers the streams of the database and goes on with what was under way. Called once, before any operation. */
    public void start() {
        streams.recover();
        consumers.recover();
        channels.recover();
        sweep.start();
        scaling.start();
    }

    /** The name of the stream that a shard iterator leads into, expired or not; empty if it is no iterator of this broker. */
    public String streamOf(String shardIterator) {
        ShardIterator iterator = ShardIterator.parse(shardIterator, seal);
        return iterator == null ? "" : iterator.stream().name();
    }

    /** What decides about calls needs to know of streams and consumers. */
    public ResourceFacts facts() {
        return facts;
    }

    /** A way to read a stream from within this process, or null if there is none of that ARN in this account. */
    public @Nullable StreamReader reader(String streamArn) {
        StreamName.Arn named = StreamName.parseArn(streamArn);
        LiveStream live =
                named == null || !named.accountId().equals(parts.accountId()) ? null : streams.find(named.stream());
        return live == null ? null : new StreamReader(parts, reads, live);
    }

    /**
     * Ends every subscription to a shard and begins no more. Called before the listener closes, which otherwise waits
     * for them.
     */
    public void endSubscriptions() {
        subscriptions.close();
    }

    @Override
    public ServiceId id() {
        return ServiceId.KINESIS;
    }

    @Override
    public List<Operation<?, ?>> operations() {
        return operations;
    }

    /** Ends what runs by the clock. A state under way is gone on with at the next start. */
    @Override
    public void close() {
        endSubscriptions();
        channels.stop();
        sweep.stop();
        scaling.stop();
        streams.stop();
    }
}
