package dev.weir.app.query.pin;

import dev.weir.app.query.ConnectionEngines;
import dev.weir.app.query.EngineChoice;
import dev.weir.app.query.StatementModel;
import dev.weir.app.query.chart.ResultChartModel;
import dev.weir.app.query.watch.WatchEngine;
import dev.weir.app.shell.Workspace;
import java.time.Duration;
import java.time.Instant;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
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
    private final ReadOnlyBooleanWrapper paused = new ReadOnlyBooleanWrapper();
    private @Nullable Instant ran;

    PinModel(Workspace workspace, ConnectionEngines connection, Pin pin) {
        this.workspace = workspace;
        this.connection = connection;
        this.pin = pin;
        this.statement = new StatementModel(workspace, connection.engines());
        statement.range().set(pin.range());
        this.chart = new ResultChartModel(
                workspace.background(), () -> statement.columns().get(), statement::values);
        chart.choose(pin.chart());
        paused.set(pin.engine() != EngineChoice.ASK);
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

    /**
     * Whether it waits to be started by a person. What is asked again is not; what goes on is, after a start of the program: it
     * would start a process of Flink that nobody asked for yet. Where that runs already it begins by itself.
     */
    ReadOnlyBooleanProperty paused() {
        return paused.getReadOnlyProperty();
    }

    /** A moment has passed: asks if the answer is old, or does not go on any more. */
    void tick() {
        if (paused.get() && pin.engine() == EngineChoice.WATCH && isUp()) {
            paused.set(false);
        }
        if (paused.get()) {
            return;
        }
        Instant now = workspace.clock().instant();
        Instant last = ran;
        boolean due = last == null || !now.isBefore(last.plus(AGAIN));
        boolean idle = !statement.running().get();
        boolean failed = statement.error().get() != null;
        if (idle && (last == null || (due && (pin.engine() == EngineChoice.ASK || failed)))) {
            run();
        }
    }

    private boolean isUp() {
        return connection.engines().watch() instanceof WatchEngine watch && watch.isUp();
    }

    /** Asks now. */
    void run() {
        paused.set(false);
        // Not before it is wanted: the choice makes the engine get ready.
        statement.choice().set(pin.engine());
        ran = workspace.clock().instant();
        connection.schemas().recallNamed(pin.statement());
        statement.run(pin.statement());
    }

    void close() {
        statement.close();
    }
}
