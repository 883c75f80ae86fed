package dev.weir.app.scenario;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.connection.Clients;
import dev.weir.app.connection.Connection;
import dev.weir.app.connection.SdkClients;
import dev.weir.app.fx.DirectBackground;
import dev.weir.app.scenario.file.ScenarioFiles;
import dev.weir.app.shell.Demo;
import dev.weir.app.shell.Demo.State;
import dev.weir.app.shell.Statements;
import dev.weir.app.text.Language;
import dev.weir.app.text.Text;
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
import software.amazon.awssdk.services.kinesis.model.LimitExceededException;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;

class ScenarioModelTest {

    private final AtomicInteger made = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();
    private final List<State> states = new ArrayList<>();
    private Broker broker;
    private ScenarioModel demo;

    @BeforeEach
    void start() throws Exception {
        broker = Broker.start(BrokerConfig.inMemory());
        demo = new ScenarioModel(ScenarioFiles.DEMO, null, new DirectBackground(), this::counted, Duration.ZERO);
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
        demo.follow(embedded(), ScenarioModelTest::noEngines, true);
        assertThat(demo.state().get()).isEqualTo(State.PLAYING);
        eventually(
                "records are sent and read",
                () -> demo.progress().sent() > 100 && demo.progress().read() > 0);
        demo.stop();
        assertThat(demo.state().get()).isEqualTo(State.STOPPED);
        assertThat(closed).hasValue(1);
        assertThat(demo.progress()).isEqualTo(Demo.Progress.NONE);
        assertThat(states)
                .containsExactly(
                        State.NOT_HERE, State.STOPPED, State.STARTING, State.PLAYING, State.STOPPING, State.STOPPED);
    }

    @Test
    void oneOfItsStreamsIsDelivered() {
        demo.follow(embedded(), ScenarioModelTest::noEngines, true);
        try (SdkClients clients = new SdkClients(embedded(), () -> false)) {
            eventually(
                    "the delivery stream is there",
                    () -> clients.firehose()
                            .listDeliveryStreams()
                            .deliveryStreamNames()
                            .equals(List.of("earthquakes-to-s3")));
            clients.s3().headBucket(request -> request.bucket("weir-demo"));
        }
        demo.play(60);
        assertThat(demo.state().get()).isEqualTo(State.PLAYING);
    }

    @Test
    void anotherSpeedIsTakenUpWhileItGoesOn() {
        demo.follow(embedded(), ScenarioModelTest::noEngines, true);
        eventually("records are sent", () -> demo.progress().sent() > 0);
        demo.play(60);
        assertThat(demo.speed()).isEqualTo(60);
        assertThat(demo.state().get()).isEqualTo(State.PLAYING);
        assertThat(made).hasValue(1);
        assertThat(demo.progress().sent()).isPositive();
    }

    @Test
    void whileItIsPausedNothingIsSentAndThenItGoesOn() {
        demo.follow(embedded(), ScenarioModelTest::noEngines, true);
        eventually("records are sent", () -> demo.progress().sent() > 100);
        demo.pause();
        assertThat(demo.state().get()).isEqualTo(State.PAUSED);
        long[] before = {-1};
        eventually("what was on its way has arrived", () -> {
            boolean still = before[0] == demo.progress().sent();
            before[0] = demo.progress().sent();
            return still;
        });
        demo.play(6_000);
        assertThat(demo.state().get()).isEqualTo(State.PLAYING);
        eventually("it goes on", () -> demo.progress().sent() > before[0]);
        assertThat(made).hasValue(1);
    }

    @Test
    void itTellsWhatItIsBeforeItPlays() {
        demo.follow(embedded(), ScenarioModelTest::noEngines, false);
        assertThat(demo.story().get().title()).isEqualTo("Earthquakes and flights");
        assertThat(demo.story().get().captions()).hasSize(4);
        assertThat(demo.usualSpeed()).isEqualTo(600);
    }

