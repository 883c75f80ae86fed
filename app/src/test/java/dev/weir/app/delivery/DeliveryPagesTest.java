package dev.weir.app.delivery;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import dev.weir.app.account.TestWorkspace;
import dev.weir.app.connection.Connection;
import dev.weir.app.connection.SdkClients;
import dev.weir.app.delivery.form.DeliveryFormPage;
import dev.weir.app.delivery.key.KeyPreview;
import dev.weir.app.fx.FxBackground;
import dev.weir.app.metrics.CloudWatchThroughputFeed;
import dev.weir.app.send.PagePictures;
import dev.weir.app.shell.Page;
import dev.weir.app.shell.Place;
import dev.weir.broker.Broker;
import dev.weir.broker.BrokerConfig;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.application.Application;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The pages over the real broker, from an empty account to an object that stands where the form said. */
@ExtendWith(ApplicationExtension.class)
class DeliveryPagesTest {

    private static final String LONG_NAME = "a-delivery-stream-with-a-name-as-long-as-allowed-0123456789-abcd";
    private static final DateTimeFormatter NAME_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd-HH-mm-ss");

    private final StackPane root = new StackPane();
    private Broker broker;
    private SdkClients clients;
    private TestWorkspace workspace;
    private Page page;

    @Start
    void start(Stage stage) throws Exception {
        broker = Broker.start(BrokerConfig.inMemory().withStateDelay(Duration.ofMillis(50)));
        workspace = workspace(broker.endpoint());
        Scene scene = new Scene(root, 1280, 800);
        PagePictures.dress(scene);
        scene.getStylesheets()
                .add(getClass()
                        .getResource("/dev/weir/resources/css/delivery.css")
                        .toExternalForm());
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        stage.setScene(scene);
        stage.show();
    }

    private TestWorkspace workspace(URI endpoint) {
        Connection connection = new Connection(
                "Embedded", Connection.Kind.EMBEDDED, new Connection.Source.Embedded(), "us-east-1", endpoint);
        clients = new SdkClients(connection, () -> false);
        FxBackground background = new FxBackground();
        return new TestWorkspace(
                connection,
                clients,
                background,
                new CloudWatchThroughputFeed(clients, background, connection),
                InstantSource.system());
    }

    @AfterEach
    void stop(FxRobot robot) {
        robot.interact(() -> page.hidden());
        clients.close();
        broker.close();
    }

    @Test
    void fromAnEmptyAccountToAnObjectWhereTheFormSaid(FxRobot robot) throws Exception {
        show(robot, new DeliveryPage(workspace), null);
        eventually("the page is empty", () -> shows(robot, "No delivery streams yet in us-east-1."));
        picture(robot, "delivery-empty");

        show(robot, new DeliveryFormPage(workspace), new Place.DeliveryForm(null, null));
        eventually("the form asks for a name", () -> shows(robot, "A name has 1 to 64 letters"));
        picture(robot, "delivery-form-first");
        fill(robot, "#delivery-name", LONG_NAME);
        fill(robot, "#delivery-bucket", "orders-bucket");
        fill(robot, "#delivery-prefix", "orders/!{timestamp:yyyy/MM/dd}/");
        fill(robot, "#delivery-buffer-seconds", "1");
        eventually("the bucket is missing", () -> shows(robot, "There is no bucket of this name yet."));
        fire(robot, "#delivery-bucket-create");
        eventually("the bucket is there", () -> shows(robot, "The bucket is there."));
        assertThat(text(robot, "#delivery-preview-key")).startsWith("orders/2").contains("/" + LONG_NAME + "-1-");
        picture(robot, "delivery-form-filled");
        select(robot, 1);
        picture(robot, "delivery-form-samples");
        select(robot, 2);
        fire(robot, "#delivery-code-terraform");
        picture(robot, "delivery-form-code");
        fire(robot, "#delivery-form-accept");
        eventually("it is created", () -> workspace.opened().contains(new Place.DeliveryStream(LONG_NAME)));

        show(robot, new DeliveryStreamPage(workspace), new Place.DeliveryStream(LONG_NAME));
        eventually("it is active", () -> shows(robot, "Active"));
        select(robot, 2);
        fire(robot, "#delivery-test-put");
        eventually("an object is written", () -> !objects().isEmpty());
        String written = objects().getFirst().key();
        assertThat(written).isEqualTo(previewed(written));
        picture(robot, "delivery-test");
        select(robot, 0);
        eventually(
                "the delivery is counted",
                () -> text(robot, "#delivery-delivered").equals("1 record"));
        picture(robot, "delivery-live");
        select(robot, 1);
        eventually(
                "nothing was logged",
                () -> shows(robot, "No error was logged in /aws/kinesisfirehose/" + LONG_NAME + "."));
        picture(robot, "delivery-errors-none");
        select(robot, 3);
        eventually("settings are shown", () -> shows(robot, "BufferingHints.IntervalInSeconds"));
        picture(robot, "delivery-settings");
        fire(robot, "#delivery-stream-pause");
        picture(robot, "delivery-pause");
        robot.interact(() -> javafx.stage.Window.getWindows().getLast().hide());

        show(robot, new DeliveryPage(workspace), null);
        eventually(
                "the table shows what was delivered",
                () -> on(() -> {
                    TableView<DeliveryRow> table = table(robot);
                    DeliverySummary summary = table.getItems().isEmpty()
                            ? null
                            : table.getItems().getFirst().summary().get();
                    return summary != null && summary.delivered() == 1;
                }));
        picture(robot, "delivery-list");
    }

