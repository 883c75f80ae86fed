package dev.weir.app.query.pin;

import dev.weir.app.query.EngineChoice;
import dev.weir.app.query.RangeChoice;
import dev.weir.app.query.chart.ChartChoice;
import dev.weir.app.text.Text;

/**
 * A chart on the Overview page.
 *
 * @param title what stands above it
 * @param engine which engine answers
 * @param statement the statement, its parameters filled in
 * @param range which records are asked about
 * @param chart what is drawn
 */
public record Pin(String title, EngineChoice engine, String statement, RangeChoice range, ChartChoice chart) {

    /** Whether it is another one only by its title. */
    boolean asksTheSame(Pin other) {
        return new Pin(other.title, engine, statement, range, chart).equals(other);
    }

    /** What it costs the streams while it is there, a sentence. */
    public String cost() {
        return engine == EngineChoice.ASK
                ? Text.of(
                        "Asked every minute while the Overview is shown, for what is new: each shard is read up to five times a second"
                                + " until it has caught up.")
                : Text.of(
                        "Watched once it is started: each shard is read two times a second, of the five that all of its readers share.");
    }
}
