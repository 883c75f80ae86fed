package dev.weir.app.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Answers in CBOR whose times are numbers of seconds, as kinesalite gives them, and of milliseconds, as Kinesis does. */
class SecondsForMillisTest {

    private static final ObjectMapper CBOR = new CBORMapper();

    @Test
    void aRecordsTimeInSecondsIsReadAsSuchAndOneInMillisecondsAsBefore() throws Exception {
        assertThat(arrival(1_795_651_200.25)).isEqualTo(Instant.parse("2026-11-26T00:00:00Z"));
        assertThat(arrival(1_795_651_200L)).isEqualTo(Instant.parse("2026-11-26T00:00:00Z"));
        assertThat(arrival(1_795_651_200_250L)).isEqualTo(Instant.parse("2026-11-26T00:00:00.250Z"));
        assertThat(arrival(0)).isEqualTo(Instant.EPOCH);
    }

    @Test
    void theTimeAtWhichAStreamWasCreatedToo() throws Exception {
        Map<String, Object> answer = Map.of(
                "StreamDescriptionSummary", Map.of("StreamName", "orders", "StreamCreationTimestamp", 1_795_651_200));
        try (Answering server = new Answering(answer)) {
            assertThat(server.clients
                            .kinesis()
                            .describeStreamSummary(request -> request.streamName("orders"))
                            .streamDescriptionSummary()
                            .streamCreationTimestamp())
                    .isEqualTo(Instant.parse("2026-11-26T00:00:00Z"));
        }
    }

    private static Instant arrival(Number time) throws Exception {
        Map<String, Object> answer = Map.of(
                "MillisBehindLatest",
                0,
                "Records",
                List.of(Map.of(
                        "ApproximateArrivalTimestamp",
                        time,
                        "Data",
                        new byte[] {1},
                        "PartitionKey",
                        "k",
                        "SequenceNumber",
                        "1")));
        try (Answering server = new Answering(answer)) {
            return server.clients
                    .kinesis()
                    .getRecords(request -> request.shardIterator("it"))
                    .records()
                    .getFirst()
                    .approximateArrivalTimestamp();
        }
    }

    private static final class Answering implements AutoCloseable {

        private final HttpServer server;
        private final SdkClients clients;

        Answering(Object answer) throws Exception {
            byte[] bytes = CBOR.writeValueAsBytes(answer);
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                exchange.getRequestBody().readAllBytes();
                exchange.getResponseHeaders().add("Content-Type", "application/x-amz-cbor-1.1");
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
                exchange.close();
            });
            server.start();
            clients = new SdkClients(
                    new Connection(
                            "Embedded",
                            Connection.Kind.EMBEDDED,
                            new Connection.Source.Embedded(),
                            "us-east-1",
                            URI.create("http://127.0.0.1:" + server.getAddress().getPort())),
                    () -> false);
        }

        @Override
        public void close() {
            clients.close();
            server.stop(0);
        }
    }
}
