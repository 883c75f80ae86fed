package dev.weir.app.audit;

import dev.weir.app.audit.timeline.Timeline;
import dev.weir.app.audit.timeline.TimelineModel;
import dev.weir.app.shell.Format;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import dev.weir.charts.DensityChart;
import java.time.Duration;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The timeline over the table; dragging over it chooses the range. JavaFX thread only. */
final class TimelinePane extends VBox {

    private final DensityChart chart = new DensityChart(Text.of("calls"), Text.of("failed"));
    private final Label source = new Label();
    private @Nullable Span before;

    TimelinePane(Workspace workspace, AuditModel model, TimelineModel timeline) {
        super(4);
        chart.setId("audit-timeline");
        source.setId("audit-timeline-source");
        source.getStyleClass().addAll("muted", "small");
        source.setWrapText(true);
        source.setMinHeight(USE_PREF_SIZE);
        chart.setZone(workspace.zone().get());
        workspace.zone().addListener((property, old, now) -> chart.setZone(now));
        chart.setOnChosen((from, to) -> {
            AuditQuery query = model.query().get();
            if (query.span().open()) {
                before = query.span();
            }
            model.query().set(query.with(new Span.Between(from, to)));
        });
        chart.setOnReset(() -> {
            Span wide = before;
            if (wide != null) {
                before = null;
                model.query().set(model.query().get().with(wide));
            }
        });
        timeline.timeline().subscribe(this::show);
        getChildren().addAll(chart, source);
    }

    private void show(@Nullable Timeline timeline) {
        if (timeline == null) {
            return;
        }
        chart.show(timeline.from(), timeline.bucket().toMillis(), timeline.calls(), timeline.failed());
        source.setText(String.join(
                " · ",
                timeline.source(),
                Text.of("{0} calls, {1} failed", Format.count(timeline.total()), Format.count(timeline.totalFailed())),
                Text.of("a bar is {0}", length(timeline.bucket())),
                before == null ? Text.of("drag to choose a range") : Text.of("double-click for the range before")));
    }

    private static String length(Duration bucket) {
        return bucket.toMinutes() < 60
                ? Text.of("{0} min", bucket.toMinutes())
                : bucket.toHours() < 24 ? Text.of("{0} h", bucket.toHours()) : Text.of("{0} d", bucket.toDays());
    }
}
