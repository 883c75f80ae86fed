package dev.weir.app.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.account.BrokerWorkspace;
import dev.weir.app.query.engine.ResultColumn;
import dev.weir.app.query.engine.RowChange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What a pulse with changes costs the JavaFX thread: 50,000 rows by key, of which 500 change a pulse. */
@Tag("benchmark")
@ExtendWith(ApplicationExtension.class)
class LiveGridBenchmarkTest {

    private static final int ROWS = 50_000;
    private static final int A_PULSE = 500;
    private static final int PULSES = 200;

    private StatementModel model;
    private BrokerWorkspace broker;
    private GridProbe probe;

    @Start
    void start(Stage stage) {
        broker = new BrokerWorkspace();
        probe = new GridProbe();
        model = new StatementModel(broker.workspace(), new Engines(probe, null));
        stage.setScene(new Scene(new ResultTable(model, broker.workspace()), 1000, 700));
        stage.show();
    }

    @Test
    void aPulseOfChanges() {
        WaitForAsyncUtils.waitForAsyncFx(30_000, () -> {
            model.run("SELECT 1");
            probe.heard()
                    .columns(List.of(new ResultColumn("key", "STRING", true), new ResultColumn("n", "BIGINT", false)));
            List<RowChange> all = new ArrayList<>();
            for (int i = 0; i < ROWS; i++) {
                all.add(new RowChange(RowChange.Kind.INSERT, List.of("key-" + i, 0L)));
                if (all.size() == 10_000) {
                    probe.heard().rows(all);
                    all = new ArrayList<>();
                }
            }
            return null;
        });
        Random random = new Random(1);
        long[] nanos = new long[PULSES];
        for (int pulse = 0; pulse < PULSES; pulse++) {
            List<RowChange> changes = new ArrayList<>();
            for (int i = 0; i < A_PULSE; i++) {
                changes.add(new RowChange(
                        RowChange.Kind.UPDATE_AFTER, List.of("key-" + random.nextInt(ROWS), (long) pulse)));
            }
            int at = pulse;
            WaitForAsyncUtils.waitForAsyncFx(5_000, () -> {
                long begun = System.nanoTime();
                probe.heard().rows(changes);
                nanos[at] = System.nanoTime() - begun;
                return null;
            });
        }
        assertThat(model.rows().list()).hasSize(ROWS);
        Arrays.sort(nanos);
        System.out.printf(
                "%,d rows, %d changes a pulse: median %.2f ms, 95 %% %.2f ms, most %.2f ms of the JavaFX thread%n",
                ROWS, A_PULSE, nanos[PULSES / 2] / 1e6, nanos[PULSES * 95 / 100] / 1e6, nanos[PULSES - 1] / 1e6);
        assertThat(TimeUnit.NANOSECONDS.toMillis(nanos[PULSES / 2])).isLessThan(16);
    }
}
