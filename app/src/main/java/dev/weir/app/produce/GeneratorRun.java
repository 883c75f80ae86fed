package dev.weir.app.produce;

import dev.weir.app.fx.Failure;
import dev.weir.app.produce.GeneratorModel.Run;
import dev.weir.app.send.PutErrors;
import dev.weir.app.send.SendTally;
import dev.weir.app.shell.Format;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import dev.weir.charts.ChartUnit;
import dev.weir.charts.StripChart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** How a generator's run goes: its figures, its last minutes as charts, and what went wrong, by kind. */
final class GeneratorRun extends VBox {

    private final GeneratorModel model;
    private final Label state = new Label();
    private final Label figures = new Label();
    private final Label errors = new Label();
    private final StripChart records = chart(Text.of("Records put"), ChartUnit.RECORDS_PER_SECOND);
    private final StripChart latency = chart(Text.of("PutRecords latency"), ChartUnit.MILLISECONDS);
    private @Nullable Generator drawn;
    private long drawnTo;
    private boolean shown;

    GeneratorRun(Workspace workspace, GeneratorModel model) {
        super(8);
        this.model = model;
        getStyleClass().add("generator-run");
        state.getStyleClass().add("page-subheading");
        state.setId("generator-state");
        state.setWrapText(true);
        state.setMinHeight(Region.USE_PREF_SIZE);
        figures.setId("generator-figures");
        figures.getStyleClass().add("mono");
        figures.setWrapText(true);
        figures.setMinHeight(Region.USE_PREF_SIZE);
        errors.setId("generator-errors");
        errors.getStyleClass().add("form-problem");
        errors.setWrapText(true);
        errors.setMinHeight(Region.USE_PREF_SIZE);
        errors.managedProperty().bind(errors.visibleProperty());
        HBox first = new HBox(12, state);
        first.setAlignment(Pos.CENTER_LEFT);
        VBox.setVgrow(records, Priority.ALWAYS);
        VBox.setVgrow(latency, Priority.ALWAYS);
        getChildren().addAll(first, figures, errors, records, latency);
        workspace.zone().subscribe(zone -> {
            records.setZone(zone);
            latency.setZone(zone);
        });
        model.run().subscribe(this::show);
    }

    private static StripChart chart(String title, ChartUnit unit) {
        StripChart chart = new StripChart(GeneratorSamples.MOST);
        chart.setTitle(title);
        chart.setUnit(unit);
        chart.setSpan(Duration.ofMinutes(2));
        chart.setGapAfter(Duration.ofSeconds(4));
        chart.setAccessibleText(Text.of("{0} over time", title));
        chart.setMinHeight(120);
        chart.setPrefHeight(180);
        return chart;
    }

    void shown() {
        shown = true;
        show(model.run().get());
    }

    void hidden() {
        shown = false;
    }

    private void show(Run run) {
        Generator generator = run.generator();
        if (generator == null || !shown) {
            return;
        }
        SendTally.Snapshot tally = generator.tally();
        state.setText(state(run, generator));
        figures.setText(figures(run, generator, tally));
        String wrong = errors(run.failure(), tally.errors(), generator.leftOut());
        errors.setText(wrong);
        errors.setVisible(!wrong.isEmpty());
        draw(generator);
    }

    private static String state(Run run, Generator generator) {
        if (run.stopping()) {
            return Text.of("Stopping");
        }
        String stream = generator.streamName();
        String time = time(generator.seconds());
        if (run.running()) {
            return Text.of("Running into {0} for {1}", stream, time);
        }
        return run.failure() == null
                ? Text.of("Ended after {0} into {1}", time, stream)
                : Text.of("Failed after {0} into {1}", time, stream);
    }

    private static String time(double seconds) {
        long whole = Math.round(seconds);
        return whole < 60 ? whole + " s" : String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60);
    }

    private static String figures(Run run, Generator generator, SendTally.Snapshot tally) {
        var last = generator.samples().after(0);
        List<String> figures = new ArrayList<>(List.of(
                Text.of("{0} sent", Format.count(tally.sent())),
                Format.bytes((double) tally.sentBytes()),
                Text.of("{0} failed", Format.count(tally.failed())),
                Text.of("{0} throttled", Format.count(tally.throttled()))));
        if (run.running() && !last.isEmpty()) {
            figures.add(Text.of(
                    "now {0} of {1} asked",
                    Format.recordsPerSecond(last.getLast().sent()), Format.rate(generator.wanted())));
        }
        if (tally.calls() > 0) {
            figures.add(
                    Text.of("{0} ms a call", String.format(Locale.ROOT, "%.0f", tally.latencySum() / tally.calls())));
        }
        return String.join(" · ", figures);
    }

    private static String errors(@Nullable Failure failure, Map<String, Long> errors, long leftOut) {
        StringBuilder text = new StringBuilder();
        if (failure != null) {
            text.append(failure.what()).append(' ').append(failure.advice()).append('\n');
        }
        text.append(errors.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(error -> Format.count(error.getValue()) + " × " + PutErrors.words(error.getKey()) + ".")
                .collect(Collectors.joining("\n")));
        if (leftOut > 0) {
            text.append(text.isEmpty() ? "" : "\n")
                    .append(Text.of(
                            "{0} records were due and not made, since the stream takes no more.",
                            Format.count(leftOut)));
        }
        return text.toString().strip();
    }

    private void draw(Generator generator) {
        if (!generator.equals(drawn)) {
            drawn = generator;
            drawnTo = 0;
            for (StripChart chart : new StripChart[] {records, latency}) {
                chart.series().forEach(series -> chart.removeSeries(series.id()));
            }
        }
        for (GeneratorSamples.Sample sample : generator.samples().after(drawnTo)) {
            drawnTo = sample.epochMillis();
            records.series("sent", Text.of("sent"), 0).add(drawnTo, sample.sent());
            records.series("throttled", Text.of("throttled"), 1).add(drawnTo, sample.throttled());
            records.series("failed", Text.of("failed"), 6).add(drawnTo, sample.failed());
            if (!Double.isNaN(sample.latency())) {
                latency.series("average", Text.of("average"), 0).add(drawnTo, sample.latency());
                latency.series("slowest", Text.of("slowest"), 3).add(drawnTo, sample.slowest());
            }
        }
    }
}
