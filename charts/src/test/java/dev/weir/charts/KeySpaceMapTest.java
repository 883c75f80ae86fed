package dev.weir.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the map draws, pixel by pixel, and what it answers. A hundred seconds; a split of the upper half after fifty. */
class KeySpaceMapTest {
    private static final int SECONDS = 100;
    private static final int SPLIT = 50;

    private final NoHands hands = new NoHands();
    private final MapSource source = new MapSource(Samples.NOON, 121, SECONDS * 2);
    private KeySpaceMap map;
    private ChartStage stage;

    @BeforeEach
    void open() throws Exception {
        ChartStage.start();
        map = ChartStage.call(() -> {
            KeySpaceMap made = new KeySpaceMap(source, hands);
            made.setSpan(Duration.ofSeconds(SECONDS));
            return made;
        });
        stage = ChartStage.show(map, 800, 400, Themes.LIGHT);
    }

    @AfterEach
    void close() throws Exception {
        stage.close();
    }

    private static HeatBand band(String id, double low, double high, long from, long to, String... parents) {
        return new HeatBand(id, id, low, high, from, from, to, List.of(parents));
    }

    private void show() throws Exception {
        long at = at(SPLIT);
        ChartStage.run(() -> {
            map.setBands(List.of(
                    band("parent", 0, 0.5, Long.MIN_VALUE, at),
                    band("upper", 0, 0.25, at, Long.MAX_VALUE, "parent"),
                    band("lower", 0.25, 0.5, at, Long.MAX_VALUE, "parent"),
                    band("other", 0.5, 1, Long.MIN_VALUE, Long.MAX_VALUE)));
            map.advance(at(SECONDS), Long.MIN_VALUE);
        });
        stage.pulses(2);
    }

    private static long at(int second) {
        return Samples.NOON + second * 1000L;
    }

    @Test
    void anEmptyMapSaysSo() {
        Label empty = (Label) map.lookup(".strip-empty");
        assertThat(empty.isVisible()).isTrue();
    }

    @Test
    void eachBandHasTheColourOfItsLoadInItsTimeAndPlace() throws Exception {
        source.fill(0, 0);
        source.fill(1, 0.25);
        source.fill(2, 1);
        source.fill(3, 3);
        show();
        HeatRamp ramp = map.colors().ramp();
        assertThat(pixel(25, 0.25)).isEqualTo(ramp.color(0));
        assertThat(pixel(75, 0.20)).isEqualTo(ramp.color(0.25));
        assertThat(pixel(75, 0.45)).isEqualTo(ramp.color(1));
        assertThat(pixel(75, 0.75)).as("beyond the limit it stays").isEqualTo(ramp.color(1));
    }

    @Test
    void whatIsNotKnownIsHatchedAndNotPaintedAsIdle() throws Exception {
        source.fill(3, 0);
        for (int second = 30; second < 60; second++) {
            source.cells[3][second] = Float.NaN;
        }
        show();
        int[] pixels = pixels();
        int idle = map.colors().ramp().color(0);
        Set<Integer> silent = new HashSet<>();
        for (int second = 35; second < 55; second++) {
            for (double key = 0.6; key < 0.9; key += 0.01) {
                silent.add(pixels[index(second, key)]);
            }
        }
        assertThat(silent).doesNotContain(idle).contains(0).hasSize(2);
        assertThat(pixels[index(20, 0.75)]).isEqualTo(idle);
    }

    @Test
    void whereNoShardIsKnownNothingIsPainted() throws Exception {
        ChartStage.run(() -> {
            map.setBands(List.of(band("young", 0, 1, at(60), Long.MAX_VALUE)));
            map.advance(at(SECONDS), Long.MIN_VALUE);
        });
        stage.pulses(2);
        assertThat(pixel(30, 0.5)).isZero();
    }

    @Test
    void aSplitIsDrawnAsAForkAtItsTime() throws Exception {
        for (int i = 0; i < 4; i++) {
            source.fill(i, 0);
        }
        show();
        int fork = map.colors().fork();
        int[] pixels = pixels();
        int found = 0;
        for (double key = 0.02; key < 0.48; key += 0.01) {
            found += near(pixels, index(SPLIT, key), fork) ? 1 : 0;
        }
        assertThat(found).as("the upright line of the split").isGreaterThan(40);
        assertThat(near(pixels, index(SPLIT, 0.75), fork))
                .as("a shard that was not split")
                .isFalse();
        assertThat(near(pixels, index(20, 0.25), fork)).isFalse();
    }

