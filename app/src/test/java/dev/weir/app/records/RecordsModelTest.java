package dev.weir.app.records;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.fx.Background;
import dev.weir.app.fx.DirectBackground;
import dev.weir.app.fx.Failure;
import dev.weir.app.records.log.RecordLog;
import dev.weir.app.records.log.SpillFolder;
import dev.weir.app.records.tail.FakeStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecordsModelTest {

    /** Signals wait until the test lets a pulse happen, as they wait for JavaFX. */
    private static final class Pulses implements Background {
        final DirectBackground direct = new DirectBackground();
        private final List<Runnable> onPulse = new CopyOnWriteArrayList<>();

        @Override
        public <T> Handle run(String name, Callable<T> work, Consumer<T> ok, Consumer<Failure> failed) {
            return direct.run(name, work, ok, failed);
        }

        @Override
        public <T> Handle repeat(
                String name, Duration period, Callable<T> work, Consumer<T> ok, Consumer<Failure> failed) {
            return direct.repeat(name, period, work, ok, failed);
        }

        @Override
        public Runnable signal(Runnable pulse) {
            AtomicBoolean wanted = new AtomicBoolean();
            onPulse.add(() -> {
                if (wanted.getAndSet(false)) {
                    pulse.run();
                }
            });
            return () -> wanted.set(true);
        }

        void pulse() {
            onPulse.forEach(Runnable::run);
        }
    }

    private final FakeStream stream = new FakeStream().shard("shardId-000000000000");
    private final Pulses pulses = new Pulses();
    private final RecordsModel model = new RecordsModel(
            () -> stream,
            pulses,
            InstantSource.fixed(Instant.parse("2026-11-23T12:00:30Z")),
            () -> ZoneId.of("UTC"),
            new RecordsSetting(
                    FakeStream.FAST,
                    new RecordLog.Waiting(100, 1 << 19),
                    new SpillFolder(folder(), InstantSource.system()),
                    5));

    private static Path folder() {
        try {
            return Files.createTempDirectory("records-model-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void end() {
        model.close();
    }

    private void put(int from, int to) {
        for (int i = from; i < to; i++) {
            stream.put("shardId-000000000000", "{\"n\": " + i + "}");
        }
    }

    private void start() {
        model.show();
        model.choose("s", null);
        model.choice().from().set(StartFrom.TRIM_HORIZON);
        model.start();
    }

    private void untilRows(int count) {
        eventually(count + " rows", () -> {
            pulses.pulse();
            return model.rows().size() == count;
        });
    }

    @Test
    void everyRecordIsARowAndNoneIsKeptAsSuch() {
        put(0, 2_500);
        start();
        untilRows(2_500);
        assertThat(TailWords.shown(model.view().get())).isEqualTo("showing all 2,500");
        assertThat(data(2_499)).isEqualTo("{\"n\": 2499}");
        assertThat(data(0)).isEqualTo("{\"n\": 0}");
    }

    private String data(int row) {
        return new String(model.rows().get(row).record().data());
    }

    @Test
    void stopsAfterSoManyRecordsAndCountsTheRest() {
        put(0, 600);
        model.choice().stopAt().set(StopAt.RECORDS);
        model.choice().stopInput().set("450");
        start();
        untilRows(450);
        pulses.direct.tick();
        assertThat(model.phase().get()).isEqualTo(RecordsModel.Phase.FINISHED);
        assertThat(TailWords.shown(model.view().get())).isEqualTo("showing all 450 · 50 read beyond the end left out");
    }

    @Test
    void stopsAtTheTip() {
        put(0, 20);
        model.choice().stopAt().set(StopAt.TIP);
        start();
        untilRows(20);
        eventually("the end", () -> {
            pulses.direct.tick();
            return model.phase().get() == RecordsModel.Phase.FINISHED;
        });
        put(20, 30);
        assertThat(model.rows()).hasSize(20);
    }

    @Test
    void stopsAtATimeExactly() {
        put(0, 2_000);
        model.choice().stopAt().set(StopAt.TIME);
        model.choice().stopInput().set("2026-11-23 12:00:01.501");
        start();
        untilRows(1_500);
        eventually("the end", () -> {
            pulses.direct.tick();
            return model.phase().get() == RecordsModel.Phase.FINISHED;
        });
        assertThat(data(1_499)).isEqualTo("{\"n\": 1499}");
    }

    @Test
    void stopsAfterSoManyMatches() {
        put(0, 300);
        model.filter().text().set("7}");
        model.choice().stopAt().set(StopAt.MATCHES);
        model.choice().stopInput().set("20");
        start();
        eventually("the end", () -> {
            pulses.pulse();
            return model.phase().get() == RecordsModel.Phase.FINISHED;
        });
        assertThat(model.rows().size()).isGreaterThanOrEqualTo(20);
    }

    @Test
    void theNewestAreFoundByLookingBackWithoutReadingTwice() {
        put(0, 20_000);
        model.show();
        model.choose("s", null);
        model.choice().from().set(StartFrom.NEWEST);
        model.choice().fromInput().set("3,000");
        model.start();
        eventually("the newest", () -> {
            pulses.pulse();
            pulses.direct.tick();
            return model.rows().size() == 3_000 && data(2_999).equals("{\"n\": 19999}");
        });
        assertThat(data(0)).isEqualTo("{\"n\": 17000}");
        assertThat(model.view().get().status().recordsRead())
                .isEqualTo(model.view().get().arrived()
                        + model.view().get().status().leftOut());
    }

    @Test
    void goingToEarlierTimeReadsJustWhatIsMissing() {
        put(0, 3_000);
        model.show();
        model.choose("s", null);
        model.choice().from().set(StartFrom.AT_TIMESTAMP);
        model.choice().fromInput().set("2026-11-23T12:00:02.001Z");
        model.start();
        untilRows(1_000);
        model.seek(Instant.parse("2026-11-23T12:00:01.001Z"));
        untilRows(2_000);
        assertThat(data(0)).isEqualTo("{\"n\": 1000}");
        assertThat(data(1_999)).isEqualTo("{\"n\": 2999}");
        assertThat(model.reading().runs()).hasSize(2);
        model.seek(Instant.parse("2026-11-23T12:00:01.501Z"));
        assertThat(model.reading().runs()).as("nothing is read again").hasSize(2);
        put(3_000, 3_010);
        untilRows(2_010);
    }

    @Test
    void playedRecordsComeAtTheirPace() {
        put(0, 50);
        model.playback().speed().set(1);
        model.choice().from().set(StartFrom.AT_TIMESTAMP);
        model.show();
        model.choose("s", null);
        model.choice().fromInput().set("2026-11-23T12:00:00Z");
        model.start();
        eventually("what waits", () -> {
            pulses.pulse();
            return model.view().get().waiting() == 50;
        });
        assertThat(model.rows()).isEmpty();
        model.playback().step();
        model.playback().step();
        assertThat(model.rows()).hasSize(2);
        assertThat(model.playback().head().get()).isEqualTo(Instant.parse("2026-11-23T12:00:00.002Z"));
        model.playback().speed().set(Playback.AS_READ);
        model.resume();
        untilRows(50);
    }

    @Test
    void findGoesRoundTheShownRecords() {
        put(0, 100);
        start();
        untilRows(100);
        model.find().text().set("9}");
        eventually("the count", () -> {
            pulses.pulse();
            return model.find().count().get() == 10;
        });
        assertThat(model.find().next(-1, true)).isEqualTo(9);
        assertThat(model.find().next(9, true)).isEqualTo(19);
        assertThat(model.find().next(19, false)).isEqualTo(9);
        assertThat(model.find().next(9, false)).isEqualTo(99);
        assertThat(model.find().next(99, true)).isEqualTo(9);
        model.filter().text().set(": 4");
        untilRows(11);
        eventually("the count", () -> {
            pulses.pulse();
            return model.find().count().get() == 1;
        });
        assertThat(model.find().next(-1, true)).isEqualTo(10);
    }

    @Test
    void findGoesThroughSortedRowsInTheirOrder() {
        put(0, 100);
        start();
        untilRows(100);
        model.find().text().set("9}");
        List<RecordRows.Place> backwards = IntStream.range(0, 100)
                .mapToObj(row -> model.rows().place(99 - row))
                .toList();
        model.inOrder(backwards);
        put(100, 120);
        eventually("all looked through", () -> {
            pulses.pulse();
            return model.view().get().arrived() == 120 && model.find().next(-1, true) == 0;
        });
        assertThat(model.find().next(0, true)).isEqualTo(10);
        assertThat(model.find().next(10, false)).isZero();
        assertThat(model.find().next(0, false)).isEqualTo(90);
        assertThat(model.find().next(90, true)).isZero();
        assertThat(model.find().next(-1, false)).isEqualTo(90);
        model.pulse();
        assertThat(model.find().count().get())
                .as("two more came, and are not shown")
                .isEqualTo(10);
        model.find().text().set("x");
        eventually("none", () -> {
            pulses.pulse();
            return model.find().next(5, true) == -1;
        });
    }

    @Test
    void pauseKeepsTheRowsAndResumeShowsAllThatWaited() {
        put(0, 10);
        start();
        untilRows(10);
        model.pause();
        put(10, 30);
        eventually("waiting records", () -> {
            pulses.pulse();
            return model.view().get().waiting() == 20;
        });
        assertThat(model.rows()).hasSize(10);
        assertThat(TailWords.paused(model.view().get())).isEqualTo("paused · 20 waiting");
        model.resume();
        assertThat(model.rows()).hasSize(30);
    }

    @Test
    void stopInAPauseShowsWhatWaited() {
        put(0, 10);
        start();
        untilRows(10);
        model.pause();
        put(10, 12);
        eventually("waiting records", () -> {
            pulses.pulse();
            return model.view().get().waiting() == 2;
        });
        model.stop();
        assertThat(model.rows()).hasSize(12);
        assertThat(model.phase().get()).isEqualTo(RecordsModel.Phase.STOPPED);
    }

    @Test
    void theFilterCountsWhatMatches() {
        put(0, 100);
        start();
        untilRows(100);
        model.filter().text().set("\"N\": 9");
        untilRows(11);
        eventually("a whole scan", () -> {
            pulses.pulse();
            return model.view().get().looked() == 100;
        });
        assertThat(TailWords.shown(model.view().get())).isEqualTo("11 of 100 match");
        put(900, 902);
        untilRows(13);
        model.filter().text().set("");
        untilRows(102);
    }

    @Test
    void nothingRunsWhileHidden() {
        put(0, 1);
        start();
        untilRows(1);
        assertThat(pulses.direct.repeating()).isNotEmpty();
        model.hide();
        assertThat(pulses.direct.repeating()).isEmpty();
        put(1, 5);
        model.show();
        untilRows(5);
    }

    @Test
    void aSequenceNumberWantsOneShard() {
        model.show();
        model.choose("s", null);
        model.choice().from().set(StartFrom.AT_SEQUENCE_NUMBER);
        model.choice().fromInput().set("1001");
        model.start();
        assertThat(model.problem().get()).contains("choose the shard first");
        put(0, 5);
        model.choose("s", "shardId-000000000000");
        model.choice().from().set(StartFrom.AFTER_SEQUENCE_NUMBER);
        model.choice().fromInput().set("1002");
        model.start();
        untilRows(3);
    }

    @Test
    void aTimeIsReadInTheShownZone() {
        model.choose("s", null);
        model.choice().from().set(StartFrom.AT_TIMESTAMP);
        assertThat(model.choice().fromInput().get()).isEmpty();
        model.choice().fromInput().set("yesterday");
        model.start();
        assertThat(model.problem().get()).contains("is not a time");
        model.choice().fromInput().set("2027-01-01 00:00");
        model.start();
        assertThat(model.problem().get()).contains("yet to come");
    }
}
