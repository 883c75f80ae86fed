package dev.weir.app.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.account.BrokerWorkspace;
import dev.weir.app.scenario.file.ScenarioFiles;
import dev.weir.app.shell.FileQuestion;
import dev.weir.app.shell.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The page before anything plays, and with files. */
@ExtendWith(ApplicationExtension.class)
class ScenariosPageTest {

    @TempDir
    private static Path folder;

    private final BrokerWorkspace broker = new BrokerWorkspace();
    private final Answers files = new Answers();
    private ScenariosPage page;

    @Start
    void start(Stage stage) {
        page = new ScenariosPage(broker.workspace(), files);
        stage.setScene(new Scene((Parent) page.content(), 1200, 700));
        stage.show();
        page.shown();
    }

    @AfterEach
    void stop() {
        page.hidden();
        broker.close();
    }

    @Test
    void eachScenarioHasACardAndTheChosenOneIsTold(FxRobot robot) {
        for (String name : ScenarioFiles.BUILT_IN) {
            assertThat(robot.lookup("#scenario-" + name).tryQuery()).as(name).isPresent();
        }
        robot.interact(() -> page.open(new Place.Scenarios("card-fraud")));
        assertThat(text(robot, "#scenario-title")).isEqualTo("Card fraud, caught in seconds");
        assertThat(text(robot, "#scenario-step")).isEqualTo("Step 1 of 5");
        robot.interact(() -> robot.lookup("#scenario-show").queryButton().fire());
        assertThat(broker.workspace().opened()).endsWith(new Place.Records("card-payments", null));
        robot.interact(() -> robot.lookup("#scenario-next").queryButton().fire());
        assertThat(text(robot, "#scenario-step-title")).isEqualTo("The pattern of a theft");
        assertThat(robot.lookup("#part-function-block-card").tryQuery()).isPresent();
        assertThat(robot.lookup("#fault-1").tryQuery()).isPresent();
        assertThat(text(robot, "#scenario-faults-wait")).startsWith("Press Play first");
        robot.interact(() -> page.open(new Place.Scenarios(ScenarioFiles.DEMO)));
        assertThat(robot.lookup("#scenario-faults-wait").query().isVisible()).isFalse();
    }

    @Test
    void aCopyIsKeptAndABrokenFileSaysWhere(FxRobot robot) throws Exception {
        Path copy = folder.resolve("mine.weir.yaml");
        files.chosen = copy;
        robot.interact(() -> page.open(new Place.Scenarios("web-logs")));
        robot.interact(() -> robot.lookup("#scenario-keep").queryButton().fire());
        assertThat(copy).exists();
        assertThat(text(robot, "#scenario-title")).isEqualTo("Web logs into Parquet");
        assertThat(robot.lookup("#scenario-forget").queryButton().isVisible()).isTrue();

        Path broken = folder.resolve("broken.weir.yaml");
        Files.writeString(broken, Files.readString(copy).replace("shards: 1", "shards: none"));
        files.chosen = broken;
        robot.interact(() -> robot.lookup("#scenario-open").queryButton().fire());
        assertThat(robot.lookup("#scenario-problems").queryAs(TextArea.class).getText())
                .startsWith("line 14, column 13: streams[0].shards: A whole number is expected here");
        assertThat(robot.lookup("#scenario-play").queryAs(Button.class).isDisabled())
                .isTrue();
        robot.interact(() -> robot.lookup("#scenario-forget").queryButton().fire());
        assertThat(robot.lookup("#scenario-own-broken.weir.yaml").tryQuery()).isEmpty();
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }

    private static final class Answers implements FileQuestion {
        private @Nullable Path chosen;

        @Override
        public @Nullable Path open(@Nullable Window owner, String title, String what, List<String> patterns) {
            return chosen;
        }

        @Override
        public @Nullable Path save(@Nullable Window owner, String title, String name) {
            return chosen;
        }
    }
}
