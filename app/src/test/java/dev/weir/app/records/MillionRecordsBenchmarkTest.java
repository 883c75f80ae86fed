package dev.weir.app.records;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.fx.FxBackground;
import dev.weir.app.fx.Pace;
import dev.weir.app.records.filter.FilterKind;
import dev.weir.app.records.log.RecordLog;
import dev.weir.app.records.log.SpillFolder;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javafx.animation.AnimationTimer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/** A stream of a million JSON records of 250 bytes, read from TRIM_HORIZON into a table in a window, scrolled and filtered. */
@Tag("benchmark")
@ExtendWith(ApplicationExtension.class)
class MillionRecordsBenchmarkTest {

    private static final int SHARDS = 8;
    private static final int A_SHARD = 125_000;
    private static final int ALL = SHARDS * A_SHARD;

    private RecordsModel model;
    private RecordTable table;

    @Start
    void start(Stage stage) throws Exception {
        Path folder = Files.createTempDirectory("million");
        folder.toFile().deleteOnExit();
        ReadOnlyObjectWrapper<ZoneId> zone = new ReadOnlyObjectWrapper<>(ZoneId.of("UTC"));
        KinesisClient million = new ManyRecords(SHARDS, A_SHARD);
        model = new RecordsModel(
                () -> million,
                new FxBackground(),
                InstantSource.system(),
                zone::get,
                new RecordsSetting(
                        Pace.real(), RecordLog.Waiting.PAGE, new SpillFolder(folder, InstantSource.system()), 5));
        table = new RecordTable(model.rows(), zone.getReadOnlyProperty(), FXCollections.observableArrayList());
        model.whenRead(table::refresh);
        stage.setScene(new Scene(table, 1200, 700));
        stage.show();
    }

    private int rows(FxRobot robot) {
        AtomicLong rows = new AtomicLong();
        robot.interact(() -> rows.set(model.rows().size()));
        return (int) rows.get();
    }

    @Test
    void aMillionRecords(FxRobot robot) throws Exception {
        // The first rows of a window load classes and styles; that is another benchmark's matter.
        start(robot);
        eventually("rows", () -> rows(robot) > 0);
        double cpuBefore = drawingCpu();
        long begin = System.nanoTime();
        start(robot);
        eventually("the first rows", () -> rows(robot) > 0);
        double first = since(begin);
        System.out.printf("drawing threads until the first rows: %.0f ms CPU%n", drawingCpu() - cpuBefore);
        long giveUp = System.nanoTime() + Duration.ofMinutes(5).toNanos();
        while (rows(robot) < ALL && System.nanoTime() < giveUp) {
            Thread.sleep(100);
        }
        double all = since(begin);
        assertThat(rows(robot)).isEqualTo(ALL);
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
        System.out.printf("first rows after %.2f s, all %,d after %.1f s; heap in use %d MiB%n", first, ALL, all, heap);
        scroll(robot);
        filter(robot, FilterKind.TEXT, "\"order\": 77777");
        filter(robot, FilterKind.REGEX, "\"order\": 7777\\d,");
        filter(robot, FilterKind.JSON_PATH, "$[?(@.order == 77777)]");
        filter(robot, FilterKind.CEL, "json.order == 77777");
        filter(robot, FilterKind.CEL, "key == 'c-77' && text.contains('77777')");
        robot.interact(() -> model.close());
        assertThat(first).isLessThan(1);
        assertThat(heap).isLessThan(300);
    }

    private void start(FxRobot robot) {
        robot.interact(() -> {
            model.show();
            model.choose("s", null);
            model.choice().from().set(StartFrom.TRIM_HORIZON);
            model.start();
        });
    }

    private static double since(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    /** Ten seconds of scrolling over everything, 40 rows a pulse. */
    private void scroll(FxRobot robot) throws InterruptedException {
        robot.interact(() -> {
            table.following().set(false);
            table.showFrom(0);
        });
        List<Long> gaps = new ArrayList<>();
        double cpuBefore = drawingCpu();
        AtomicBoolean done = new AtomicBoolean();
        AtomicLong blank = new AtomicLong();
        AnimationTimer timer = new AnimationTimer() {
            private long last;
            private long begun;
            private int row;

            @Override
            public void handle(long now) {
                begun = begun == 0 ? now : begun;
                if (last != 0) {
                    gaps.add(now - last);
                }
                last = now;
                row += 40;
                table.showFrom(row);
                blank.addAndGet(model.rows().get(row).record() == null ? 1 : 0);
                if (now - begun > Duration.ofSeconds(10).toNanos()) {
                    stop();
                    done.set(true);
                }
            }
        };
        robot.interact(timer::start);
        while (!done.get()) {
            Thread.sleep(50);
        }
        List<Long> sorted = gaps.stream().sorted().toList();
        System.out.printf(
                "scrolling: %.0f frames/s, median %.1f ms, 95 of 100 under %.1f ms; CPU of the JavaFX and the render thread %.1f ms a frame; %d of %d rows were blank for a moment%n",
                gaps.size() / 10.0,
                sorted.get(sorted.size() / 2) / 1e6,
                sorted.get(sorted.size() * 95 / 100) / 1e6,
                (drawingCpu() - cpuBefore) / gaps.size(),
                blank.get(),
                gaps.size());
    }

    /** Processor time, in milliseconds, of the threads that make frames. */
    private static double drawingCpu() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long nanos = 0;
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null
                    && (thread.getThreadName().startsWith("JavaFX Application")
                            || thread.getThreadName().contains("QuantumRenderer"))) {
                nanos += Math.max(0, threads.getThreadCpuTime(thread.getThreadId()));
            }
        }
        return nanos / 1e6;
    }

    private void filter(FxRobot robot, FilterKind kind, String text) {
        robot.interact(() -> model.filter().text().set(""));
        long begin = System.nanoTime();
        robot.interact(() -> model.filter().set(kind, text));
        AtomicLong firstFound = new AtomicLong();
        AtomicLong found = new AtomicLong();
        eventually("the end of " + text, () -> {
            AtomicLong looked = new AtomicLong();
            robot.interact(() -> {
                TailView view = model.view().get();
                looked.set(view != null && view.matching() ? view.looked() : 0);
                found.set(model.rows().size());
            });
            if (found.get() > 0 && firstFound.get() == 0) {
                firstFound.set(System.nanoTime());
            }
            return looked.get() == ALL;
        });
        System.out.printf(
                "%s %s: %,d found, first after %.2f s, all looked through after %.2f s%n",
                kind.title(),
                text,
                found.get(),
                firstFound.get() == 0 ? Double.NaN : (firstFound.get() - begin) / 1e9,
                since(begin));
    }
}
