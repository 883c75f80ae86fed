package dev.weir.app.shell;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.connection.Connection;
import dev.weir.app.send.PagePictures;
import dev.weir.app.streams.StreamsPage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;

/** Hands on the capsules: saved, opened, broken, elsewhere. Leaves pictures in target/pages. */
@ExtendWith(ApplicationExtension.class)
class CapsuleRobotTest {

    @TempDir
    private static Path folder;

    private static final ConsoleOptions OPTIONS =
            OpenConsole.usual().withPlace(new Place.Streams()).withSize(1280, 800);

    private OpenConsole open;
    private Console console;
    private Stage stage;
    private final Answers files = new Answers();

    /** Answers with a file that the test names. */
    private static final class Answers implements FileQuestion {
        private @Nullable Path answer;

        @Override
        public @Nullable Path open(@Nullable Window owner, String title, String what, List<String> patterns) {
            return answer;
        }

        @Override
        public @Nullable Path save(@Nullable Window owner, String title, String name) {
            return answer;
        }
    }

    @Start
    void start(Stage opened) throws Exception {
        stage = opened;
        open = OpenConsole.withPages(opened, Map.of(Place.Streams.class, StreamsPage::new), OPTIONS);
        console = open.console();
        console.assistance().capsules().files(files);
    }

    @Stop
    void stop() throws Exception {
        open.close();
    }

    private KinesisClient kinesis() {
        return console.workspace().clients().kinesis();
    }

    private void stream(String name, int shards, int records) {
        eventually("connected", () -> console.workspace() != null);
        kinesis().createStream(request -> request.streamName(name).shardCount(shards));
        eventually(
                name + " is active",
                () -> kinesis()
                                .describeStreamSummary(request -> request.streamName(name))
                                .streamDescriptionSummary()
                                .streamStatus()
                        == StreamStatus.ACTIVE);
        if (records > 0) {
            kinesis()
                    .putRecords(request -> request.streamName(name)
                            .records(IntStream.range(0, records)
                                    .mapToObj(i -> PutRecordsRequestEntry.builder()
                                            .partitionKey("k" + i)
                                            .data(SdkBytes.fromUtf8String(
                                                    "{\"n\":" + i + ",\"email\":\"ana@example.com\"}"))
                                            .build())
                                    .toList()));
        }
    }

    private Path saved(FxRobot robot) throws Exception {
        stream("orders", 3, 200);
        stream("clicks-of-a-shop-with-a-very-long-name-that-does-not-fit", 1, 20);
        stream("empty", 1, 0);
        robot.interact(() -> new SavedQueries(console.workspace().memory())
                .save("by shard", "SELECT shard_id, count(*)\nFROM orders\nGROUP BY ALL"));
        Path file = folder.resolve("shop.weir");
        Files.deleteIfExists(file);
        files.answer = file;
        robot.interact(console.assistance().capsules()::save);
        until("streams are listed", () -> text(robot, "#capsule-counted").equals("3 of 3 chosen"));
        until("the size is estimated", () -> !text(robot, "#capsule-estimate").isEmpty());
        both(robot, "#capsule-estimate", "capsule-save");
        robot.interact(robot.lookup("#capsule-masked").queryAs(CheckBox.class)::fire);
        both(robot, "#capsule-estimate", "capsule-save-masked");
        robot.interact(
                () -> robot.lookup("#capsule-most").queryAs(TextField.class).setText("many"));
        assertThat(robot.lookup("#capsule-save").queryButton().isDisabled()).isTrue();
        assertThat(text(robot, "#form-problem")).startsWith("Type how many records");
        robot.interact(
                () -> robot.lookup("#capsule-most").queryAs(TextField.class).setText("1,000"));
        robot.interact(robot.lookup("#capsule-save").queryButton()::fire);
        eventually("the file is there", () -> Files.exists(file));
        return file;
    }

