package dev.weir.app.scenario;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.connection.Clients;
import dev.weir.app.connection.Connection;
import dev.weir.app.connection.SdkClients;
import dev.weir.app.fx.DirectBackground;
import dev.weir.app.shell.Demo;
import dev.weir.app.shell.Demo.State;
import dev.weir.broker.Broker;
import dev.weir.broker.BrokerConfig;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DemoModelTest {

    private final AtomicInteger made = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();
    private final List<State> states = new ArrayList<>();
    private Broker broker;
    private DemoModel demo;

    @BeforeEach
    void start() throws Exception {
        broker = Broker.start(BrokerConfig.inMemory());
        demo = new DemoModel(Scenario.demo(), 600, new DirectBackground(), this::counted, Duration.ZERO);
        demo.state().subscribe(now -> states.add(now));
    }

    @AfterEach
    void stop() {
        demo.close();
        broker.close();
    }

    private Clients counted(Connection to) {
        made.incrementAndGet();
        SdkClients real = new SdkClients(to, () -> false);
        return (Clients) Proxy.newProxyInstance(
                Clients.class.getClassLoader(), new Class<?>[] {Clients.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        closed.incrementAndGet();
                    }
                    return method.invoke(real, arguments);
                });
    }

    private Connection embedded() {
        return new Connection(
                "Embedded", Connection.Kind.EMBEDDED, new Connection.Source.Embedded(), "us-east-1", broker.endpoint());
    }

    @Test
    void itPlaysIsReadAndStops() {
        demo.follow(embedded(), true);
        assertThat(demo.state().get()).isEqualTo(State.PLAYING);
        eventually(
                "records are sent and read",
                () -> demo.progress().sent() > 100 && demo.progress().read() > 0);
        demo.stop();
        assertThat(demo.state().get()).isEqualTo(State.STOPPED);
        assertThat(closed).hasValue(1);
        assertThat(demo.progress()).isEqualTo(Demo.Progress.NONE);
        assertThat(states)
                .containsExactly(State.NOT_HERE, State.STARTING, State.PLAYING, State.STOPPING, State.STOPPED);
    }

    @Test
    void oneOfItsStreamsIsDelivered() {
        demo.follow(embedded(), true);
        try (SdkClients clients = new SdkClients(embedded(), () -> false)) {
            eventually(
                    "the delivery stream is there",
                    () -> clients.firehose()
                            .listDeliveryStreams()
                            .deliveryStreamNames()
                            .equals(List.of("earthquakes-to-s3")));
            clients.s3().headBucket(request -> request.bucket(DemoDelivery.BUCKET));
        }
        demo.play(60);
        assertThat(demo.state().get()).isEqualTo(State.PLAYING);
    }

    @Test
    void anotherSpeedBeginsAnewAndTheOneBeforeHasEnded() {
        demo.follow(embedded(), true);
        demo.play(60);
        assertThat(demo.speed()).isEqualTo(60);
        assertThat(made).hasValue(2);
        assertThat(closed).hasValue(1);
    }

    @Test
    void itWaitsUntilAPersonStartsItWhereItWasLeftStopped() {
        demo.follow(embedded(), false);
        assertThat(demo.state().get()).isEqualTo(State.STOPPED);
        assertThat(made).hasValue(0);
        demo.play(600);
        assertThat(demo.state().get()).isEqualTo(State.PLAYING);
    }

    @Test
    void nothingIsEverSentToAnythingButTheEmbeddedBroker() {
        Connection other = new Connection(
                "Work", Connection.Kind.TEST, new Connection.Source.Profile("work"), "us-east-1", broker.endpoint());
        demo.follow(other, true);
        demo.play(600);
        assertThat(demo.state().get()).isEqualTo(State.NOT_HERE);
        assertThat(made).hasValue(0);
        demo.follow(embedded(), true);
        demo.follow(null, true);
        assertThat(demo.state().get()).isEqualTo(State.NOT_HERE);
        assertThat(closed).hasValue(1);
    }
}
