package dev.weir.app.account;

import static dev.weir.app.records.Eventually.eventually;

import dev.weir.app.connection.Clients;
import dev.weir.app.connection.Connection;
import dev.weir.app.connection.SdkClients;
import dev.weir.app.fx.DirectBackground;
import dev.weir.app.metrics.CloudWatchThroughputFeed;
import dev.weir.broker.Broker;
import dev.weir.broker.BrokerConfig;
import dev.weir.broker.BrokerStartException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;

/** A broker of its own with the clients and the workspace of a page that is connected to it, without a window. */
public final class BrokerWorkspace implements AutoCloseable {

    private final Broker broker = start();
    private final DirectBackground background = new DirectBackground();
    private final SdkClients clients;
    private final TestWorkspace workspace;

    public BrokerWorkspace() {
        this(clients -> clients);
    }

    /** @param change gives the workspace other clients in the place of the broker's own */
    public BrokerWorkspace(UnaryOperator<Clients> change) {
        Connection connection = new Connection(
                "Embedded", Connection.Kind.EMBEDDED, new Connection.Source.Embedded(), "us-east-1", broker.endpoint());
        clients = new SdkClients(connection, () -> false);
        workspace = new TestWorkspace(
                connection,
                change.apply(clients),
                background,
                new CloudWatchThroughputFeed(clients, background, connection),
                InstantSource.system());
    }

    private static Broker start() {
        try {
            return Broker.start(BrokerConfig.inMemory().withStateDelay(Duration.ZERO));
        } catch (BrokerStartException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Creates a stream and waits until it is active. */
    public void createStream(String name, int shards) {
        clients.kinesis().createStream(request -> request.streamName(name).shardCount(shards));
        eventually(
                name + " is active",
                () -> clients.kinesis()
                                .describeStreamSummary(request -> request.streamName(name))
                                .streamDescriptionSummary()
                                .streamStatus()
                        == StreamStatus.ACTIVE);
    }

    public SdkClients clients() {
        return clients;
    }

    public TestWorkspace workspace() {
        return workspace;
    }

    public DirectBackground background() {
        return background;
    }

    @Override
    public void close() {
        clients.close();
        broker.close();
    }
}
