package dev.weir.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.paint.Color;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StripChartTest {
    private static final Color LIMIT = Color.web("#cf222e");
    private static final Color FIRST = Color.web("#0072b2");

    private final Copies copies = new Copies();
    private StripChart chart;
    private ChartStage stage;

    @BeforeEach
    void open() throws Exception {
        ChartStage.start();
        chart = ChartStage.call(() -> new StripChart(600, copies));
        ChartStage.run(() -> {
            chart.setTitle("Bytes in");
            chart.setUnit(ChartUnit.BYTES_PER_SECOND);
            chart.setSpan(Duration.ofSeconds(100));
        });
        stage = ChartStage.show(chart, 700, 360, Themes.LIGHT);
    }

    @AfterEach
    void close() throws Exception {
        stage.close();
    }

    @Test
    void anEmptyChartSaysSo() throws Exception {
        Label empty = (Label) chart.lookup(".strip-empty");
        assertThat(empty.isVisible()).isTrue();
        assertThat(empty.getText()).isEqualTo("No data yet");
        fill(1);
        assertThat(empty.isVisible()).isFalse();
    }

    @Test
    void aGapIsNotJoined() throws Exception {
        ChartStage.run(() -> {
            StripSeries series = chart.series("a", "a", 0);
            for (int i = 0; i <= 100; i++) {
                boolean silent = i > 40 && i < 60;
                if (!silent) {
                    series.add(Samples.NOON + i * 1000, 500_000);
                }
            }
            chart.setGapAfter(Duration.ofSeconds(5));
        });
        Image picture = stage.picture();
        assertThat(inkBetween(picture, 20, 35, FIRST)).as("where there is data").isPositive();
        assertThat(inkBetween(picture, 42, 58, FIRST)).as("in the gap").isZero();
        assertThat(inkBetween(picture, 65, 90, FIRST)).as("where data go on").isPositive();
        ChartStage.run(() -> chart.setGapAfter(Duration.ofSeconds(30)));
        assertThat(inkBetween(stage.picture(), 42, 58, FIRST))
                .as("a silence that is no gap")
                .isPositive();
    }

    @Test
    void theLimitIsALineAcrossThePlotAtItsValue() throws Exception {
        fill(1);
        ChartStage.run(() -> chart.setLimit(1 << 20, "limit"));
        Image picture = stage.picture();
        PlotScale scale = chart.plot().scale();
        Point2D at = chart.plot().localToScene(scale.width() / 2, scale.y(1 << 20));
        int red = 0;
        for (int y = (int) at.getY() - 2; y <= at.getY() + 2; y++) {
            red += near(picture.getPixelReader().getColor((int) at.getX(), y), LIMIT) ? 1 : 0;
        }
        assertThat(red).isPositive();
        assertThat(((Label) chart.lookup(".limit-label")).getText()).isEqualTo("limit 1 MiB/s");
    }

    @Test
    void aGridLineStandsAtEachTick() throws Exception {
        ChartStage.run(() -> Samples.fill(chart, 1, 50, 1000));
        Image picture = stage.picture();
        PlotScale scale = chart.plot().scale();
        var ticks =
                ValueRange.ticks(scale.values().top(), ChartUnit.BYTES_PER_SECOND, ValueAxis.ticksFor(scale.height()));
        assertThat(ticks).hasSizeGreaterThan(3);
        for (double tick : ticks.subList(1, ticks.size())) {
            Point2D at = chart.plot().localToScene(5, Math.rint(scale.y(tick)));
            Color seen = picture.getPixelReader().getColor((int) at.getX(), (int) at.getY());
            assertThat(seen).as("at " + tick).isEqualTo(Color.web("#eaeef2"));
        }
    }

    @Test
    void aLimitFarAboveTheDataLeavesTheAxisToThem() throws Exception {
        ChartStage.run(() -> {
            chart.series("a", "a", 0).add(Samples.NOON, 2_000);
            chart.series("a", "a", 0).add(Samples.NOON + 1000, 3_000);
            chart.setLimit(1 << 20, "limit");
        });
        stage.pulses(3);
        assertThat(chart.plot().scale().values().top()).isLessThan(6_000);
        assertThat(((Label) chart.lookup(".limit-label")).getText()).isEqualTo("limit 1 MiB/s ↑");
    }

    @Test
    void draggingZoomsInAndADoubleClickComesBack() throws Exception {
        fill(2);
        long start = chart.plot().scale().time().start();
        long end = chart.plot().scale().time().end();
        double width = chart.plot().getWidth();
        mouse(MouseEvent.MOUSE_PRESSED, width / 4, 1, true);
        mouse(MouseEvent.MOUSE_DRAGGED, width / 2, 1, false);
        mouse(MouseEvent.MOUSE_RELEASED, width / 2, 1, false);
        stage.pulses(2);
        TimeScale zoomed = chart.plot().scale().time();
        assertThat(zoomed.start()).isCloseTo(start + (end - start) / 4, Offset.offset(300L));
        assertThat(zoomed.end()).isCloseTo(start + (end - start) / 2, Offset.offset(300L));
        assertThat(chart.lookup(".strip-zoomed").isVisible()).isTrue();

        ChartStage.run(() -> chart.series("s0", "", 0).add(Samples.NOON + 700_000, 1));
        stage.pulses(2);
        assertThat(chart.plot().scale().time())
                .as("new data don't move a zoomed chart")
                .isEqualTo(zoomed);

        mouse(MouseEvent.MOUSE_CLICKED, width / 2, 2, true);
        stage.pulses(2);
        assertThat(chart.plot().scale().time().end()).isGreaterThan(Samples.NOON + 699_000);
        assertThat(chart.lookup(".strip-zoomed").isVisible()).isFalse();
    }

    @Test
    void escapeComesBackToLiveToo() throws Exception {
        fill(1);
        ChartStage.run(
                () -> chart.zoom(Instant.ofEpochMilli(Samples.NOON), Instant.ofEpochMilli(Samples.NOON + 10_000)));
        stage.pulses(2);
        ChartStage.run(() -> Event.fireEvent(
                chart.plot(), new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false)));
        stage.pulses(2);
        assertThat(chart.plot().scale().time().end()).isGreaterThan(Samples.NOON + 90_000);
    }

    @Test
    void theLegendLeavesALineOutAndBringsItBack() throws Exception {
        fill(1);
        assertThat(inkBetween(stage.picture(), 10, 90, FIRST)).isPositive();
        ToggleButton item = (ToggleButton) chart.lookup(".legend-item");
        ChartStage.run(item::fire);
        assertThat(inkBetween(stage.picture(), 10, 90, FIRST)).isZero();
        ChartStage.run(item::fire);
        assertThat(inkBetween(stage.picture(), 10, 90, FIRST)).isPositive();
    }

    @Test
    void theCrosshairReadsOutEverySeriesThere() throws Exception {
        ChartStage.run(() -> {
            for (int i = 0; i <= 100; i++) {
                chart.series("a", "first", 0).add(Samples.NOON + i * 1000, 1024.0 * i);
                chart.series("b", "second", 1).add(Samples.NOON + i * 1000, i > 40 && i < 60 ? Double.NaN : 2048);
            }
        });
        stage.pulses(2);
        mouse(MouseEvent.MOUSE_MOVED, chart.plot().scale().x(Samples.NOON + 50_000), 0, true);
        String text = chart.plot().crosshair().readout().text();
        assertThat(text).startsWith("12:00:5").contains("UTC", "\nfirst: 5", " KiB/s\nsecond: –");
        Readout readout = chart.plot().crosshair().readout();
        assertThat(readout.getHeight()).isEqualTo(readout.prefHeight(-1)).isGreaterThan(50);
    }

    @Test
    void dataAreCopiedAsTsv() throws Exception {
        ChartStage.run(() -> {
            chart.setZone(ZoneId.of("Europe/Berlin"));
            chart.series("a", "in\tbytes", 0).add(Samples.NOON, 1.5);
            chart.series("a", "", 0).add(Samples.NOON + 1000, 1_000_000);
            chart.series("b", "out", 0).add(Samples.NOON + 1000, Double.NaN);
        });
        stage.pulses(2);
        ChartStage.run(chart::copyData);
        assertThat(copies.tsv)
                .isEqualTo("time\tin bytes\tout\n2026-11-23T13:00:00+01:00\t1.5\t\n"
                        + "2026-11-23T13:00:01+01:00\t1000000\t\n");
    }

    @Test
    void thePictureIsCopiedWhole() throws Exception {
        fill(1);
        ChartStage.run(chart::copyPicture);
        assertThat(copies.image.getWidth()).isEqualTo(chart.getWidth());
        assertThat(copies.image.getHeight()).isEqualTo(chart.getHeight());
    }

    @Test
    void aScreenReaderHearsTheNewestValues() throws Exception {
        ChartStage.run(() -> {
            chart.series("a", "shard 0", 0).add(Samples.NOON, 1024);
            chart.setLimit(1 << 20, "limit");
        });
        Object text = ChartStage.call(() -> chart.queryAccessibleAttribute(AccessibleAttribute.TEXT));
        assertThat(text)
                .isEqualTo(
                        "Live chart: Bytes in. 1 series. Newest values, at 12:00:00: shard 0 1 KiB/s. limit 1 MiB/s.");
    }

    @Test
    void aHiddenChartIsNotPaintedUntilItIsShown() throws Exception {
        fill(1);
        PlotScale before = chart.plot().scale();
        ChartStage.run(() -> {
            chart.setVisible(false);
            chart.series("s0", "", 0).add(Samples.NOON + 200_000, 1);
        });
        stage.pulses(3);
        assertThat(chart.plot().scale()).isSameAs(before);
        ChartStage.run(() -> chart.setVisible(true));
        stage.pulses(3);
        assertThat(chart.plot().scale()).isNotEqualTo(before);
    }

    @Test
    void withoutNewDataNothingIsPainted() throws Exception {
        fill(1);
        PlotScale before = chart.plot().scale();
        stage.pulses(5);
        assertThat(chart.plot().scale()).isSameAs(before);
    }

    private void fill(int series) throws Exception {
        ChartStage.run(() -> Samples.fill(chart, series, 101, 1000));
        stage.pulses(3);
    }

    private void mouse(EventType<MouseEvent> type, double x, int clicks, boolean still) throws Exception {
        boolean down = type != MouseEvent.MOUSE_MOVED && type != MouseEvent.MOUSE_RELEASED;
        MouseButton button = type == MouseEvent.MOUSE_MOVED ? MouseButton.NONE : MouseButton.PRIMARY;
        ChartStage.run(() -> {
            Point2D scene = chart.plot().localToScene(x, 40);
            PickResult pick = new PickResult(chart.plot(), scene.getX(), scene.getY());
            Event.fireEvent(
                    chart.plot(),
                    new MouseEvent(
                            type,
                            scene.getX(),
                            scene.getY(),
                            scene.getX(),
                            scene.getY(),
                            button,
                            clicks,
                            false,
                            false,
                            false,
                            false,
                            down,
                            false,
                            false,
                            true,
                            false,
                            still,
                            pick));
        });
    }

    /** How many pixels of a colour stand between two times, in seconds after noon. */
    private int inkBetween(Image picture, int from, int to, Color color) {
        PlotScale scale = chart.plot().scale();
        Point2D first = chart.plot().localToScene(scale.x(Samples.NOON + from * 1000L), 0);
        Point2D last = chart.plot().localToScene(scale.x(Samples.NOON + to * 1000L), scale.height());
        int ink = 0;
        for (int x = (int) first.getX(); x < last.getX(); x++) {
            for (int y = (int) first.getY(); y < last.getY(); y++) {
                ink += near(picture.getPixelReader().getColor(x, y), color) ? 1 : 0;
            }
        }
        return ink;
    }

    private static boolean near(Color a, Color b) {
        return Math.abs(a.getRed() - b.getRed())
                        + Math.abs(a.getGreen() - b.getGreen())
                        + Math.abs(a.getBlue() - b.getBlue())
                < 0.25;
    }

    private static final class Copies implements ChartClipboard {
        private Image image;
        private String tsv;

        @Override
        public void picture(Image picture) {
            image = picture;
        }

        @Override
        public void data(String text) {
            tsv = text;
        }
    }
}
