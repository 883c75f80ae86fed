package dev.weir.app.shell;

import dev.weir.app.fx.Failure;
import dev.weir.app.metrics.Throughput;
import dev.weir.app.metrics.ThroughputFeed;
import dev.weir.app.text.Text;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * The status bar: endpoint, what flows, tasks, zone. 28 px high. It listens only while the window can be seen. Where there is no
 * room, what flows stays longest.
 */
final class StatusBar extends HBox {

    private static final double SPACE = 16;
    private static final double LITTLE_SPACE = 8;
    private static final double LEAST_ENDPOINT = 96;
    private static final double LEAST_TROUBLE = 64;

    private final Label endpoint = label("endpoint");
    private final Label in = label("status-in");
    private final Label out = label("status-out");
    private final Label throttled = label("status-throttled");
    private final Label trouble = label("status-trouble");
    private final Button zone = new Button();
    private final Button taskButton = new Button();
    private final Folding folding;
    private @Nullable ThroughputFeed feed;
    private ThroughputFeed.@Nullable Attachment attached;
    private Subscription following = Subscription.EMPTY;
    private boolean visibleToPerson = true;

    StatusBar(ObservableList<?> tasks, Runnable openTasks, Runnable flipZone) {
        super(SPACE);
        getStyleClass().add("status-bar-line");
        setMinWidth(0);
        setAlignment(Pos.CENTER_LEFT);
        for (Label figure : new Label[] {in, out, throttled}) {
            figure.getStyleClass().addAll("mono");
            figure.setTooltip(new Tooltip());
        }
        trouble.getStyleClass().add("status-warning");
        trouble.managedProperty().bind(trouble.textProperty().isNotEmpty());
        trouble.setMinWidth(LEAST_TROUBLE);
        endpoint.setMinWidth(LEAST_ENDPOINT);
        endpoint.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        taskButton.setId("open-tasks");
        taskButton.getStyleClass().addAll("status-button");
        taskButton.setMinWidth(Region.USE_PREF_SIZE);
        taskButton.textProperty().bind(Bindings.createStringBinding(() -> words(tasks.size()), tasks));
        taskButton.setTooltip(new Tooltip(Text.of("What runs in the background")));
        taskButton.setOnAction(event -> openTasks.run());
        zone.setId("flip-zone");
        zone.getStyleClass().addAll("status-button");
        zone.setMinWidth(Region.USE_PREF_SIZE);
        zone.setTooltip(new Tooltip(Text.of("Times in UTC or in local time")));
        zone.setOnAction(event -> flipZone.run());
        getChildren().addAll(endpoint, in, out, throttled, trouble, space, taskButton, zone);
        figures(Region.USE_PREF_SIZE);
        folding = new Folding(
                () -> computeMinWidth(-1),
                List.of(
                        on -> setSpacing(on ? LITTLE_SPACE : SPACE),
                        on -> shown(endpoint, !on),
                        on -> shown(zone, !on),
                        on -> shown(taskButton, !on),
                        on -> figures(on ? 0 : Region.USE_PREF_SIZE)));
        rates(Throughput.UNKNOWN);
    }

    @Override
    protected void layoutChildren() {
        folding.fit(getWidth());
        super.layoutChildren();
    }

    private void figures(double least) {
        for (Label figure : new Label[] {in, out, throttled}) {
            figure.setMinWidth(least);
        }
    }

    private static void shown(Node node, boolean on) {
        node.setVisible(on);
        node.setManaged(on);
    }

    void zoneText(String text) {
        zone.setText(text);
        zone.setAccessibleText(Text.of("Times are shown in {0}", text));
    }

    void endpoint(String text) {
        endpoint.setText(text);
        endpoint.setTooltip(new Tooltip(text));
    }

    /** Follows another connection's feed, or none. */
    void follow(@Nullable ThroughputFeed next) {
        detach();
        following.unsubscribe();
        following = Subscription.EMPTY;
        feed = next;
        if (next != null) {
            following = Subscription.combine(
                    next.total().subscribe(this::rates), next.failure().subscribe(this::trouble));
            if (visibleToPerson) {
                attached = next.attach();
            }
        } else {
            rates(Throughput.UNKNOWN);
            trouble(null);
        }
    }

    void windowVisible(boolean visible) {
        visibleToPerson = visible;
        if (!visible) {
            detach();
        } else if (attached == null && feed != null) {
            attached = feed.attach();
        }
    }

    private void detach() {
        if (attached != null) {
            attached.close();
            attached = null;
        }
    }

    private void rates(Throughput now) {
        say(in, Text.of("in {0}", Format.recordsPerSecond(now.recordsIn())));
        say(out, Text.of("out {0}", Format.recordsPerSecond(now.recordsOut())));
        double refused = now.writeThrottles() + now.readThrottles();
        say(throttled, Text.of("throttled {0}", Format.rate(refused)));
        throttled.pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("some"), refused > 0);
    }

    private static void say(Label figure, String text) {
        if (!text.equals(figure.getText())) {
            figure.setText(text);
            figure.getTooltip().setText(text);
        }
    }

    private void trouble(@Nullable Failure failure) {
        trouble.setText(failure == null ? "" : failure.what());
        trouble.setTooltip(failure == null ? null : new Tooltip(failure.what() + " " + failure.advice()));
    }

    private static String words(int tasks) {
        return tasks == 0 ? Text.of("no tasks") : Text.count(tasks, "{0} task", "{0} tasks");
    }

    private static Label label(String id) {
        Label label = new Label();
        label.setId(id);
        return label;
    }
}
