package dev.weir.app.query;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.account.TestWorkspace;
import dev.weir.app.connection.Connection;
import dev.weir.app.fx.FxBackground;
import dev.weir.app.query.engine.QueryOptions;
import dev.weir.app.send.BrokerStream;
import dev.weir.app.shell.FileQuestion;
import dev.weir.app.shell.NoThroughput;
import dev.weir.broker.BrokerConfig;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.scene.Scene;
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

/** What a statement costs is said before it is run, where others read the streams too. */
@ExtendWith(ApplicationExtension.class)
class CostLineTest {

    private BrokerStream broker;
    private FxBackground background;
    private QueryModel model;
    private QueryPage page;

    @Start
    void start(Stage stage) {
        broker = new BrokerStream(BrokerConfig.inMemory().withStateDelay(Duration.ZERO), Connection.Kind.PRODUCTION);
        background = new FxBackground();
        TestWorkspace workspace = new TestWorkspace(
                broker.connection(), broker.clients(), background, new NoThroughput(), InstantSource.system());
        model = new QueryModel(workspace);
        page = new QueryPage(workspace, model, FileQuestion.OF_THE_SYSTEM);
        stage.setScene(new Scene(new StackPane(page.content()), 1000, 700));
        stage.show();
    }

    @AfterEach
    void stop(FxRobot robot) {
        robot.interact(() -> {
            page.hidden();
            page.closed();
        });
        background.close();
        broker.close();
    }

    private static <T> T fx(Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(5_000, work);
    }

    @Test
    void readsASecondAreSaidBeforeTheRunByEngine(FxRobot robot) {
        broker.create("orders", 3);
        broker.clients().s3().createBucket(request -> request.bucket("lake"));
        broker.clients()
                .firehose()
                .createDeliveryStream(request -> request.deliveryStreamName("to_s3")
                        .extendedS3DestinationConfiguration(to ->
                                to.bucketARN("arn:aws:s3:::lake").roleARN("arn:aws:iam::000000000000:role/firehose")));
        robot.interact(page::shown);
        eventually("listed", () -> fx(() -> model.streams().get() != null));
        robot.interact(() -> model.statements().getFirst().text().set("SELECT * FROM orders"));
        Label cost = robot.lookup("#query-cost").queryAs(Label.class);
        eventually("asked", () -> fx(() -> cost.isVisible() && cost.getText().startsWith("Reads 3 shards")));
        assertThat(fx(cost::getText)).contains("five a second each at most");
        robot.interact(() -> model.statements().getFirst().choice().set(EngineChoice.WATCH));
        eventually("watched", () -> fx(() -> cost.getText().contains("two GetRecords calls a second each")));
        assertThat(fx(cost::getText)).contains("3 shards").contains("No fan-out consumer is registered.");
        robot.interact(() -> model.statements().getFirst().text().set("INSERT INTO to_s3 SELECT * FROM orders"));
        eventually(
                "what is delivered",
                () -> fx(() -> cost.getText().contains("Firehose charges what is put into to_s3 by the GB")));
        assertThat(fx(cost::getText)).contains("3 shards");
        robot.interact(() -> model.statements().getFirst().text().set("SELECT 1"));
        eventually("nothing to pay", () -> fx(() -> !cost.isVisible()));
    }

    @Test
    void theCostGrowsWithWhatIsRetained() {
        broker.create("orders", 2);
        StreamCost cost = StreamCost.of(broker.clients(), List.of("orders", "orders"), QueryOptions.ALL, Instant.now());
        assertThat(cost.shards()).isEqualTo(4);
        assertThat(new StreamCost(2, 400.0 * (1 << 20)).words(EngineChoice.ASK, false))
                .isEqualTo(
                        "Reads 2 shards, about 100 GetRecords calls, five a second each at most; about 400.0 MiB, 100 s."
                                + " A second run reads only what is new.");
        assertThat(new StreamCost(1, -1).words(EngineChoice.ASK, false)).contains("how much they hold is not known");
        assertThat(new StreamCost(3, -1).words(EngineChoice.WATCH, true))
                .contains("fan-out consumer of its own", "3 consumer-shard hours an hour")
                .doesNotContain("GetRecords");
        assertThat(new StreamCost(1, -1).words(EngineChoice.WATCH, false))
                .startsWith("Reads what is retained, and then goes on: 1 shard,");
    }
}
