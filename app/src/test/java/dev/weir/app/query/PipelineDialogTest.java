package dev.weir.app.query;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.weir.app.account.TestWorkspace;
import dev.weir.app.fx.FxBackground;
import dev.weir.app.fx.FxToolkit;
import dev.weir.app.query.engine.QueryEngine;
import dev.weir.app.query.engine.QueryListener;
import dev.weir.app.query.engine.QueryOptions;
import dev.weir.app.query.engine.ResultColumn;
import dev.weir.app.query.engine.RunningQuery;
import dev.weir.app.send.BrokerStream;
import dev.weir.app.send.PagePictures;
import dev.weir.app.shell.NoThroughput;
import dev.weir.app.text.Language;
import dev.weir.app.text.Text;
import dev.weir.app.walk.ForEverybody;
import dev.weir.broker.BrokerConfig;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The dialog that makes a statement put its rows into a stream, over a statement that goes on. */
@ExtendWith(ApplicationExtension.class)
class PipelineDialogTest {

    private static final int PULSES = 12;

    private BrokerStream broker;
    private FxBackground background;
    private QueryModel model;
    private StatementModel statement;
    private TestWorkspace workspace;
    private Label owner;

    @Start
    void start(Stage stage) {
        broker = new BrokerStream(BrokerConfig.inMemory().withStateDelay(Duration.ZERO));
        broker.create("orders", 1);
        background = new FxBackground();
        workspace = new TestWorkspace(
                broker.connection(), broker.clients(), background, new NoThroughput(), InstantSource.system());
        QueryEngine engine = new OneAnswer();
        model = new QueryModel(workspace, new Engines(engine, engine));
        statement = model.open("SELECT window_start, COUNT(*) AS orders FROM orders");
        owner = new Label("the page");
        Scene scene = new Scene(new StackPane(owner), 900, 600);
        PagePictures.dress(scene);
        scene.getStylesheets()
                .add(Objects.requireNonNull(getClass().getResource("/dev/weir/resources/css/query.css"))
                        .toExternalForm());
        stage.setScene(scene);
        stage.show();
        model.refresh();
        statement.choice().set(EngineChoice.WATCH);
        statement.run(statement.text().get());
    }

    @AfterEach
    void stop(FxRobot robot) {
        robot.interact(() -> {
            Text.speak(Language.ENGLISH);
            Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
            List.copyOf(Window.getWindows()).forEach(Window::hide);
            model.close();
        });
        background.close();
        broker.close();
    }

    @Test
    void itIsForEverybodyInBothThemesAndLanguages(FxRobot robot) throws Exception {
        eventually(
                "answered",
                () -> fx(() ->
                        !statement.columns().get().isEmpty() && model.streams().get() != null));
        List<String> wrong = new ArrayList<>();
        for (Language language : Language.values()) {
            for (boolean dark : new boolean[] {false, true}) {
                robot.interact(() -> {
                    Text.speak(language);
                    dress(dark);
                    new PipelineDialog(statement, model, workspace).show(owner);
                });
                Scene dialog = dialog();
                for (String name : List.of("", "no name for a stream", "orders", "orders-by-minute")) {
                    robot.interact(() -> name().setText(name));
                    FxToolkit.awaitPulses(dialog, PULSES);
                    String where = "pipeline-" + language.code() + (dark ? "-dark" : "-light") + "-" + name.length();
                    PagePictures.one(dialog, where);
                    fx(() -> ForEverybody.wrong(dialog.getWindow())).forEach(each -> wrong.add(where + ": " + each));
                }
                robot.interact(() -> button(ButtonType.CANCEL).fire());
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void aNameIsTypedAndTheStatementOpened(FxRobot robot) {
        eventually(
                "answered",
                () -> fx(() ->
                        !statement.columns().get().isEmpty() && model.streams().get() != null));
        robot.interact(() -> new PipelineDialog(statement, model, workspace).show(owner));
        dialog();
        assertThat(fx(() -> make().isDisabled())).isTrue();
        robot.targetWindow(fx(() -> name().getScene().getWindow()));
        robot.write("orders-by-minute", 0);
        eventually("taken", () -> fx(() -> !make().isDisabled()));
        robot.type(KeyCode.ENTER);
        eventually("opened", () -> fx(() -> model.statements().size() == 2));
        StatementModel made = model.statements().getLast();
        assertThat(made.text().get()).startsWith("INSERT INTO `orders-by-minute`\nSELECT window_start");
        assertThat(made.choice().get()).isEqualTo(EngineChoice.WATCH);
        eventually(
                "the stream is made",
                () -> broker.kinesis().listStreams().streamNames().contains("orders-by-minute"));
    }

    private void dress(boolean dark) {
        Application.setUserAgentStylesheet(
                dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
        owner.getScene().getRoot().getStyleClass().remove("dark");
        if (dark) {
            owner.getScene().getRoot().getStyleClass().add("dark");
        }
    }

    private Scene dialog() {
        eventually("open", () -> fx(() -> pane() != null));
        return fx(() -> pane().getScene());
    }

    private static DialogPane pane() {
        return Window.getWindows().stream()
                .map(window -> window.getScene().getRoot())
                .filter(DialogPane.class::isInstance)
                .map(DialogPane.class::cast)
                .findFirst()
                .orElse(null);
    }

    private static TextField name() {
        return (TextField) pane().lookup("#pipeline-stream");
    }

    private static Button button(ButtonType type) {
        return (Button) pane().lookupButton(type);
    }

    private static Button make() {
        return button(pane().getButtonTypes().getLast());
    }

    private static <T> T fx(Callable<T> work) {
        try {
            return FxToolkit.call(work);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Has columns at once, and goes on. */
    private static final class OneAnswer implements QueryEngine {

        @Override
        public String title() {
            return "Scripted";
        }

        @Override
        public RunningQuery run(String text, QueryOptions options, QueryListener listener) {
            listener.columns(List.of(
                    new ResultColumn("window_start", "TIMESTAMP(3)", false),
                    new ResultColumn("orders", "BIGINT", false)));
            return new RunningQuery() {
                @Override
                public String id() {
                    return "1";
                }

                @Override
                public String text() {
                    return text;
                }

                @Override
                public Instant begun() {
                    return Instant.EPOCH;
                }

                @Override
                public void cancel() {}
            };
        }

        @Override
        public List<RunningQuery> running() {
            return List.of();
        }

        @Override
        public void close() {}
    }
}
