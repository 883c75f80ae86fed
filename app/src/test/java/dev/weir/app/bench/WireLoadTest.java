package dev.weir.app.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.app.connection.BrokerOptions;
import dev.weir.app.connection.EmbeddedBroker;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the benchmarks send and count is really put and read. */
class WireLoadTest {

    private static final String STREAM = "load";
    private static final PrintWriter NOWHERE = new PrintWriter(Writer.nullWriter());

    private EmbeddedBroker broker;
    private BenchClients clients;

    @BeforeEach
    void start() throws Exception {
        broker = EmbeddedBroker.start(new BrokerOptions(null, true, 0, false));
        clients = BenchClients.of(broker.endpoint());
        clients.create(STREAM, 1);
    }

    @AfterEach
    void close() {
        clients.close();
        broker.close();
    }

    @ParameterizedTest
    @EnumSource
    void everyRecordThatIsPutIsReadOnce(WireFormat format) throws Exception {
        try (WirePutCaller put = new WirePutCaller(broker.endpoint(), STREAM, format, Batch.of(0, 100))) {
            put.put();
            put.put();
        }
        try (WireReader reader = new WireReader(broker.endpoint(), format)) {
            reader.toBeginning(STREAM, "shardId-000000000000");
            assertThat(reader.page(700)).isEqualTo(700);
            assertThat(reader.isAtTip()).isFalse();
            assertThat(reader.page(700)).isEqualTo(300);
            assertThat(reader.isAtTip()).isTrue();
        }
    }

    @Test
    void aFilledStreamHoldsAPageFromEachRememberedPlaceOn() throws Exception {
        Fill fill = new Fill(broker.endpoint(), STREAM, 100);
        fill.to(1_000, NOWHERE);
        fill.to(3_000, NOWHERE);
        List<Fill.Place> places = fill.takePlaces();
        assertThat(places).hasSize(6);
        try (WireReader reader = new WireReader(broker.endpoint(), WireFormat.CBOR)) {
            for (Fill.Place place : places) {
                reader.to(STREAM, place);
                assertThat(reader.page(Batch.RECORDS)).isEqualTo(Batch.RECORDS);
            }
        }
    }

    @Test
    void aRefusalIsAFailureThatSaysWhy() throws Exception {
        try (WirePutCaller put = new WirePutCaller(broker.endpoint(), "absent", WireFormat.CBOR, Batch.of(0, 100))) {
            assertThatThrownBy(put::put)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("ResourceNotFoundException");
        }
    }
}
