package dev.weir.app.query.pin;

import dev.weir.app.query.ConnectionEngines;
import dev.weir.app.query.EngineChoice;
import dev.weir.app.query.StatementModel;
import dev.weir.app.query.chart.ResultChartModel;
import dev.weir.app.shell.Workspace;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One pinned chart with its statement, which is asked again and again, or goes on. JavaFX thread only. */
public final class PinModel {

    /** How long an answer of Ask is good for. */
    static final Duration AGAIN = Duration.ofMinutes(1);

    private final Workspace workspace;
    private final ConnectionEngines connection;
    private final Pin pin;
    private final StatementModel statement;
    private final ResultChartModel chart;
    private @Nullable Instant ran;

    PinModel(Workspace workspace, ConnectionEngines connection, Pin pin) {
        this.workspace = workspace;
        this.connection = connection;
        this.pin = pin;
        this.statement = new StatementModel(workspace, connection.engines());
        statement.choice().set(pin.engine());
        statement.range().set(pin.range());
        this.chart = new ResultChartModel(
                workspace.background(), () -> statement.columns().get(), statement::values);
        chart.choose(pin.chart());
        statement.change().subscribe(change -> {
            // The lines of before stay until there are others: what is asked again begins with no rows.
            if (!statement.values().isEmpty()) {
                chart.changed();
            }
        });
        statement.running().subscribe(running -> {
            if (!running && statement.error().get() == null) {
                chart.changed();
            }
        });
    }

    Pin pin() {
        return pin;
    }

    StatementModel statement() {
        return statement;
    }

    ResultChartModel chart() {
        return chart;
    }

    /** Whether it can be seen. */
    void show(boolean shown) {
        chart.show(shown);
    }

    /** A moment has passed: asks if the answer is old, or does not go on any more. */
    void tick() {
        Instant now = workspace.clock().instant();
        Instant last = ran;
        boolean due = last == null || !now.isBefore(last.plus(AGAIN));
        boolean idle = !statement.running().get();
        boolean failed = statement.error().get() != null;
        if (idle && (last == null || (due && (pin.engine() == EngineChoice.ASK || failed)))) {
            run();
        }
    }

    /** Asks now. */
    void run() {
        ran = workspace.clock().instant();
        connection.schemas().recallNamed(pin.statement());
        statement.run(pin.statement());
    }

    void close() {
        statement.close();
    }
}
