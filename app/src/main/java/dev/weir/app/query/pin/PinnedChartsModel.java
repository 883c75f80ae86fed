package dev.weir.app.query.pin;

import dev.weir.app.fx.Background;
import dev.weir.app.query.ConnectionEngines;
import dev.weir.app.query.SharedEngines;
import dev.weir.app.shell.Place;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.time.Duration;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The pinned charts of a connection. No engine is made before the first of them is shown. JavaFX thread only. */
public final class PinnedChartsModel {

    private static final Duration LOOK = Duration.ofSeconds(5);

    private final Workspace workspace;
    private final SharedEngines shared;
    private final Pins pins;
    private final ObservableList<PinModel> charts = FXCollections.observableArrayList();
    private @Nullable ConnectionEngines engines;
    private Background.@Nullable Handle ticking;

    public PinnedChartsModel(Workspace workspace, SharedEngines shared) {
        this.workspace = workspace;
        this.shared = shared;
        this.pins = new Pins(workspace, shared.drawn());
    }

    ObservableList<PinModel> charts() {
        return charts;
    }

    /** They are shown: those that are pinned meanwhile are added, and all are asked as it is time. */
    void shown() {
        take();
        if (ticking == null) {
            ticking = workspace
                    .background()
                    .repeat(
                            Text.of("Ask the pinned charts"),
                            LOOK,
                            () -> true,
                            tick -> {
                                take();
                                charts.forEach(PinModel::tick);
                            },
                            failure -> workspace.say(failure.what()));
        }
    }

    /** What is pinned may have changed on another page, or by what plays. */
    private void take() {
        List<Pin> now = pins.all();
        List<PinModel> gone =
                charts.stream().filter(chart -> !now.contains(chart.pin())).toList();
        gone.forEach(PinModel::close);
        charts.removeAll(gone);
        for (Pin pin : now) {
            if (charts.stream().noneMatch(chart -> chart.pin().equals(pin))) {
                charts.add(new PinModel(workspace, engines(), pin));
            }
        }
        charts.forEach(chart -> chart.show(true));
    }

    private ConnectionEngines engines() {
        ConnectionEngines known = engines;
        if (known == null) {
            known = shared.take(workspace);
            engines = known;
        }
        return known;
    }

    void hidden() {
        charts.forEach(chart -> chart.show(false));
        if (ticking != null) {
            ticking.cancel();
            ticking = null;
        }
    }

    /** Takes a chart off the page. */
    void unpin(PinModel chart) {
        pins.remove(chart.pin());
        chart.close();
        charts.remove(chart);
        workspace.say(Text.of(
                "“{0}” is not on the Overview page any more, and is not asked.",
                chart.pin().title()));
    }

    /** Opens the statement on the Query page. */
    void open(PinModel chart) {
        workspace.open(new Place.Query(chart.pin().statement()));
    }

    void closed() {
        charts.forEach(PinModel::close);
        charts.clear();
        if (engines != null) {
            engines = null;
            shared.release(workspace);
        }
    }
}
