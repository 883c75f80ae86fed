package dev.weir.app.query.pin;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.account.BrokerWorkspace;
import dev.weir.app.account.TestWorkspace;
import dev.weir.app.connection.Connection;
import dev.weir.app.query.EngineChoice;
import dev.weir.app.query.EngineStatements;
import dev.weir.app.query.RangeChoice;
import dev.weir.app.query.SharedEngines;
import dev.weir.app.query.chart.ChartChoice;
import dev.weir.app.shell.Place;
import dev.weir.app.shell.Statements;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;

/** Charts that live on the Overview page, over a broker. */
class PinnedChartsTest {

    private static final String STATEMENT = "SELECT approximate_arrival_timestamp AS at, n FROM numbers ORDER BY n";

    private final BrokerWorkspace broker = new BrokerWorkspace();
    private final SharedEngines shared = new SharedEngines();
    private final Pins pins = new Pins(broker.workspace(), shared.drawn());

    @AfterEach
    void close() {
        broker.close();
    }

    private static Pin pin(String title) {
        return new Pin(
                title,
                EngineChoice.ASK,
                STATEMENT,
                new RangeChoice(RangeChoice.Kind.LAST_MINUTES, "15", ""),
                new ChartChoice("at", List.of("n"), null));
    }

    private void put(int n) {
        broker.clients()
                .kinesis()
                .putRecord(request -> request.streamName("numbers")
                        .partitionKey("k")
                        .data(SdkBytes.fromUtf8String("{\"n\": " + n + "}")));
    }

    @Test
    void theyAreKeptWithTheirChoicesAndAreSixAtMost() {
        for (int i = 0; i < Pins.MOST; i++) {
            assertThat(pins.add(pin("p" + i))).isTrue();
        }
        assertThat(pins.add(pin("one more"))).isFalse();
        assertThat(pins.add(pin("p2"))).as("it is there").isTrue();
        assertThat(afterAStart().all()).hasSize(Pins.MOST).contains(pin("p3"));
        assertThat(pins.engineOf(STATEMENT)).isEqualTo(EngineChoice.ASK);
        pins.remove(pin("p0"));
        assertThat(pins.all()).hasSize(Pins.MOST - 1).doesNotContain(pin("p0"));
        assertThat(pin("x").cost()).contains("every minute").contains("five times a second");
    }

    @Test
    void aPinAsksWhileItIsShownAndNoMoreOnceItIsUnpinned() {
        broker.createStream("numbers", 1);
        put(7);
        PinnedChartsModel model = new PinnedChartsModel(broker.workspace(), shared);
        model.shown();
        assertThat(model.charts()).isEmpty();
        model.hidden();

        pins.add(pin("Numbers"));
        model.shown();
        PinModel chart = model.charts().getFirst();
        chart.tick();
        eventually("drawn", () -> !chart.chart().data().get().lines().isEmpty());
        assertThat(chart.chart().data().get().lines().getFirst().values()).containsExactly(7);

        chart.run();
        eventually("answered", () -> !chart.statement().running().get());
        assertThat(chart.chart().data().get().lines()).hasSize(1);

        model.open(chart);
        assertThat(broker.workspace().opened()).containsExactly(new Place.Query(STATEMENT));
        model.unpin(chart);
        assertThat(model.charts()).isEmpty();
        assertThat(afterAStart().all()).isEmpty();
        model.hidden();
        model.closed();
    }

    @Test
    void whatWatchesWaitsToBeStarted() {
        broker.createStream("numbers", 1);
        pins.add(new Pin(
                "Numbers", EngineChoice.WATCH, STATEMENT, pin("x").range(), new ChartChoice("at", List.of("n"), null)));
        PinnedChartsModel model = new PinnedChartsModel(broker.workspace(), shared);
        model.shown();
        PinModel chart = model.charts().getFirst();
        chart.tick();
        assertThat(chart.paused().get()).isTrue();
        assertThat(chart.statement().running().get())
                .as("no process of Flink by itself")
                .isFalse();
        chart.run();
        assertThat(chart.paused().get()).isFalse();
        assertThat(chart.statement().running().get()).isTrue();
        model.hidden();
        model.closed();
    }

