package dev.weir.app.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.connection.Connection;
import dev.weir.app.fx.FxToolkit;
import dev.weir.app.help.PageHelp;
import dev.weir.app.help.Topic;
import dev.weir.app.shell.OpenConsole;
import dev.weir.app.shell.Place;
import dev.weir.app.shell.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/**
 * Every page can be read in both themes, worked without a mouse and spoken by a screen reader, and its help and its tour speak of
 * what is there.
 */
@ExtendWith(ApplicationExtension.class)
class PagesForEverybodyTest {

    private static final int PULSES = 12;

    private Stage stage;
    private OpenConsole open;

    @Start
    void start(Stage opened) {
        stage = opened;
    }

    @BeforeEach
    void open() throws Exception {
        open = OpenConsole.withAllPages(stage, Connection.Kind.TEST, OpenConsole.usual());
        PagesWalkTest.fill(open.clients().kinesis());
    }

    @AfterEach
    void close() throws Exception {
        open.close();
    }

    @Test
    void everyPageIsForEverybody(FxRobot robot) throws Exception {
        deliver();
        List<Place> places = new ArrayList<>(PagesWalkTest.places());
        // The stream was made after the first page had looked.
        places.add(1, new Place.Streams());
        places.add(places.removeFirst());
        Map<String, List<String>> wrong = new TreeMap<>();
        for (Place place : places) {
            open.go(place);
            String name = PagesWalkTest.name(place);
            note(wrong, name + " lacks what its tour points at", FxToolkit.call(() -> missing(place)));
            note(wrong, name + " without a name", FxToolkit.call(() -> Nameless.of(root())));
            note(
                    wrong,
                    name + " never reached by Tab",
                    FxToolkit.call(() -> TabReach.neverReached(open.console().scene())));
            for (Theme theme : Theme.values()) {
                robot.interact(() -> open.console().theme(theme));
                FxToolkit.awaitPulses(open.console().scene(), PULSES);
                note(wrong, name + " hard to read, " + theme, FxToolkit.call(() -> Contrast.tooLittle(root())));
                note(wrong, name + " hard to read while it is off, " + theme, FxToolkit.call(this::unreadableFaults));
            }
        }
        assertThat(lines(wrong)).isEmpty();
    }

    @Test
    void everyPageHasHelpAndATour() {
        for (Place place : PagesWalkTest.places()) {
            assertThat(PageHelp.of(place).tour()).as(PagesWalkTest.name(place)).hasSizeBetween(3, 5);
            Topic topic = PageHelp.of(place).topic();
            assertThat(topic.shows()).isNotBlank();
            assertThat(topic.next()).isNotEmpty();
            assertThat(topic.keys()).isNotEmpty();
        }
    }

    private Parent root() {
        return open.console().scene().getRoot();
    }

    /** What a scenario offers to break is read before it can be switched on. */
    private List<String> unreadableFaults() {
        Node faults = root().lookup("#scenario-faults");
        return faults == null ? List.of() : Contrast.tooLittleEvenDisabled(faults);
    }

    private List<String> missing(Place place) {
        return PageHelp.of(place).tour().stream()
                .map(PageHelp.Step::node)
                .filter(node -> root().lookup(node) == null)
                .toList();
    }

    private void deliver() {
        var clients = open.clients();
        clients.s3().createBucket(request -> request.bucket("walked-bucket"));
        clients.firehose()
                .createDeliveryStream(request -> request.deliveryStreamName("walked-to-s3")
                        .extendedS3DestinationConfiguration(to -> to.bucketARN("arn:aws:s3:::walked-bucket")
                                .roleARN("arn:aws:iam::000000000000:role/walked")));
    }

    private static void note(Map<String, List<String>> all, String where, List<String> what) {
        if (!what.isEmpty()) {
            all.put(where, what);
        }
    }

    private static List<String> lines(Map<String, List<String>> all) {
        List<String> lines = new ArrayList<>();
        all.forEach((where, what) -> what.forEach(each -> lines.add(where + ": " + each)));
        return lines;
    }
}
