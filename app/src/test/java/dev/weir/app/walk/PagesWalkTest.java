package dev.weir.app.walk;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.access.ActionName;
import dev.weir.app.access.Need;
import dev.weir.app.connection.BrokerOptions;
import dev.weir.app.connection.Connection;
import dev.weir.app.fx.FxToolkit;
import dev.weir.app.send.PagePictures;
import dev.weir.app.shell.Console;
import dev.weir.app.shell.ConsoleOptions;
import dev.weir.app.shell.Place;
import dev.weir.app.shell.Theme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;

/**
 * Every page, opened against every sort of endpoint: each says something, none ends in a fault of the program. Leaves
 * pictures in target/walk.
 */
@ExtendWith(ApplicationExtension.class)
class PagesWalkTest {

    static final String STREAM = "walked-stream";

    @TempDir
    Path folder;

    private Stage stage;
    private Console console;
    private Endpoints.Started endpoint;

    @Start
    void start(Stage opened) {
        stage = opened;
    }

    @AfterEach
    void close(FxRobot robot) throws Exception {
        robot.interact(stage::hide);
        console.close();
        endpoint.end().close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Endpoints.class,
            names = {"BROKER", "DENYING", "STRANGER", "REFUSING"})
    void everyPageSaysSomething(Endpoints kind, FxRobot robot) throws Exception {
        walk(kind, robot);
    }

    @Tag("soak")
    @ParameterizedTest
    @EnumSource(
            value = Endpoints.class,
            names = {"HANGING"})
    void alsoWhereNothingEverAnswers(Endpoints kind, FxRobot robot) throws Exception {
        walk(kind, robot);
    }

    @Tag("foreign")
    @ParameterizedTest
    @EnumSource(
            value = Endpoints.class,
            names = {"KINESALITE", "KINESIS_LOCAL"})
    void alsoOnOtherPeoplesEmulators(Endpoints kind, FxRobot robot) throws Exception {
        walk(kind, robot);
    }

    private void walk(Endpoints kind, FxRobot robot) throws Exception {
        endpoint = kind.start(folder);
        Connection connection = new Connection(
                kind.name(),
                Connection.Kind.TEST,
                new Connection.Source.Keys("weir", "weir"),
                "us-east-1",
                endpoint.uri());
        try (ProgramFaults faults = new ProgramFaults()) {
            robot.interact(() -> console = Console.open(
                    stage,
                    ConsoleOptions.of(BrokerOptions.defaults().inMemory())
                            .withConnection(connection)
                            .withTheme(Theme.LIGHT)
                            .withSize(1280, 800)));
            eventually("connected", () -> console.workspace() != null);
            boolean serves =
                    kind == Endpoints.BROKER || kind == Endpoints.KINESALITE || kind == Endpoints.KINESIS_LOCAL;
            if (serves) {
                fill(console.workspace().clients().kinesis());
            }
            CallRecorder.take();
            Set<String> allowed = needed(Set.of(Need.EVERYWHERE));
            for (Place place : places()) {
                robot.interact(() -> console.open(place));
                String name = kind.name().toLowerCase(Locale.ROOT) + "-" + name(place);
                eventually(name + " has loaded", this::settled);
                List<String> words =
                        FxToolkit.call(() -> SeenText.of(console.scene().getRoot()));
                PagePictures.write(console.scene(), Path.of("target", "walk", name + ".png"));
                assertThat(words).as(name).hasSizeGreaterThan(12);
                assertThat(faults.seen()).as(name).isEmpty();
                List<String> nameless =
                        FxToolkit.call(() -> Nameless.of(console.scene().getRoot()));
                assertThat(nameless).as(name).isEmpty();
                // What a page asks late may come while the next is shown already.
                allowed.addAll(needed(Set.of(place.getClass().getSimpleName())));
                assertThat(called())
                        .as(name + " calls no more than Access says that it needs")
                        .isSubsetOf(allowed);
                if (serves) {
                    assertThat(String.join("\n", words)).as(name).doesNotContain("nobody listens");
                }
                if (serves && place instanceof Place.Stream) {
                    assertThat(words).as(name).contains(STREAM, "Active");
                }
            }
        }
    }

    private static List<String> called() {
        return CallRecorder.take().stream()
                .map(call -> call.split(":", 2))
                .map(call -> ActionName.of(call[0], call[1]))
                .filter(action -> !action.isEmpty())
                .toList();
    }

    /** Without what pages need to change things: the walk only looks. */
    private static Set<String> needed(Set<String> pages) {
        return Need.all().stream()
                .filter(need -> pages.contains(need.page()) && !need.acts())
                .flatMap(need -> need.actions().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private boolean settled() {
        try {
            return FxToolkit.call(console::settled);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    static List<Place> places() {
        List<Place> places = new ArrayList<>(List.of(new Place.Overview(), new Place.Streams()));
        Stream.of(Place.Stream.Part.values())
                .map(part -> new Place.Stream(STREAM, part))
                .forEach(places::add);
        places.add(new Place.Pipeline(null));
        places.add(new Place.Pipeline(STREAM));
        places.add(new Place.Records(null, null));
        places.add(new Place.Journey(STREAM, "shardId-000000000000", "1"));
        places.add(new Place.Records(STREAM, null));
        places.add(new Place.Produce(STREAM));
        places.add(new Place.Query(null));
        places.add(Place.Query.of(STREAM));
        places.add(new Place.Delivery());
        places.add(new Place.DeliveryStream("walked-to-s3"));
        places.add(new Place.DeliveryForm(null, STREAM));
        places.add(new Place.DeliveryForm("walked-to-s3", null));
        places.add(new Place.Audit(null));
        places.add(new Place.Access());
        places.add(new Place.Objects(null, null));
        places.add(new Place.TransformBench(STREAM));
        places.add(new Place.Scenarios(null));
        return places;
    }

    static String name(Place place) {
        String page = place.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        return place instanceof Place.Stream stream
                ? page + "-" + stream.part().name().toLowerCase(Locale.ROOT)
                : page;
    }

    static void fill(KinesisClient kinesis) {
        kinesis.createStream(request -> request.streamName(STREAM).shardCount(2));
        eventually(
                "active",
                () -> kinesis.describeStreamSummary(request -> request.streamName(STREAM))
                                .streamDescriptionSummary()
                                .streamStatus()
                        == StreamStatus.ACTIVE);
        for (int i = 0; i < 40; i++) {
            String key = "key-" + i % 7;
            String data = "{\"number\": " + i + ", \"name\": \"walked\"}";
            kinesis.putRecord(
                    request -> request.streamName(STREAM).partitionKey(key).data(SdkBytes.fromUtf8String(data)));
        }
    }
}
