package dev.weir.app.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.connection.Connection;
import dev.weir.app.fx.FxToolkit;
import dev.weir.app.send.PagePictures;
import dev.weir.app.shell.OpenConsole;
import dev.weir.app.shell.Place;
import dev.weir.app.text.German;
import dev.weir.app.text.Language;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TabPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import software.amazon.awssdk.core.SdkBytes;

/**
 * A console in German says nothing in English, on any page and any tab of it: neither what is seen nor what a tooltip, a menu or a
 * screen reader says. With {@code -Dweir.test.pictures=true} it leaves pictures in target/walk.
 */
@ExtendWith(ApplicationExtension.class)
class PagesInGermanTest {

    /** What reads like English and is no word of the program: values as the services have them, and names in scenarios. */
    private static final Set<String> DATA = Set.of("Disabled", "Delay by length of the flight, as it changes");

    private Stage stage;
    private OpenConsole open;
    /** What is left, to the page where it was met first. */
    private final Map<String, String> left = new TreeMap<>();

    @Start
    void start(Stage opened) {
        stage = opened;
    }

    @AfterEach
    void close() throws Exception {
        open.close();
    }

    @Test
    void noPageSaysAnythingInEnglish(FxRobot robot) throws Exception {
        open();
        LeftInEnglish english = new LeftInEnglish(German.texts());
        for (Place place : places(journey())) {
            open.go(place);
            String name = PagesWalkTest.name(place);
            look(english, name);
            for (TabPane pane :
                    FxToolkit.call(() -> tabPanes(open.console().scene().getRoot()))) {
                for (int i = 1; i < pane.getTabs().size(); i++) {
                    int tab = i;
                    robot.interact(() -> pane.getSelectionModel().select(tab));
                    open.settle();
                    look(english, name + "-" + pane.getTabs().get(i).getId());
                }
            }
        }
        assertThat(left).isEmpty();
    }

    private void open() throws Exception {
        open = OpenConsole.withAllPages(
                stage, Connection.Kind.TEST, OpenConsole.usual().speaking(Language.GERMAN));
        var clients = open.clients();
        PagesWalkTest.fill(clients.kinesis());
        clients.s3().createBucket(request -> request.bucket("walked-bucket"));
        clients.firehose()
                .createDeliveryStream(request -> request.deliveryStreamName("walked-to-s3")
                        .extendedS3DestinationConfiguration(to -> to.bucketARN("arn:aws:s3:::walked-bucket")
                                .roleARN("arn:aws:iam::000000000000:role/walked")));
    }

    private static List<Place> places(Place.Journey journey) {
        List<Place> places = new ArrayList<>(PagesWalkTest.places());
        // A record that is there: the service speaks English of one that is not.
        places.replaceAll(place -> place instanceof Place.Journey ? journey : place);
        // What was made stands on the list only after the first page had looked.
        places.add(new Place.Overview());
        places.add(new Place.Objects("walked-bucket", null));
        return places;
    }

    private Place.Journey journey() {
        var put = open.clients()
                .kinesis()
                .putRecord(request -> request.streamName(PagesWalkTest.STREAM)
                        .partitionKey("key-8")
                        .data(SdkBytes.fromUtf8String("{}")));
        return new Place.Journey(PagesWalkTest.STREAM, put.shardId(), put.sequenceNumber());
    }

    private void look(LeftInEnglish english, String name) throws Exception {
        if (PagePictures.wanted()) {
            PagePictures.write(open.console().scene(), Path.of("target", "walk", "german-" + name + ".png"));
        }
        Map<String, String> shown =
                FxToolkit.call(() -> ShownTexts.of(open.console().scene().getRoot()));
        assertThat(shown).as(name).hasSizeGreaterThan(20);
        english.of(shown, DATA).forEach(line -> left.putIfAbsent(line, name));
    }

    private static List<TabPane> tabPanes(Node node) {
        List<TabPane> panes = new ArrayList<>();
        if (node.isVisible() && node instanceof TabPane pane) {
            panes.add(pane);
        } else if (node.isVisible() && node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> panes.addAll(tabPanes(child)));
        }
        return panes;
    }
}
