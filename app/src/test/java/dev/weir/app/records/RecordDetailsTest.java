package dev.weir.app.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.account.FakeAccount;
import dev.weir.app.account.TestWorkspace;
import dev.weir.app.connection.Connection;
import dev.weir.app.fx.FxBackground;
import dev.weir.app.records.tail.TailedRecord;
import dev.weir.app.shell.FileQuestion;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

/** The pane of one record, in a window. */
@ExtendWith(ApplicationExtension.class)
class RecordDetailsTest {

    private final FxBackground background = new FxBackground();
    private TestWorkspace workspace;
    private RecordDetails details;
    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
        workspace = new TestWorkspace(
                TestWorkspace.connection(Connection.Kind.EMBEDDED),
                new FakeAccount(),
                background,
                null,
                InstantSource.system());
        details = new RecordDetails(workspace, () -> "orders", FileQuestion.OF_THE_SYSTEM);
        stage.setScene(new Scene(details, 460, 600));
        stage.show();
    }

    @Stop
    void stop() {
        background.close();
    }

    private static TailedRecord record(String number, byte[] data) {
        return new TailedRecord(0, "shardId-000000000000", number, "key", data);
    }

    private static byte[] order(int number) {
        return "{\"order\":%d,\"paid\":true}".formatted(number).getBytes(StandardCharsets.UTF_8);
    }

    private static void until(BooleanSupplier condition) throws Exception {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, condition::getAsBoolean);
    }

    private SplitMenuButton layer(FxRobot robot) {
        return robot.lookup("#layer-0").queryAs(SplitMenuButton.class);
    }

    private boolean layerIs(FxRobot robot, String title) {
        return robot.lookup("#layer-0")
                .tryQueryAs(SplitMenuButton.class)
                .filter(button -> button.getText().equals(title) && button.getParent() != null && !button.isDisabled())
                .isPresent();
    }

    @Test
    void aDecoderThatWasChangedByHandIsRemembered(FxRobot robot) throws Exception {
        robot.interact(() -> details.show(record("1", order(1))));
        until(() -> layerIs(robot, "JSON"));
        robot.interact(() -> {
            layer(robot).show();
            MenuItem text = layer(robot).getItems().stream()
                    .filter(item -> "decode-text".equals(item.getId()))
                    .findFirst()
                    .orElseThrow();
            text.fire();
            layer(robot).hide();
        });
        until(() -> layerIs(robot, "UTF-8 text"));
        robot.interact(() -> details.show(record("2", order(2))));
        until(() -> layerIs(robot, "UTF-8 text"));
        robot.interact(() -> {
            details = new RecordDetails(workspace, () -> "orders", FileQuestion.OF_THE_SYSTEM);
            stage.setScene(new Scene(details, 460, 600));
            details.show(record("3", order(3)));
        });
        until(() -> layerIs(robot, "UTF-8 text"));
    }

    /** The bar: a 10 MiB record opens in under 300 ms, and the window is never blocked. */
    @Tag("benchmark")
    @Test
    void tenMebibytesOpenAtOnce(FxRobot robot) throws Exception {
        StringBuilder text = new StringBuilder("{\"orders\":[");
        for (int i = 0; text.length() < (10 << 20) - 200; i++) {
            text.append(i == 0 ? "" : ",").append("{\"order\":%d,\"customer\":\"c-%d\"}".formatted(i, i % 17));
        }
        byte[] large = text.append("]}").toString().getBytes(StandardCharsets.UTF_8);
        robot.interact(() -> details.show(record("1", order(1))));
        until(() -> layerIs(robot, "JSON"));
        for (int round = 0; round < 3; round++) {
            byte[] data = large.clone();
            String number = String.valueOf(10 + round);
            AtomicLong shown = new AtomicLong();
            long start = System.nanoTime();
            robot.interact(() -> {
                details.show(record(number, data));
                details.applyCss();
                details.layout();
                // Waiting for the robot also waits for what the background brings in the meantime.
                shown.set(System.nanoTime());
            });
            long first = shown.get() - start;
            until(() -> layerIs(robot, "JSON"));
            long whole = System.nanoTime() - start;
            until(() -> robot.lookup(".hex-view")
                    .tryQueryAs(ListView.class)
                    .filter(bytes -> bytes.getItems().size() > 600_000)
                    .isPresent());
            System.out.printf(
                    "10 MiB, round %d: bytes shown after %d ms, decoded after %d ms%n",
                    round, first / 1_000_000, whole / 1_000_000);
            assertThat(first).isLessThan(TimeUnit.MILLISECONDS.toNanos(300));
            robot.interact(() -> details.show(record(number + "x", order(1))));
            until(() -> layerIs(robot, "JSON"));
        }
    }
}
