package dev.weir.app.query;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import dev.weir.app.account.TestWorkspace;
import dev.weir.app.fx.FxBackground;
import dev.weir.app.query.engine.Counted;
import dev.weir.app.query.running.RunningStatement;
import dev.weir.app.send.BrokerStream;
import dev.weir.app.send.PagePictures;
import dev.weir.app.shell.FileQuestion;
import dev.weir.app.shell.Memory;
import dev.weir.app.shell.NoThroughput;
import dev.weir.broker.BrokerConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.Consumer;

/** What is watched is listed, is offered again when the page comes again, and goes on. */
@ExtendWith(ApplicationExtension.class)
class WatchedPageTest {

    private static final Duration LONG = Duration.ofSeconds(90);

    private final WatchChildren processes = new WatchChildren();
    private BrokerStream broker;
    private FxBackground background;
    private TestWorkspace workspace;
    private QueryPage page;
    private QueryModel model;
    private StackPane root;
    private Stage stage;

    @Start
    void start(Stage primary) {
        stage = primary;
        broker = new BrokerStream(
                // The test looks for consumers more often than five times a second.
                BrokerConfig.inMemory().withStateDelay(Duration.ZERO).withLimits(false));
        background = new FxBackground();
        workspace = new TestWorkspace(
                broker.connection(), broker.clients(), background, new NoThroughput(), InstantSource.system());
        root = new StackPane();
        open();
        Scene scene = new Scene(root, 1000, 700);
        PagePictures.dress(scene);
        for (String sheet : List.of("query", "running")) {
            scene.getStylesheets()
                    .add(Objects.requireNonNull(getClass().getResource("/dev/weir/resources/css/" + sheet + ".css"))
                            .toExternalForm());
        }
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        stage.setScene(scene);
        stage.show();
    }

    private void open() {
        model = new QueryModel(workspace);
        page = new QueryPage(workspace, model, FileQuestion.OF_THE_SYSTEM);
        root.getChildren().setAll(page.content());
        page.shown();
    }

    @AfterEach
    void stop(FxRobot robot) {
        robot.interact(() -> page.closed());
        background.close();
        broker.close();
    }

    @Test
    void whatIsWatchedIsListedAndGoesOnAfterwards(FxRobot robot) throws Exception {
        broker.create("orders", 1);
        put("{\"item\": \"tea\", \"price\": 2.5}");
        put("{\"item\": \"cake\", \"price\": 4.0}");
        robot.interact(() -> {
            StatementModel statement = model.statements().getFirst();
            statement.title().set("Sums");
            statement.choice().set(EngineChoice.WATCH);
            statement.run("SELECT item, SUM(price) AS total FROM orders GROUP BY item");
        });
        eventually("it is listed", LONG, () -> one().rows() == 2);
        RunningStatement listed = one();
        assertThat(listed.name()).isEqualTo("Sums");
        assertThat(listed.running()).isTrue();
        eventually("with its records", LONG, () -> records() == 2);
        eventually("it has a checkpoint", LONG, this::hasCheckpoint);
        PagePictures.both(robot, stage, "query-watched");

        robot.interact(() -> page.closed());
        put("{\"item\": \"tea\", \"price\": 1.0}");
        eventually(
                "its process is gone", LONG, () -> processes.alive().findAny().isEmpty());
        robot.interact(this::open);
        eventually("it is offered", LONG, () -> !one().running());
        assertThat(one().words()).isEqualTo("Ran when Weir was closed.");
        PagePictures.both(robot, stage, "query-offered");

        press(robot, "#running-go-on-" + listed.id());
        eventually(
                "the rows",
                LONG,
                // Two tasks count, each its items: their order is nobody's promise.
                () -> fx(() -> model.statements().getLast().rows().list().stream()
                        .map(Rows.Row::values)
                        .collect(Collectors.toSet())
                        .equals(Set.of(List.of("tea", 3.5), List.of("cake", 4.0)))));
        assertThat(fx(() -> model.statements().getLast().title().get())).isEqualTo("Sums");
        eventually("it runs", LONG, () -> one().running() && !one().id().isEmpty());
        press(robot, "#running-stop-" + listed.id());
        eventually(
                "it is gone",
                LONG,
                () -> fx(() -> model.running().statements().get().isEmpty()));
        assertThat(hasCheckpoint()).isFalse();
    }