    /** What the form's preview makes of the time that the key tells, with the key's own random end. */
    private static String previewed(String written) {
        Matcher name =
                Pattern.compile(".*-1-(\\d{4}(-\\d\\d){5})-([0-9a-f-]{36})").matcher(written);
        assertThat(name.matches()).isTrue();
        LocalDateTime arrived = LocalDateTime.parse(name.group(1), NAME_TIME);
        KeyPreview preview =
                new KeyPreview("orders/!{timestamp:yyyy/MM/dd}/", "", LONG_NAME, 1, ZoneOffset.UTC, "", "", "");
        return preview.key(arrived.toInstant(ZoneOffset.UTC), Map.of()).replace(KeyPreview.RANDOM, name.group(3));
    }

    private List<S3Object> objects() {
        return clients.s3()
                .listObjectsV2(request -> request.bucket("orders-bucket").prefix("orders/"))
                .contents();
    }

    @Test
    void partitionsConversionAndMistakesAreSaid(FxRobot robot) throws Exception {
        show(robot, new DeliveryFormPage(workspace), new Place.DeliveryForm(null, null));
        fill(robot, "#delivery-name", "orders-to-s3");
        check(robot, "#delivery-partition");
        fill(robot, "#delivery-prefix", "orders/customer=!{partitionKeyFromQuery:customer}/!{timestamp:YYYY/MM/dd}/");
        fill(robot, "#delivery-query", "{customer: .customer}");
        check(robot, "#delivery-delimiter");
        fill(robot, "#delivery-error-prefix", "orders/failed/!{firehose:error-output-type}/");
        eventually(
                "the key has the sample's customer",
                () -> text(robot, "#delivery-preview-key").startsWith("orders/customer=c-1042/"));
        assertThat(shows(robot, "YYYY is the year of the week")).isTrue();
        assertThat(shows(robot, "No delimiter")).isTrue();
        picture(robot, "delivery-form-partitioned");
        robot.interact(() -> robot.lookup("#delivery-samples")
                .queryAs(TextArea.class)
                .setText("{\"customer\": \"a\"}\nno json\n{\"other\": 1}\n"));
        select(robot, 1);
        eventually("two samples fail", () -> shows(robot, "1 record"));
        picture(robot, "delivery-form-samples-failed");
        check(robot, "#delivery-lambda");
        check(robot, "#delivery-convert");
        select(robot, 0);
        scroll(robot, 0.55);
        picture(robot, "delivery-form-steps");
        fire(robot, "#delivery-type-redshift");
        scroll(robot, 1);
        picture(robot, "delivery-form-buffer");
        scroll(robot, 0.25);
        picture(robot, "delivery-form-redshift");
    }

    private void picture(FxRobot robot, String name) throws Exception {
        PagePictures.both(robot, (Stage) root.getScene().getWindow(), name);
    }

    private void show(FxRobot robot, Page next, Place place) {
        robot.interact(() -> {
            if (page != null) {
                page.hidden();
            }
            page = next;
            if (place != null) {
                next.open(place);
            }
            root.getChildren().setAll(next.content());
            next.shown();
        });
    }

    private static void scroll(FxRobot robot, double to) {
        robot.interact(
                () -> robot.lookup(".scroll-pane").queryAs(ScrollPane.class).setVvalue(to));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void select(FxRobot robot, int tab) {
        robot.interact(() -> robot.lookup(".tab-pane")
                .queryAs(TabPane.class)
                .getSelectionModel()
                .select(tab));
    }

    private static void fill(FxRobot robot, String selector, String text) {
        robot.interact(
                () -> robot.lookup(selector).queryAs(TextInputControl.class).setText(text));
    }

    private static void check(FxRobot robot, String selector) {
        robot.interact(() -> robot.lookup(selector).queryAs(CheckBox.class).fire());
    }

    private static void fire(FxRobot robot, String selector) {
        eventually(
                selector + " can be pressed",
                () -> robot.lookup(selector)
                        .tryQueryAs(ButtonBase.class)
                        .map(button -> !button.isDisabled() && button.isVisible())
                        .orElse(false));
        robot.interact(() -> robot.lookup(selector).queryAs(ButtonBase.class).fire());
    }

    private static String text(FxRobot robot, String selector) {
        return on(() -> robot.lookup(selector)
                .tryQueryAs(Labeled.class)
                .map(Labeled::getText)
                .orElse(""));
    }

    private static boolean shows(FxRobot robot, String text) {
        return on(() -> robot.lookup((Node node) -> node instanceof Label label
                        && label.getText() != null
                        && label.getText().startsWith(text))
                .tryQuery()
                .isPresent());
    }

    @SuppressWarnings("unchecked")
    private TableView<DeliveryRow> table(FxRobot robot) {
        return (TableView<DeliveryRow>) robot.lookup("#delivery-table").queryAs(TableView.class);
    }

    private static <T> T on(Callable<T> look) {
        return WaitForAsyncUtils.waitForAsyncFx(5000, look);
    }
}
