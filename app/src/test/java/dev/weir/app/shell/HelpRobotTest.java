package dev.weir.app.shell;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.connection.BrokerOptions;
import dev.weir.app.connection.Connection;
import dev.weir.app.crash.CrashReports;
import dev.weir.app.fx.FxToolkit;
import dev.weir.app.help.Glossary;
import dev.weir.app.help.Term;
import dev.weir.app.send.PagePictures;
import dev.weir.app.streams.StreamsPage;
import dev.weir.broker.Broker;
import dev.weir.broker.BrokerConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Hands on help, tours, links and reports of crashes, in a window for every day. */
@ExtendWith(ApplicationExtension.class)
class HelpRobotTest {

    @TempDir
    static Path folder;

    private Broker broker;
    private Stage stage;
    private Console console;

    @Start
    void start(Stage opened) throws Exception {
        stage = opened;
        Files.deleteIfExists(folder.resolve("memory.json"));
        Files.deleteIfExists(folder.resolve("settings.properties"));
        broker = Broker.start(BrokerConfig.inMemory().withStateDelay(Duration.ZERO));
        open(ConsoleOptions.of(BrokerOptions.defaults().inMemory()));
    }

    private void open(ConsoleOptions options) {
        Connection connection = new Connection(
                "Embedded", Connection.Kind.EMBEDDED, new Connection.Source.Embedded(), "us-east-1", broker.endpoint());
        console = Console.open(
                stage,
                options.withConnection(connection)
                        .withTheme(Theme.LIGHT)
                        .withSize(1280, 800)
                        .withPlace(new Place.Streams())
                        .withSettings(folder.resolve("settings.properties"))
                        .everyDay(),
                new Pages(
                        Map.of(Place.Streams.class, StreamsPage::new),
                        (clients, background, where) -> new NoThroughput()));
    }

    @AfterEach
    void stop(FxRobot robot) {
        robot.interact(stage::hide);
        console.close();
        broker.close();
    }

    @Test
    void aTourIsShownOnFirstUseWorksByKeysAndIsNotShownAgain(FxRobot robot) throws Exception {
        eventually("the tour begins", () -> tour().runs());
        picture("tour");
        Node card = robot.lookup("#tour-next").query();
        eventually("it has the focus", card::isFocused);
        String first = robot.lookup("#tour-words").queryAs(Label.class).getText();
        robot.interact(() -> fire(card, KeyCode.RIGHT));
        assertThat(robot.lookup("#tour-words").queryAs(Label.class).getText()).isNotEqualTo(first);
        robot.interact(() -> fire(card, KeyCode.ESCAPE));
        assertThat(tour().runs()).isFalse();
        robot.interact(() -> console.open(new Place.Streams()));
        FxToolkit.awaitPulses(console.scene(), 60);
        assertThat(tour().runs()).as("it was seen").isFalse();
        robot.interact(() -> console.assistance().tours().replay());
        assertThat(tour().runs()).as("asked for").isTrue();
        robot.interact(() -> robot.lookup("#tour-skip").queryAs(Button.class).fire());
        assertThat(tour().runs()).isFalse();
    }

    @Test
    void f1SpeaksOfThePageAndTheWordsAreFound(FxRobot robot) throws Exception {
        eventually("connected", () -> console.workspace() != null);
        robot.interact(() -> fire(console.scene().getRoot(), KeyCode.F1));
        assertThat(robot.lookup("#help").tryQuery()).isPresent();
        picture("help");
        robot.interact(() -> console.assistance().help().openWords("iterator age"));
        picture("help-words");
        ListView<Term> terms = robot.lookup("#help-terms").queryListView();
        assertThat(terms.getItems().getFirst().name()).isEqualTo("Iterator age");
        assertThat(Glossary.all())
                .hasSizeGreaterThan(60)
                .allMatch(term -> term.meaning().endsWith("."));
        assertThat(console.assistance().help().entries())
                .extracting(PaletteModel.Entry::name)
                .contains("What is: Shard");
    }

    @Test
    void aLinkFromOutsideOpensAPageAHostileOneSaysWhyNotAndAnotherConnectionIsAskedFor(FxRobot robot) throws Exception {
        eventually("connected", () -> console.workspace() != null);
        robot.interact(() -> console.receive(new Arrival(null, "weir://embedded/streams?delete=all", null, false)));
        assertThat(robot.lookup("#link-words").queryAs(Label.class).getText()).contains("delete");
        assertThat(robot.lookup("#link-open").tryQuery()).isEmpty();
        picture("link-refused");
        robot.interact(() -> robot.lookup("#link-close").queryAs(Button.class).fire());
        robot.interact(() -> console.receive(new Arrival(null, "weir://prod@eu-west-1/streams", null, false)));
        assertThat(robot.lookup("#link-open").tryQuery()).isPresent();
        assertThat(robot.lookup("#link-close").queryAs(Button.class).isFocused())
                .isTrue();
        picture("link-asked");
        robot.interact(() -> robot.lookup("#link-close").queryAs(Button.class).fire());
        assertThat(console.workspace().connection().embedded())
                .as("nothing was opened")
                .isTrue();
    }

    @Test
    void newReportsOfCrashesAreOfferedOnce(FxRobot robot) throws Exception {
        CrashReports reports =
                new CrashReports(folder.resolve("crashes"), folder.resolve("none.log"), "1", InstantSource.system());
        reports.write("An unexpected error: java.lang.IllegalStateException", new IllegalStateException("x"), "");
        robot.interact(() -> console.offer(reports));
        eventually("offered", () -> robot.lookup("#crash-sheet").tryQuery().isPresent());
        assertThat(robot.lookup("#crash-text").queryAs(TextArea.class).getText())
                .contains("IllegalStateException");
        picture("crash");
        eventually("noted", () -> {
            try {
                return !reports.hasNew();
            } catch (java.io.IOException e) {
                throw new AssertionError(e);
            }
        });
        robot.interact(() -> robot.lookup("#crash-delete").queryAs(Button.class).fire());
        eventually("deleted", () -> {
            try {
                return reports.list().isEmpty();
            } catch (java.io.IOException e) {
                throw new AssertionError(e);
            }
        });
    }

    private TourLayer tour() {
        return (TourLayer) console.scene().getRoot().lookup("#tour");
    }

    private void picture(String name) throws Exception {
        if (PagePictures.wanted()) {
            for (Theme theme : Theme.values()) {
                FxToolkit.call(() -> {
                    theme.apply(console.scene());
                    return true;
                });
                FxToolkit.awaitPulses(console.scene(), 20);
                PagePictures.one(console.scene(), name + "-" + theme.name().toLowerCase(Locale.ROOT));
            }
        }
    }

    private static void fire(Node target, KeyCode code) {
        Event.fireEvent(target, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }
}