    @Test
    void aFanOutReaderIsShownKeptAndTakenAway(FxRobot robot) throws Exception {
        broker.create("orders", 1);
        put("{\"item\": \"tea\", \"price\": 2.5}");
        StatementModel first = model.statements().getFirst();
        robot.interact(() -> {
            first.choice().set(EngineChoice.WATCH);
            first.text().set("SELECT item, price FROM orders");
        });
        robot.clickOn("#query-fan-out");
        robot.clickOn("#query-run");
        eventually("a row", LONG, () -> one().rows() == 1);
        assertThat(one().fanOut()).isTrue();
        assertThat(consumers()).singleElement().asString().startsWith("weir-query-");
        String consumer = consumers().getFirst();
        // One that was being made when the row came may be without it.
        long before = newestCheckpoint();
        eventually("it has a checkpoint with the row", LONG, () -> newestCheckpoint() > before + 1);
        eventually(
                "it says so",
                () -> fx(() -> robot.lookup(".running-card .label").queryAllAs(Label.class).stream()
                        .anyMatch(label -> label.getText().contains("enhanced fan-out"))));

        // As when the program is killed: neither the process nor the console takes it away.
        processes.alive().forEach(ProcessHandle::destroyForcibly);
        robot.interact(() -> page.closed());
        robot.interact(this::open);
        eventually("it is offered", LONG, () -> !one().running() && !one().id().isEmpty());
        assertThat(one().fanOut()).isTrue();
        assertThat(fx(() -> model.statements().getFirst().fanOut().get()))
                .as("kept with the tab")
                .isTrue();
        eventually("it is swept", LONG, () -> consumers().isEmpty());

        String id = one().id();
        press(robot, "#running-go-on-" + id);
        eventually("it reads again", LONG, () -> one().running() && consumers().equals(List.of(consumer)));
        put("{\"item\": \"cake\", \"price\": 4.0}");
        eventually("the next row", LONG, () -> one().rows() >= 2);
        assertThat(one().rows()).isEqualTo(2);
        assertThat(workspace.memory().recall(Memory.key("query.consumers", workspace, "")))
                .as("noted, should it be killed again")
                .contains(consumer);
        press(robot, "#running-stop-" + id);
        eventually("it is deregistered at Stop", LONG, () -> consumers().isEmpty());
    }

    /** Presses it where it is by then: cards come and move while others end. */
    private static void press(FxRobot robot, String button) {
        eventually(
                button + " is there",
                LONG,
                () -> robot.lookup(button)
                        .<Button>tryQuery()
                        .filter(found -> !found.isDisabled())
                        .isPresent());
        robot.interact(robot.lookup(button).queryButton()::fire);
    }

    private List<String> consumers() {
        String arn = broker.kinesis()
                .describeStreamSummary(request -> request.streamName("orders"))
                .streamDescriptionSummary()
                .streamARN();
        return broker.kinesis().listStreamConsumers(request -> request.streamARN(arn)).consumers().stream()
                .map(Consumer::consumerName)
                .toList();
    }

    /** The one that is listed; none yet is one without an id. */
    private RunningStatement one() {
        List<RunningStatement> all = fx(() -> model.running().statements().get());
        return all.size() == 1
                ? all.getFirst()
                : new RunningStatement("", "", "", Instant.EPOCH, "", 0, new Counted(0, 0, null), true, false);
    }

    private long records() {
        Counted counted = one().counted();
        return counted == null ? 0 : counted.records();
    }

    private boolean hasCheckpoint() {
        Path folder = workspace.dataFolder().resolve("watch");
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.anyMatch(file -> file.endsWith("_metadata"));
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }

    /** The number of the newest that is whole, or 0. */
    private long newestCheckpoint() {
        Path folder = workspace.dataFolder().resolve("watch");
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.endsWith("_metadata"))
                    .map(file -> file.getParent().getFileName().toString())
                    .filter(name -> name.startsWith("chk-"))
                    .mapToLong(name -> Long.parseLong(name.substring("chk-".length())))
                    .max()
                    .orElse(0);
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }

    private void put(String data) {
        broker.kinesis()
                .putRecord(request ->
                        request.streamName("orders").partitionKey("a").data(SdkBytes.fromUtf8String(data)));
    }

    private static <T> T fx(Callable<T> work) {
        try {
            return WaitForAsyncUtils.waitForAsyncFx(5_000, work);
        } catch (RuntimeException e) {
            throw new AssertionError(e);
        }
    }
}
