package dev.weir.app.query.running;

import dev.weir.app.query.engine.Counted;
import dev.weir.app.shell.Format;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
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
    private final Button stop = new Button(Text.of("Stop"));
    private final Button goOn = new Button(Text.of("Go on"));
    private final Button forget = new Button(Text.of("Forget"));
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
        stop.setTooltip(new Tooltip(Text.of("End it for good")));
        goOn.setTooltip(new Tooltip(Text.of("Open it in a tab, and go on where it was")));
        forget.setTooltip(new Tooltip(Text.of("Delete what was kept of it")));
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
            facts.add(Text.count(statement.rows(), "{0} row", "{0} rows"));
        }
        if (counted != null) {
            facts.add(Text.count(counted.records(), "{0} record", "{0} records"));
            if (counted.left() > 0) {
                facts.add(Text.of("{0} not counted", Format.count(counted.left())));
            }
        }
        if (statement.fanOut()) {
            facts.add(Text.of("enhanced fan-out"));
        }
        String since = Format.time(statement.since(), workspace.zone().get());
        facts.add(facts.isEmpty() ? Text.of("Begun {0}", since) : Text.of("since {0}", since));
        return String.join(" · ", facts);
    }
}
