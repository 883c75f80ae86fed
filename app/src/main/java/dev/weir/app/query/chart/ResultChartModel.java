package dev.weir.app.query.chart;

import dev.weir.app.fx.Background;
import dev.weir.app.query.engine.ResultColumn;
import dev.weir.app.text.Text;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The chart of a result that may still change. The lines are made off the JavaFX thread, one time after the other, and only while the
 * chart is shown. JavaFX thread only.
 */
public final class ResultChartModel {

    private final Background background;
    private final Supplier<List<ResultColumn>> columns;
    private final Supplier<List<List<@Nullable Object>>> rows;
    private final ReadOnlyObjectWrapper<ChartColumns> found = new ReadOnlyObjectWrapper<>(ChartColumns.NONE);
    private final ReadOnlyObjectWrapper<@Nullable ChartChoice> choice = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<ChartData> data = new ReadOnlyObjectWrapper<>(ChartData.NONE);
    private @Nullable ChartChoice wanted;
    private boolean shown;
    private boolean stale = true;
    private boolean making;

    /**
     * Shows nothing yet.
     *
     * @param columns the result's columns now
     * @param rows a copy of its rows' values now
     */
    public ResultChartModel(
            Background background, Supplier<List<ResultColumn>> columns, Supplier<List<List<@Nullable Object>>> rows) {
        this.background = background;
        this.columns = columns;
        this.rows = rows;
    }

    /** What the columns are good for. */
    public ReadOnlyObjectProperty<ChartColumns> found() {
        return found.getReadOnlyProperty();
    }

    /** What is drawn; null where nothing can be. */
    public ReadOnlyObjectProperty<@Nullable ChartChoice> choice() {
        return choice.getReadOnlyProperty();
    }

    /** The lines. */
    public ReadOnlyObjectProperty<ChartData> data() {
        return data.getReadOnlyProperty();
    }

    /** Draws other columns, as soon and as long as the result has them. */
    public void choose(ChartChoice other) {
        wanted = other;
        changed();
    }

    /** The rows have changed. */
    public void changed() {
        stale = true;
        make();
    }

    /** Whether the chart can be seen. */
    public void show(boolean now) {
        shown = now;
        make();
    }

    private record Made(ChartColumns found, @Nullable ChartChoice choice, ChartData data) {}

    private void make() {
        if (!shown || !stale || making) {
            return;
        }
        stale = false;
        making = true;
        List<ResultColumn> itsColumns = columns.get();
        List<List<@Nullable Object>> itsRows = rows.get();
        ChartChoice its = wanted;
        background.run(
                Text.of("Draw the result"),
                () -> {
                    ChartColumns good = ChartColumns.of(itsColumns, itsRows);
                    ChartChoice drawn = its != null && good.allows(its) ? its : good.firstChoice();
                    return new Made(
                            good, drawn, drawn == null ? ChartData.NONE : ChartLines.of(itsColumns, drawn, itsRows));
                },
                made -> {
                    making = false;
                    found.set(made.found());
                    choice.set(made.choice());
                    data.set(made.data());
                    make();
                },
                failure -> making = false);
    }
}
