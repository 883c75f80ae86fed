package dev.weir.app.records.transfer;

import dev.weir.app.records.transfer.TransferRow.State;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The transfers of the window, a line each, with what can be done; nothing while there are none. JavaFX thread only. */
public final class TransfersBar extends VBox {

    /** As many lines as this stand at once; the rest is scrolled to. */
    private static final int IN_VIEW = 3;

    /** Nor do they take more of the window's height than this. */
    private static final double OF_WINDOW = 0.17;

    private static final double GAP = 8;

    private final Workspace workspace;
    private final Transfers transfers;
    private final Map<TransferRow, Node> lines = new HashMap<>();
    private final Label count = new Label();
    private final Button dismiss = new Button(Text.of("Dismiss those that ended"));
    private final HBox heading = new HBox(12, count, dismiss);
    private final VBox list = new VBox(GAP);
    private final ScrollPane scroll = new ScrollPane(list);

    public TransfersBar(Workspace workspace) {
        super(8);
        this.workspace = workspace;
        this.transfers = Transfers.of(workspace);
        setId("transfers");
        getStyleClass().add("transfers");
        count.getStyleClass().addAll("muted", "small");
        dismiss.setId("transfers-dismiss");
        dismiss.setOnAction(event -> List.copyOf(transfers.rows()).stream()
                .filter(TransferRow::ended)
                .forEach(transfers::dismiss));
        heading.setAlignment(Pos.CENTER_LEFT);
        heading.managedProperty().bind(heading.visibleProperty());
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("edge-to-edge");
        scroll.setId("transfers-scroll");
        list.heightProperty().addListener(observable -> fit());
        sceneProperty().flatMap(Scene::heightProperty).addListener(observable -> fit());
        getChildren().addAll(heading, scroll);
        managedProperty().bind(visibleProperty());
        transfers.rows().addListener((ListChangeListener<TransferRow>) change -> list());
        transfers.recall(workspace);
        list();
    }

    private void list() {
        List<TransferRow> rows = transfers.rows();
        lines.keySet().retainAll(rows);
        list.getChildren()
                .setAll(rows.stream()
                        .map(row -> lines.computeIfAbsent(row, this::line))
                        .toList());
        heading.setVisible(rows.size() > IN_VIEW);
        count.setText(Text.of("{0} transfers, the newest first", rows.size()));
        fit();
        setVisible(!rows.isEmpty());
    }

    /** As high as the first lines are, but no more than a part of the window, so that the records keep their room. */
    private void fit() {
        double height = 0;
        double most = getScene() == null ? Double.MAX_VALUE : getScene().getHeight() * OF_WINDOW;
        for (int i = 0; i < Math.min(IN_VIEW, list.getChildren().size()); i++) {
            double next = height + list.getChildren().get(i).getLayoutBounds().getHeight() + (i == 0 ? 0 : GAP);
            if (i > 0 && next > most) {
                break;
            }
            height = next;
        }
        double wanted = Math.ceil(height) + 2;
        scroll.setMinHeight(wanted);
        scroll.setPrefHeight(wanted);
        scroll.setMaxHeight(wanted);
    }

    private Node line(TransferRow row) {
        Label title = new Label(row.transfer().title());
        title.getStyleClass().add("medium");
        Label text = new Label();
        text.getStyleClass().addAll("transfer-text");
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        VBox words = new VBox(2, title, text);
        HBox.setHgrow(words, Priority.ALWAYS);
        ProgressBar progress = new ProgressBar(-1);
        progress.setPrefWidth(160);
        progress.setAccessibleText(Text.of("Progress of {0}", row.transfer().title()));
        Button resume = button(Text.of("Resume"), Icon.PLAY, Text.of("Go on from where it ended"));
        resume.getStyleClass().add("transfer-resume");
        resume.setOnAction(event -> transfers.resume(workspace, row));
        Button end = button(Text.of("Cancel"), Icon.CLOSE, "");
        end.getStyleClass().add("transfer-end");
        end.setOnAction(event -> {
            if (row.ended()) {
                transfers.dismiss(row);
            } else {
                row.cancel();
            }
        });
        HBox line = new HBox(12, Icons.of(Icon.TASKS), words, progress, resume, end);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("transfer-line");
        row.state().subscribe(state -> show(state, text, progress, resume, end, line));
        return line;
    }

    private static void show(State state, Label text, ProgressBar progress, Button resume, Button end, HBox line) {
        TransferEnd how = state.end();
        text.setText(state.cancelling() ? Text.of("Cancelling; the call that has begun is waited for.") : state.text());
        progress.setVisible(how == null);
        progress.setManaged(how == null);
        progress.setProgress(state.share());
        boolean resumable = how != null && how.resumable() && !how.whole();
        resume.setVisible(resumable);
        resume.setManaged(resumable);
        end.setText(how == null ? Text.of("Cancel") : Text.of("Dismiss"));
        end.setDisable(state.cancelling());
        text.getStyleClass().removeAll("muted", "form-problem");
        text.getStyleClass().add(how != null && !how.whole() ? "form-problem" : "muted");
        line.getChildren().set(0, Icons.of(how == null ? Icon.TASKS : how.whole() ? Icon.CHECK_CIRCLE : Icon.WARNING));
    }

    private static Button button(String text, Icon icon, String tooltip) {
        Button button = new Button(text, Icons.of(icon, 14));
        button.setMinWidth(USE_PREF_SIZE);
        if (!tooltip.isEmpty()) {
            button.setTooltip(new Tooltip(tooltip));
        }
        return button;
    }
}
