package dev.weir.app.query;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.query.engine.QueryEngine;
import dev.weir.app.query.engine.QueryOptions;
import dev.weir.app.query.gallery.Example;
import dev.weir.app.query.gallery.ExampleDelivery;
import dev.weir.app.query.plan.Plan;
import dev.weir.app.query.plan.PlanModel;
import dev.weir.app.query.plan.PlanStep;
import dev.weir.app.query.text.Parameters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plans of both engines as trees in words: of every example, by the real engines. */
class PlanTest {

    @RegisterExtension
    static final DemoEngines DEMO = new DemoEngines();

    private static PlanModel model(EngineChoice choice, String text) {
        QueryEngine engine = Objects.requireNonNull(DEMO.engines().engines().of(choice));
        PlanModel model = new PlanModel(DEMO.broker().background(), engine, text, QueryOptions.ALL);
        eventually("planned", () -> model.plan().get() != null || model.error().get() != null);
        return model;
    }

    private static List<PlanStep> all(List<PlanStep> steps) {
        List<PlanStep> all = new ArrayList<>();
        for (PlanStep step : steps) {
            all.add(step);
            all.addAll(all(step.from()));
        }
        return all;
    }

    static List<Example> examples() {
        return Example.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void everyStepOfAnExampleHasWords(Example example) throws IOException {
        DEMO.makeReady(example);
        ExampleDelivery delivery = example.delivery();
        if (delivery != null && delivery.streamName() != null) {
            eventually("delivered", () -> DEMO.delivers(delivery));
        }
        PlanModel model = model(example.engine(), Parameters.filled(example.statement(), Map.of()));
        Plan plan = model.plan().get();
        assertThat(plan).as(String.valueOf(model.error().get())).isNotNull();
        List<PlanStep> steps = all(plan.steps());
        assertThat(steps).isNotEmpty();
        assertThat(steps).extracting(PlanStep::words).noneMatch(words -> words.contains("'s step "));
        assertThat(steps)
                .filteredOn(step -> step.from().isEmpty())
                .extracting(PlanStep::words)
                .allMatch(words -> words.startsWith("Reads the stream earthquakes")
                        || words.startsWith("Reads the stream flights")
                        || words.startsWith("Reads the objects of s3://")
                        || words.startsWith("Reads the reference table ")
                        || words.startsWith("The same rows")
                        || words.startsWith("Uses the rows of a WITH"));
    }

    @Test
    void aWindowIsToldInWordsFromItsSourceUp() {
        Plan plan = model(EngineChoice.WATCH, """
                SELECT window_start, net, COUNT(*) AS n
                FROM TABLE(TUMBLE(TABLE earthquakes, DESCRIPTOR(event_time), INTERVAL '1' HOUR))
                WHERE mag > 3
                GROUP BY window_start, window_end, net""").plan().get();
        assertThat(all(plan.steps()))
                .extracting(PlanStep::words)
                .containsSubsequence(
                        "Adds up window by window (TUMBLE(size=1 h)) for each net; a row comes when its window is over.",
                        "Brings records with the same net to the same task.");
        assertThat(all(plan.steps()).getLast().words())
                .isEqualTo("Reads the stream earthquakes; a record may be 10 s late by its own time.");
        assertThat(plan.raw()).contains("== Optimized Physical Plan ==");
    }

    @Test
    void whatIsWrongIsSaidAtItsPlace() {
        PlanModel ask = model(EngineChoice.ASK, "SELECT mags FROM earthquakes");
        assertThat(ask.error().get()).isNotNull();
        assertThat(ask.error().get().what()).contains("mags");
        PlanModel watch = model(EngineChoice.WATCH, "SELECT mag,\n  mags FROM earthquakes");
        assertThat(watch.error().get()).isNotNull();
        assertThat(watch.error().get().line()).isEqualTo(2);
        PlanModel other = model(EngineChoice.ASK, "DROP TABLE earthquakes");
        assertThat(other.error().get().what()).contains("one SELECT");
    }
}
