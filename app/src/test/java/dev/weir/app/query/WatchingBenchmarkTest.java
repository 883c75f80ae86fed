package dev.weir.app.query;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import dev.weir.app.account.TestWorkspace;
import dev.weir.app.fx.FxBackground;
import dev.weir.app.send.BrokerStream;
import dev.weir.app.send.PagePictures;
import dev.weir.app.shell.FileQuestion;
import dev.weir.app.shell.NoThroughput;
import dev.weir.broker.BrokerConfig;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;

/** What the JavaFX thread has to do while three queries are watched and nothing else goes on. */
@Tag("benchmark")
@ExtendWith(ApplicationExtension.class)
class WatchingBenchmarkTest {

    private static final Duration LENGTH = Duration.ofSeconds(20);
    private static final List<String> STATEMENTS = List.of(
            "SELECT item, COUNT(*) AS n, SUM(price) AS total FROM orders GROUP BY item",
            "SELECT item, price FROM orders",
            "SELECT COUNT(*) AS n, MAX(price) AS highest FROM orders");

    private BrokerStream broker;
    private FxBackground background;
    private QueryPage page;
    private QueryModel model;
    private Scene scene;

    @Start
    void start(Stage stage) {
        broker = new BrokerStream(BrokerConfig.inMemory().withStateDelay(Duration.ZERO));
        background = new FxBackground();
        TestWorkspace workspace = new TestWorkspace(
                broker.connection(), broker.clients(), background, new NoThroughput(), InstantSource.system());
        model = new QueryModel(workspace);
        page = new QueryPage(workspace, model, FileQuestion.OF_THE_SYSTEM);
        scene = new Scene(new StackPane(page.content()), 1000, 700);
        PagePictures.dress(scene);
        for (String sheet : List.of("query", "running")) {
            scene.getStylesheets()
                    .add(Objects.requireNonNull(getClass().getResource("/dev/weir/resources/css/" + sheet + ".css"))
                            .toExternalForm());
        }
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        stage.setScene(scene);
        stage.show();
        page.shown();
    }

    @Test
    void threeQueriesAreWatched(FxRobot robot) throws Exception {
        broker.create("orders", 2);
        put(0);
        AtomicBoolean over = new AtomicBoolean();
        Thread traffic = Thread.ofVirtual().start(() -> {
            for (int n = 1; !over.get(); n++) {
                put(n);
                pause(100);
            }
        });
        AtomicLong thread = new AtomicLong();
        robot.interact(() -> {
            thread.set(Thread.currentThread().threadId());
            for (String text : STATEMENTS) {
                StatementModel statement = model.open(text);
                statement.choice().set(EngineChoice.WATCH);
                statement.run(text);
            }
        });
        eventually(
                "all three have rows",
                Duration.ofSeconds(120),
                () -> WaitForAsyncUtils.waitForAsyncFx(
                        5_000,
                        () -> model.statements().stream()
                                        .filter(statement ->
                                                !statement.rows().list().isEmpty())
                                        .count()
                                == 3));
        // The first seconds load classes and styles; that is another benchmark's matter.
        pause(5_000);
        AtomicInteger pulses = new AtomicInteger();
        robot.interact(() -> scene.addPostLayoutPulseListener(pulses::incrementAndGet));
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = threads.getThreadCpuTime(thread.get());
        pause(LENGTH.toMillis());
        double cpu = (threads.getThreadCpuTime(thread.get()) - before) / 1e6;
        over.set(true);
        traffic.join();
        robot.interact(() -> page.closed());
        System.out.printf(
                "three queries watching: %d pulses in %d s, the FX thread took %.2f ms a pulse, %.1f %% of a core%n",
                pulses.get(), LENGTH.toSeconds(), cpu / pulses.get(), cpu / LENGTH.toMillis() * 100);
        background.close();
        broker.close();
        assertThat(pulses.get()).isPositive();
        assertThat(cpu / pulses.get()).isLessThan(5);
    }

    private void put(int n) {
        List<PutRecordsRequestEntry> entries = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            entries.add(PutRecordsRequestEntry.builder()
                    .partitionKey("k" + i)
                    .data(SdkBytes.fromUtf8String("{\"item\":\"item %d\",\"price\":%d.5}".formatted(i, n)))
                    .build());
        }
        broker.kinesis().putRecords(request -> request.streamName("orders").records(entries));
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