    @Test
    void inAnotherLanguageItIsReadAnew() {
        demo.follow(embedded(), ScenarioModelTest::noEngines, false);
        assertThat(demo.story().get().title()).isEqualTo("Earthquakes and flights");
        try {
            Text.speak(Language.GERMAN);
            // As when the windows are made anew.
            demo.follow(null, ScenarioModelTest::noEngines, false);
            demo.follow(embedded(), ScenarioModelTest::noEngines, true);
            assertThat(demo.story().get().title()).isEqualTo("Erdbeben und Flüge");
            assertThat(demo.state().get()).isEqualTo(State.PLAYING);
        } finally {
            Text.speak(Language.ENGLISH);
        }
    }

    @Test
    void whatItMadeIsRemovedAndNothingElse() throws Exception {
        demo.follow(embedded(), ScenarioModelTest::noEngines, true);
        Scenario scenario = ScenarioFiles.open(ScenarioFiles.DEMO);
        try (SdkClients clients = new SdkClients(embedded(), () -> false)) {
            eventually(
                    "all is made",
                    () -> clients.firehose()
                                            .listDeliveryStreams()
                                            .deliveryStreamNames()
                                            .size()
                                    == 1
                            && clients.s3().listBuckets().buckets().size() == 1);
            clients.kinesis().createStream(request -> request.streamName("mine").shardCount(1));
            List<String> removed = new ArrayList<>();
            demo.remove(scenario, outcome -> removed.addAll(outcome.removed()), failure -> {
                throw new AssertionError(failure.what() + failure.detail());
            });
            assertThat(removed)
                    .containsExactlyInAnyOrder(
                            "delivery stream earthquakes-to-s3",
                            "bucket weir-demo",
                            "stream earthquakes",
                            "stream flights");
            assertThat(demo.state().get()).isEqualTo(State.STOPPED);
            // One after the other: asked for both at once, one of them would always be asked too often.
            eventually("one of its streams is gone", () -> gone(clients, "earthquakes"));
            eventually("the other is gone", () -> gone(clients, "flights"));
            assertThat(clients.kinesis().listStreams().streamNames()).containsExactly("mine");
            assertThat(clients.s3().listBuckets().buckets()).isEmpty();
        }
    }

    @Test
    void aStreamOfSomebodyElseIsUsedAndKept() throws Exception {
        try (SdkClients clients = new SdkClients(embedded(), () -> false)) {
            clients.kinesis()
                    .createStream(request -> request.streamName("flights").shardCount(1));
            demo.follow(embedded(), ScenarioModelTest::noEngines, true);
            eventually("records are sent", () -> demo.progress().sent() > 0);
            List<String> kept = new ArrayList<>();
            demo.remove(ScenarioFiles.open(ScenarioFiles.DEMO), outcome -> kept.addAll(outcome.kept()), failure -> {
                throw new AssertionError(failure.what() + failure.detail());
            });
            assertThat(kept).containsExactly("stream flights");
        }
    }

    @Test
    void itWaitsUntilAPersonStartsItWhereItWasLeftStopped() {
        demo.follow(embedded(), ScenarioModelTest::noEngines, false);
        assertThat(demo.state().get()).isEqualTo(State.STOPPED);
        assertThat(made).hasValue(0);
        demo.play(600);
        assertThat(demo.state().get()).isEqualTo(State.PLAYING);
    }

    @Test
    void nothingIsEverSentToAnythingButTheEmbeddedBroker() {
        Connection other = new Connection(
                "Work", Connection.Kind.TEST, new Connection.Source.Profile("work"), "us-east-1", broker.endpoint());
        demo.follow(other, ScenarioModelTest::noEngines, true);
        demo.play(600);
        assertThat(demo.state().get()).isEqualTo(State.NOT_HERE);
        assertThat(made).hasValue(0);
        demo.follow(embedded(), ScenarioModelTest::noEngines, true);
        demo.follow(null, ScenarioModelTest::noEngines, true);
        assertThat(demo.state().get()).isEqualTo(State.NOT_HERE);
        assertThat(closed).hasValue(1);
    }

    private static boolean gone(Clients clients, String stream) {
        try {
            clients.kinesis().describeStreamSummary(request -> request.streamName(stream));
            return false;
        } catch (ResourceNotFoundException none) {
            return true;
        } catch (LimitExceededException asked) {
            // Asked too often, which says nothing.
            return false;
        }
    }

    private static Statements noEngines() {
        throw new AssertionError("The demo asks nothing");
    }
}