    @Test
    void savedAndRestoredBesideWhatIsThere(FxRobot robot) throws Exception {
        Path file = saved(robot);
        files.answer = file;
        robot.interact(console.assistance().capsules()::choose);
        until("the plan is shown", () -> steps(robot).size() == 5);
        assertThat(steps(robot).toString()).contains("orders-2");
        both(robot, "#capsule-facts", "capsule-plan");
        robot.interact(robot.lookup("#capsule-clash-stop").<javafx.scene.control.RadioButton>query()::fire);
        assertThat(robot.lookup("#capsule-restore").queryButton().isDisabled()).isTrue();
        both(robot, "#capsule-facts", "capsule-clash");
        robot.interact(robot.lookup("#capsule-clash-other_name").<javafx.scene.control.RadioButton>query()::fire);
        robot.interact(robot.lookup("#capsule-restore").queryButton()::fire);
        until("it is restored", () -> text(robot, "#capsule-ended").startsWith("shop.weir is restored; 220 records"));
        both(robot, "#capsule-ended", "capsule-restored");
        assertThat(kinesis()
                        .describeStreamSummary(request -> request.streamName("orders-2"))
                        .streamDescriptionSummary()
                        .openShardCount())
                .isEqualTo(3);
        robot.interact(robot.lookup("#capsule-restore").queryButton()::fire);
        robot.interact(() -> console.openCapsule(file));
        until(
                "nothing is made twice",
                () -> steps(robot).stream()
                                .filter(step -> step.toString().contains("what=THERE"))
                                .count()
                        == 4);
        both(robot, "#capsule-facts", "capsule-again");
    }

    @Test
    void aBrokenOneOpensNothingAndSaysWhere(FxRobot robot) throws Exception {
        Path file = saved(robot);
        byte[] bytes = Files.readAllBytes(file);
        Path broken = folder.resolve("broken.weir");
        Files.write(broken, java.util.Arrays.copyOf(bytes, bytes.length - 100));
        robot.interact(() -> console.openCapsule(broken));
        until("it is said", () -> robot.lookup("#capsule-problems").tryQuery().isPresent());
        assertThat(robot.lookup("#capsule-problems")
                        .<ListView<String>>query()
                        .getItems()
                        .getFirst())
                .contains("cut off or damaged");
        both(robot, "#capsule-problems", "capsule-broken");
    }

    @Test
    void elsewhereItSaysWhereItCanBeRestored(FxRobot robot) throws Exception {
        Path file = saved(robot);
        Stage[] other = new Stage[1];
        robot.interact(() -> other[0] = new Stage());
        Console lab = open.another(other[0], Connection.Kind.PRODUCTION, OPTIONS);
        try {
            eventually("connected", () -> lab.workspace() != null);
            robot.interact(() -> lab.openCapsule(file));
            until("it is said", () -> text(robot, "#capsule-elsewhere").contains("embedded broker only"));
            both(robot, "#capsule-elsewhere", "capsule-elsewhere");
            robot.interact(robot.lookup("#capsule-restore").queryButton()::fire);
            until(
                    "the window goes there and opens it",
                    () -> lab.workspace() != null
                            && lab.workspace().connection().embedded()
                            && steps(robot).size() == 5);
        } finally {
            robot.interact(other[0]::hide);
            lab.close();
        }
    }

    private static List<?> steps(FxRobot robot) {
        return robot.lookup("#capsule-steps")
                .<TableView<?>>tryQuery()
                .<List<?>>map(TableView::getItems)
                .orElse(List.of());
    }

    private static String text(FxRobot robot, String query) {
        return robot.lookup(query)
                .<Node>tryQuery()
                .map(node -> node instanceof Label label
                        ? label.getText()
                        : node instanceof Button button ? button.getText() : "")
                .orElse("");
    }

    private static void until(String what, BooleanSupplier condition) {
        eventually(what, Duration.ofSeconds(30), () -> {
            try {
                return WaitForAsyncUtils.asyncFx(condition::getAsBoolean).get();
            } catch (Exception e) {
                throw new AssertionError(what, e);
            }
        });
    }

    /** A dialog in both themes. */
    private void both(FxRobot robot, String query, String name) throws Exception {
        robot.interact(() -> robot.lookup(query).query().getScene().getRoot().layout());
        PagePictures.both(robot, stage, name);
    }
}
