package dev.weir.broker.firehose;

import dev.weir.broker.BrokerConfig;
import dev.weir.broker.call.Operation;
import dev.weir.broker.call.Service;
import dev.weir.broker.call.ServiceId;
import dev.weir.broker.firehose.convert.TableSchemas;
import dev.weir.broker.firehose.delivery.Delivery;
import dev.weir.broker.firehose.endpoint.HttpCalls;
import dev.weir.broker.firehose.onward.Reach;
import dev.weir.broker.firehose.process.LambdaInvoker;
import dev.weir.broker.logs.LogSink;
import dev.weir.broker.store.Database;
import dev.weir.broker.store.Migration;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.utils.Lazy;

/**
 * Amazon Data Firehose: puts its parts together. Nothing of it is loaded before it is first called, unless there are
 * delivery streams to go on with. Thread-safe.
 */
public final class FirehoseService implements Service, AutoCloseable {

    /** The tables of this service. */
    public static final List<Migration> MIGRATIONS =
            List.of(new Migration(800, "/dev/weir/broker/firehose/0800-delivery-streams.sql"));

    private final BrokerConfig config;
    private final Database database;
    private final Delivery.Parts delivery;
    private final LambdaInvoker lambda;
    private final TableSchemas tables;
    private final LogSink logs;
    private final Lazy<List<Operation<?, ?>>> operations = new Lazy<>(this::open);
    private volatile @Nullable Deliveries deliveries;
    private volatile @Nullable HttpCalls http;

    /**
     * @param delivery what it works with; its database has {@link #MIGRATIONS} applied
     * @param lambda calls the functions that transform records
     * @param tables knows the schemas that records are converted by
     * @param logs where what goes wrong is logged, of delivery streams that have it logged
     */
    public FirehoseService(
            BrokerConfig config, Delivery.Parts delivery, LambdaInvoker lambda, TableSchemas tables, LogSink logs) {
        this.lambda = lambda;
        this.tables = tables;
        this.logs = logs;
        this.config = config;
        this.database = delivery.database();
        this.delivery = delivery;
    }

    /** Goes on with the delivery streams that there are. Called once, before any operation. */
    public void start() {
        boolean any = database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT 1 FROM firehose_stream LIMIT 1");
                    ResultSet row = select.executeQuery()) {
                return row.next();
            }
        });
        if (any) {
            operations.getValue();
        }
    }

    @Override
    public ServiceId id() {
        return ServiceId.FIREHOSE;
    }

    @Override
    public List<Operation<?, ?>> operations() {
        return operations.getValue();
    }

    private List<Operation<?, ?>> open() {
        FirehoseErrors errors = new FirehoseErrors(config.accountId());
        DeliveryStreamStore store = new DeliveryStreamStore(database, config.accountId());
        DeliveryStreams streams = new DeliveryStreams(delivery.time(), store, errors, config.region());
        ProcessorPlans processors = new ProcessorPlans(lambda, delivery.time(), delivery.calls());
        Reach reach = Reach.of(System.getProperty(Reach.PROPERTY));
        HttpCalls calls = new HttpCalls(delivery.time(), reach);
        http = calls;
        PutRates rates = new PutRates(config.limits(), delivery.time());
        Deliveries running = new Deliveries(
                streams,
                store,
                new Plans(
                        processors,
                        delivery.sink(),
                        tables,
                        new OnwardPlans(calls, delivery.buckets(), reach),
                        delivery.calls()),
                new DeliveryErrors(logs, delivery.time(), delivery.calls()),
                delivery,
                rates::forget);
        FirehoseParts parts = new FirehoseParts(config, streams, new TagStore(database), errors, running, delivery);
        DestinationRules rules = new DestinationRules(new ProcessorRules(), reach);
        deliveries = running;
        running.resume();
        return Stream.of(
                        new StreamOperations(parts, rules).operations(),
                        new PutOperations(parts, rates).operations(),
                        new EncryptionOperations(parts).operations(),
                        new TagOperations(parts).operations())
                .<Operation<?, ?>>flatMap(List::stream)
                .toList();
    }

    /** Ends all deliveries; what waits is delivered after the next start. */
    @Override
    public void close() {
        Deliveries running = deliveries;
        if (running != null) {
            running.stop();
        }
        HttpCalls calls = http;
        if (calls != null) {
            calls.close();
        }
    }
}
