package dev.weir.app.records;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.fx.Background;
import dev.weir.app.fx.DirectBackground;
import dev.weir.app.fx.Failure;
import dev.weir.app.records.tail.FakeStream;
import dev.weir.app.records.tail.RecordBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecordsModelTest {

    /** Signals wait until the test lets a pulse happen, as they wait for JavaFX. */
    private static final class Pulses implements Background {
        final DirectBackground direct = new DirectBackground();
        private final AtomicBoolean pending = new AtomicBoolean();
        private Runnable onPulse = () -> {};

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
            onPulse = pulse;
            return () -> pending.set(true);
        }

        void pulse() {
            if (pending.getAndSet(false)) {
                onPulse.run();
            }
        }
    }

    private final FakeStream stream = new FakeStream().shard("shardId-000000000000");
    private final Pulses pulses = new Pulses();
    private final RecordsModel model = new RecordsModel(
            () -> stream,
            pulses,
            InstantSource.fixed(Instant.parse("2026-11-23T12:00:30Z")),
            () -> ZoneId.of("UTC"),
            FakeStream.FAST,
            new RecordBuffer.Bounds(1_000, 1 << 20, 100, 1 << 19));

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
        model.startFrom().set(StartFrom.TRIM_HORIZON);
        model.start();
    }

    private void untilRows(int count) {
        eventually(count + " rows", () -> {
            pulses.pulse();
            return model.rows().size() == count;
        });
    }

    @Test
    void saysExactlyWhatItDoesNotShow() {
        put(0, 2_500);
        start();
        eventually("all records", () -> {
            pulses.pulse();
            return model.view().get().arrived() == 2_500;
        });
        pulses.pulse();
        assertThat(model.rows()).hasSize(1_000);
        assertThat(TailWords.shown(model.view().get())).isEqualTo("showing newest 1,000 of 2,500 · 1,500 scrolled out");
        assertThat(new String(model.rows().getLast().data())).isEqualTo("{\"n\": 2499}");
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
        model.filter().set("\"N\": 9");
        untilRows(11);
        eventually("a whole scan", () -> {
            pulses.pulse();
            return model.view().get().looked() == 100;
        });
        assertThat(TailWords.shown(model.view().get())).isEqualTo("11 of 100 match");
        put(900, 902);
        untilRows(13);
        model.filter().set("");
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
        model.startFrom().set(StartFrom.AT_SEQUENCE_NUMBER);
        model.startInput().set("1001");
        model.start();
        assertThat(model.problem().get()).contains("choose the shard first");
        put(0, 5);
        model.choose("s", "shardId-000000000000");
        model.startFrom().set(StartFrom.AFTER_SEQUENCE_NUMBER);
        model.startInput().set("1002");
        model.start();
        untilRows(3);
    }

    @Test
    void aTimeIsReadInTheShownZone() {
        model.choose("s", null);
        model.startFrom().set(StartFrom.AT_TIMESTAMP);
        model.startInput().set("yesterday");
        model.start();
        assertThat(model.problem().get()).contains("is not a time");
        model.startInput().set("2027-01-01 00:00");
        model.start();
        assertThat(model.problem().get()).contains("yet to come");
    }
}
