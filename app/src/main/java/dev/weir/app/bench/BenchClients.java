package dev.weir.app.bench;

import dev.weir.app.connection.Connection;
import dev.weir.app.connection.SdkClients;
import java.net.URI;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/** The SDK's clients for a server that is measured. */
final class BenchClients implements AutoCloseable {

    private final SdkClients clients;

    private BenchClients(SdkClients clients) {
        this.clients = clients;
    }

    static BenchClients of(URI endpoint) {
        return new BenchClients(new SdkClients(
                new Connection(
                        "bench",
                        Connection.Kind.TEST,
                        new Connection.Source.Keys("bench", "bench"),
                        "us-east-1",
                        endpoint),
                () -> false));
    }

    KinesisClient kinesis() {
        return clients.kinesis();
    }

    /** Creates a stream and returns once it is active. */
    void create(String stream, int shards) {
        KinesisClient kinesis = kinesis();
        kinesis.createStream(request -> request.streamName(stream).shardCount(shards));
        kinesis.waiter().waitUntilStreamExists(request -> request.streamName(stream));
    }

    @Override
    public void close() {
        clients.close();
    }
}
