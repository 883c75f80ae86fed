package dev.weir.app.query.running;

import dev.weir.app.query.engine.Counted;
import dev.weir.app.shell.Format;
import dev.weir.app.shell.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One statement of the list. */
final class RunningCard extends VBox {

    private static final int LONGEST_TIP = 600;

    private final Workspace workspace;
    private final Label name = new Label();
    private final Label words = new Label();
    private final Label facts = new Label();
    private final Tooltip text = new Tooltip();
    private final Button stop = new Button("Stop");
    private final Button goOn = new Button("Go on");
    private final Button forget = new Button("Forget");
    private @Nullable RunningStatement shown;

    RunningCard(RunningModel model, Workspace workspace) {
        super(2);
        this.workspace = workspace;
        getStyleClass().add("running-card");
        name.getStyleClass().add("running-name");
        name.setTooltip(text);
        words.getStyleClass().add("muted");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        facts.getStyleClass().add("muted");
        facts.setWrapText(true);
        facts.setMinHeight(Region.USE_PREF_SIZE);
        stop.getStyleClass().add("small");
        goOn.getStyleClass().add("small");
        forget.getStyleClass().add("small");
        stop.setTooltip(new Tooltip("End it for good"));
        goOn.setTooltip(new Tooltip("Open it in a tab, and go on where it was"));
        forget.setTooltip(new Tooltip("Delete what was kept of it"));
        stop.setOnAction(event -> with(model::stop));
        goOn.setOnAction(event -> with(model::goOn));
        forget.setOnAction(event -> with(model::forget));
        getChildren().addAll(name, words, facts, new FlowPane(8, 4, stop, goOn, forget));
    }

    private void with(Consumer<RunningStatement> act) {
        if (shown != null) {
            act.accept(shown);
        }
    }

    void show(RunningStatement statement) {
        if (statement.equals(shown)) {
            return;
        }
        if (shown == null) {
            String id = statement.id();
            stop.setId("running-stop-" + id);
            goOn.setId("running-go-on-" + id);
            forget.setId("running-forget-" + id);
            for (Button button : List.of(stop, goOn, forget)) {
                button.setAccessibleText(button.getText() + ": " + statement.name());
                button.managedProperty().bind(button.visibleProperty());
            }
            text.setText(
                    statement.text().length() > LONGEST_TIP
                            ? statement.text().substring(0, LONGEST_TIP) + "…"
                            : statement.text());
        }
        shown = statement;
        name.setText(statement.name());
        words.setText(statement.words());
        facts.setText(facts(statement));
        stop.setVisible(statement.running());
        goOn.setVisible(!statement.running());
        forget.setVisible(!statement.running());
    }

    private String facts(RunningStatement statement) {
        List<String> facts = new ArrayList<>();
        Counted counted = statement.counted();
        if (statement.running()) {
            facts.add(Format.count(statement.rows()) + (statement.rows() == 1 ? " row" : " rows"));
        }
        if (counted != null) {
            facts.add(Format.count(counted.records()) + (counted.records() == 1 ? " record" : " records"));
            if (counted.left() > 0) {
                facts.add(Format.count(counted.left()) + " not counted");
            }
        }
        if (statement.fanOut()) {
            facts.add("enhanced fan-out");
        }
        facts.add((facts.isEmpty() ? "Begun " : "since ")
                + Format.time(statement.since(), workspace.zone().get()));
        return String.join(" · ", facts);
    }
}