    @Test
    void whatPlaysHasItsChartsHereUntilItIsStopped() {
        Statements.Chart chart = new Statements.Chart("Numbers", STATEMENT, "at", "n", null);
        PinnedChartsModel model = new PinnedChartsModel(broker.workspace(), shared);
        model.shown();
        pins.add(pin("mine"));
        Statements played = EngineStatements.shared(broker.workspace(), shared);
        played.draw(List.of(chart));
        played.draw(List.of(chart));
        assertThat(pins.all()).extracting(Pin::title).containsExactly("mine", "Numbers");
        model.shown();
        PinModel drawn = model.charts().getLast();
        assertThat(drawn.pin().statement()).isEqualTo(STATEMENT);
        assertThat(drawn.pin().chart()).isEqualTo(new ChartChoice("at", List.of("n"), null));
        assertThat(afterAStart().all())
                .as("what is kept, were the program killed now")
                .extracting(Pin::title)
                .containsExactly("mine");

        played.close();
        assertThat(pins.all()).extracting(Pin::title).containsExactly("mine");
        model.shown();
        assertThat(model.charts()).hasSize(1);
        model.hidden();
        model.closed();
    }

    @Test
    void whatAsksTheSameUnderAnotherTitleIsThereOnce() {
        Statements inEnglish = EngineStatements.shared(broker.workspace(), shared);
        inEnglish.draw(List.of(new Statements.Chart("Numbers", STATEMENT, "at", "n", null)));
        Statements inGerman = EngineStatements.shared(broker.workspace(), shared);
        inGerman.draw(List.of(new Statements.Chart("Zahlen", STATEMENT, "at", "n", null)));
        assertThat(pins.all()).hasSize(1);
        inEnglish.close();
        assertThat(pins.all()).extracting(Pin::title).containsExactly("Zahlen");

        Pin mine = pins.all().getFirst();
        pins.add(mine);
        inGerman.close();
        assertThat(pins.all()).as("what a person pinned stays").containsExactly(mine);
    }

    @Test
    void whatPlaysTakesNoRoomFromWhatAPersonPins() {
        for (int i = 0; i < Pins.MOST - 1; i++) {
            pins.add(pin("p" + i));
        }
        try (Statements played = EngineStatements.shared(broker.workspace(), shared)) {
            played.draw(List.of(new Statements.Chart("Numbers", STATEMENT, "at", "n", null)));
            assertThat(pins.all()).hasSize(Pins.MOST);
            assertThat(pins.add(pin("mine"))).isTrue();
            assertThat(pins.all()).hasSize(Pins.MOST).contains(pin("mine"));
            assertThat(pins.engineOf(STATEMENT)).isEqualTo(EngineChoice.ASK);
        }
    }

    @Test
    void whatPlaysIsOnlyOnItsOwnConnection() {
        try (DrawnCharts.Board board = shared.drawn().board(TestWorkspace.connection(Connection.Kind.EMBEDDED))) {
            board.draw(List.of(pin("elsewhere")));
            assertThat(pins.all()).isEmpty();
        }
    }

    private Pins afterAStart() {
        return new Pins(broker.workspace(), new DrawnCharts());
    }

    @Test
    void aPinWhoseStreamIsGoneSaysSo() {
        pins.add(pin("Numbers"));
        PinnedChartsModel model = new PinnedChartsModel(broker.workspace(), shared);
        model.shown();
        PinModel chart = model.charts().getFirst();
        chart.tick();
        eventually("failed", () -> chart.statement().error().get() != null);
        assertThat(chart.statement().error().get().what()).contains("numbers");
        model.hidden();
        model.closed();
    }
}