    @Test
    void aReshardWhoseTimeIsOnlyBoundedIsDashed() throws Exception {
        source.fill(0, 0);
        source.fill(1, 0);
        ChartStage.run(() -> {
            map.setBands(List.of(
                    band("old", 0, 1, Long.MIN_VALUE, at(SPLIT)),
                    new HeatBand("new", "new", 0, 1, at(SPLIT), at(SPLIT - 20), Long.MAX_VALUE, List.of("old"))));
            map.advance(at(SECONDS), Long.MIN_VALUE);
        });
        stage.pulses(2);
        int[] pixels = pixels();
        int fork = map.colors().fork();
        int inked = 0;
        int looked = 0;
        for (double key = 0.02; key < 0.4; key += 0.004) {
            looked++;
            inked += near(pixels, index(SPLIT, key), fork) ? 1 : 0;
        }
        assertThat(inked).isBetween(looked / 4, looked * 7 / 8);
        assertThat(near(pixels, index(SPLIT - 15, 0.5), fork))
                .as("the mark back to the earliest time")
                .isTrue();
    }

    @Test
    void manyReshardsWithinSecondsLeaveTheirBandsToBeSeen() throws Exception {
        source.fill(0, 0);
        List<HeatBand> bands = new ArrayList<>();
        bands.add(band("0", 0, 1, Long.MIN_VALUE, at(20)));
        int generations = 120;
        for (int i = 1; i <= generations; i++) {
            long from = at(20) + (i - 1) * 250L;
            long to = i == generations ? Long.MAX_VALUE : from + 250;
            bands.add(band(String.valueOf(i), 0, 1, from, to, String.valueOf(i - 1)));
        }
        ChartStage.run(() -> {
            map.setBands(bands);
            map.advance(at(SECONDS), Long.MIN_VALUE);
        });
        stage.pulses(2);
        int[] pixels = pixels();
        int looked = 0;
        int inked = 0;
        for (int at = index(21, 0.3); at < index(49, 0.3); at++) {
            looked++;
            inked += pixels[at] == map.colors().fork() ? 1 : 0;
        }
        assertThat(inked).as("pixels of lines").isBetween(looked / 20, looked / 3);
    }

    @Test
    void ofBandsThinnerThanAPixelTheHottestIsSeen() throws Exception {
        MapSource many = new MapSource(Samples.NOON, 3000, SECONDS);
        for (int i = 0; i < 3000; i++) {
            many.fill(i, i == 1234 ? 1 : 0);
        }
        KeySpaceMap thin = ChartStage.call(() -> {
            KeySpaceMap made = new KeySpaceMap(many, hands);
            made.setSpan(Duration.ofSeconds(SECONDS));
            List<HeatBand> bands = new ArrayList<>();
            for (int i = 0; i < 3000; i++) {
                bands.add(band("b" + i, i / 3000.0, (i + 1) / 3000.0, Long.MIN_VALUE, Long.MAX_VALUE));
            }
            made.setBands(bands);
            made.advance(at(SECONDS), Long.MIN_VALUE);
            return made;
        });
        try (ChartStage other = ChartStage.show(thin, 800, 400, Themes.DARK)) {
            other.pulses(2);
            map = thin;
            assertThat(pixel(50, 1234.5 / 3000)).isEqualTo(thin.colors().ramp().color(1));
            assertThat(pixel(50, 0.1)).isEqualTo(thin.colors().ramp().color(0));
        }
    }

    @Test
    void aScrolledMapEqualsOneDrawnAnewAndDrawsOnlyWhatIsNew() throws Exception {
        for (int band = 0; band < 4; band++) {
            for (int second = 0; second < SECONDS * 2; second++) {
                source.cells[band][second] = second % 17 == band ? Float.NaN : (second * 7 + band * 31) % 100 / 100f;
            }
        }
        show();
        int most = 0;
        for (int second = SECONDS; second < SECONDS + 60; second++) {
            int number = second;
            ChartStage.run(() -> map.advance(at(number + 1), at(number)));
            stage.pulses(1);
            most = Math.max(most, map.picture().columnsDrawn());
        }
        int[] scrolled = pixels();
        ChartStage.run(map::changed);
        stage.pulses(1);
        assertThat(pixels()).isEqualTo(scrolled);
        assertThat(most).isLessThan(60);
    }

    @Test
    void withoutNewFiguresNothingIsDrawn() throws Exception {
        show();
        var before = view().getImage();
        stage.pulses(5);
        assertThat(view().getImage()).isSameAs(before);
    }

    @Test
    void aClickOpensTheShardAtThatTimeAndADragZooms() throws Exception {
        show();
        double x = x(75);
        mouse(MouseEvent.MOUSE_PRESSED, x, 30);
        mouse(MouseEvent.MOUSE_RELEASED, x, 30);
        mouse(MouseEvent.MOUSE_CLICKED, x, 30);
        assertThat(hands.asked).containsExactly("open upper 75");
        mouse(MouseEvent.MOUSE_PRESSED, x(20), 30);
        mouse(MouseEvent.MOUSE_DRAGGED, x(40), 30);
        mouse(MouseEvent.MOUSE_RELEASED, x(40), 30);
        stage.pulses(2);
        assertThat(map.time().start()).isBetween(at(19), at(21));
        assertThat(map.time().end()).isBetween(at(39), at(41));
        ChartStage.run(map::backToLive);
        stage.pulses(2);
        assertThat(map.time().end()).isBetween(at(99), at(101));
    }

    @Test
    void theKeyboardReachesEachShardAndOpensIt() throws Exception {
        show();
        key(KeyCode.LEFT);
        assertThat(map.crosshair().text()).startsWith("band 1");
        key(KeyCode.DOWN);
        assertThat(map.crosshair().text()).startsWith("band 2");
        key(KeyCode.DOWN);
        assertThat(map.crosshair().text()).startsWith("band 3");
        key(KeyCode.ENTER);
        assertThat(hands.asked).singleElement().asString().startsWith("open other 9");
        key(KeyCode.ESCAPE);
        assertThat(map.crosshair().out()).isFalse();
    }

    @Test
    void theLineOfASplitIsDraggedWithinItsShard() throws Exception {
        show();
        ChartStage.run(() -> map.choose("lower", 0.3));
        stage.pulses(2);
        Node grip = map.lookup(".split-grip");
        assertThat(grip.isVisible()).isTrue();
        double half = ChartStage.call(
                () -> plot().localToScene(0, plot().getHeight() * 0.45).getY());
        drag(grip, half);
        assertThat(hands.asked.getLast()).isEqualTo("split 0.45");
        double far = ChartStage.call(
                () -> plot().localToScene(0, plot().getHeight() * 0.9).getY());
        drag(grip, far);
        assertThat(hands.asked.getLast()).as("no further than the shard").isEqualTo("split 0.50");
    }

    @Test
    void theOpenShardsAreNamed() throws Exception {
        show();
        Set<String> names = ChartStage.call(() -> {
            Set<String> found = new HashSet<>();
            map.lookupAll(".band-label").forEach(label -> {
                if (label.isVisible()) {
                    found.add(((Label) label).getText());
                }
            });
            return found;
        });
        assertThat(names).containsExactlyInAnyOrder("upper", "lower", "other");
    }

    private void drag(Node grip, double sceneY) throws Exception {
        ChartStage.run(() -> {
            double y = grip.sceneToLocal(0, sceneY).getY();
            var at = grip.localToScene(0, y);
            Event.fireEvent(
                    grip,
                    new MouseEvent(
                            MouseEvent.MOUSE_DRAGGED,
                            at.getX(),
                            at.getY(),
                            0,
                            0,
                            MouseButton.PRIMARY,
                            1,
                            false,
                            false,
                            false,
                            false,
                            true,
                            false,
                            false,
                            true,
                            false,
                            false,
                            null));
        });
    }

    private void key(KeyCode code) throws Exception {
        ChartStage.run(() ->
                Event.fireEvent(plot(), new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false)));
    }

    private void mouse(EventType<MouseEvent> type, double x, double y) throws Exception {
        ChartStage.run(() -> Event.fireEvent(
                plot(),
                new MouseEvent(
                        type,
                        plot().localToScene(x, y).getX(),
                        plot().localToScene(x, y).getY(),
                        0,
                        0,
                        MouseButton.PRIMARY,
                        1,
                        false,
                        false,
                        false,
                        false,
                        true,
                        false,
                        false,
                        true,
                        false,
                        true,
                        null)));
    }

    private Pane plot() {
        return (Pane) map.lookup(".map-plot");
    }

    private ImageView view() {
        return (ImageView) map.lookup(".map-picture");
    }

    private double x(int second) {
        return map.time().x(at(second)) + 0.5;
    }

    private int index(int second, double key) {
        int width = map.time().width();
        int height = (int) view().getImage().getHeight();
        return (int) (key * height) * width + (int) map.time().x(at(second));
    }

    private int pixel(int second, double key) throws Exception {
        return pixels()[index(second, key)];
    }

    /** Whether one of the three pixels around has this colour, more or less. */
    private static boolean near(int[] pixels, int index, int argb) {
        for (int at = index - 1; at <= index + 1; at++) {
            int difference = 0;
            for (int shift = 0; shift < 24; shift += 8) {
                difference += Math.abs(((pixels[at] >> shift) & 0xFF) - ((argb >> shift) & 0xFF));
            }
            if (difference < 120) {
                return true;
            }
        }
        return false;
    }

    private int[] pixels() throws Exception {
        return ChartStage.call(() -> {
            var image = view().getImage();
            int width = (int) image.getWidth();
            int height = (int) image.getHeight();
            int[] pixels = new int[width * height];
            image.getPixelReader()
                    .getPixels(0, 0, width, height, PixelFormat.getIntArgbPreInstance(), pixels, 0, width);
            return pixels;
        });
    }
}
