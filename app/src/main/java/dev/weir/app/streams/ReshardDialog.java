package dev.weir.app.streams;

import dev.weir.app.shell.Dialogs;
import dev.weir.app.shell.Workspace;
import dev.weir.app.streams.configuration.ApiCall;
import dev.weir.app.streams.configuration.CallBox;
import dev.weir.app.text.Text;
import java.math.BigInteger;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import org.jspecify.annotations.Nullable;

/** Asks how to split or merge, and says first what it changes. */
final class ReshardDialog {

    private final Dialog<ButtonType> dialog = new Dialog<>();
    private final Workspace workspace;
    private final Label changes = new Label();
    private final Label costs = new Label();
    private final StackPane call = new StackPane();
    private final VBox content = new VBox(8);
    private final Button accept;

    private ReshardDialog(Workspace workspace, Node owner, String title, String verb) {
        this.workspace = workspace;
        dialog.setTitle(title);
        dialog.initModality(Modality.WINDOW_MODAL);
        if (owner.getScene() != null && owner.getScene().getWindow() != null) {
            dialog.initOwner(owner.getScene().getWindow());
        }
        ButtonType type = new ButtonType(verb, ButtonData.OK_DONE);
        dialog.getDialogPane().getButtonTypes().setAll(ButtonType.CANCEL, type);
        Label heading = new Label(title);
        heading.getStyleClass().add("page-subheading");
        content.getChildren().add(heading);
        content.getStyleClass().add("reshard");
        content.setPrefWidth(520);
        changes.setWrapText(true);
        changes.setMinHeight(Region.USE_PREF_SIZE);
        changes.getStyleClass().add("reshard-changes");
        costs.setWrapText(true);
        costs.setMinHeight(Region.USE_PREF_SIZE);
        costs.getStyleClass().add("muted");
        dialog.getDialogPane().setContent(content);
        Dialogs.dress(dialog, owner, workspace.connection().kind());
        accept = (Button) dialog.getDialogPane().lookupButton(type);
        accept.setId("reshard-accept");
        accept.getStyleClass().add("accent");
    }

    static void split(Workspace workspace, Node owner, StreamModel model, ShardEntry shard) {
        split(workspace, owner, model, shard, null);
    }

    /** @param proposed where to split, unless the person wants it otherwise; null for the middle */
    static void split(
            Workspace workspace, Node owner, StreamModel model, ShardEntry shard, @Nullable BigInteger proposed) {
        ReshardDialog ask =
                new ReshardDialog(workspace, owner, Text.of("Split {0}?", shard.id()), Text.in("verb", "Split"));
        ToggleGroup where = new ToggleGroup();
        RadioButton middle = new RadioButton(Text.of("In the middle: two equal halves"));
        RadioButton atKey = new RadioButton(Text.of("At a hash key:"));
        middle.setToggleGroup(where);
        atKey.setToggleGroup(where);
        BigInteger first = proposed == null ? shard.range().middle() : proposed;
        (first.equals(shard.range().middle()) ? middle : atKey).setSelected(true);
        TextField key = new TextField(first.toString());
        key.setId("split-key");
        key.getStyleClass().add("mono");
        key.setAccessibleText(Text.of("Hash key at which the second shard begins"));
        key.disableProperty().bind(atKey.selectedProperty().not());
        ask.content.getChildren().addAll(middle, atKey, key, ask.changes, ask.costs, ask.call);
        Runnable check = () -> {
            String typed =
                    atKey.isSelected() ? key.getText() : shard.range().middle().toString();
            @Nullable String problem = Resharding.problem(shard, typed);
            if (problem == null) {
                BigInteger at = new BigInteger(typed.strip());
                int open = openShards(model);
                ask.say(
                        Resharding.describeSplit(shard, at, open),
                        Resharding.costs(open, open + 1),
                        model.resharding().splitting(shard, at));
            } else {
                ask.refuse(problem);
            }
        };
        key.textProperty().subscribe(check);
        atKey.selectedProperty().subscribe(check);
        check.run();
        ask.show(() -> {
            String typed =
                    atKey.isSelected() ? key.getText() : shard.range().middle().toString();
            model.resharding().split(shard, new BigInteger(typed.strip()));
        });
    }

    static void merge(Workspace workspace, Node owner, StreamModel model, ShardEntry shard, List<ShardEntry> with) {
        ReshardDialog ask =
                new ReshardDialog(workspace, owner, Text.of("Merge {0}?", shard.id()), Text.in("verb", "Merge"));
        ToggleGroup which = new ToggleGroup();
        ask.content.getChildren().add(new Label(Text.of("With its neighbour in the key space:")));
        for (ShardEntry neighbour : with) {
            RadioButton button = new RadioButton(Text.of(
                    "{0}, {1} of the key space",
                    neighbour.id(), Resharding.percent(neighbour.range().share())));
            button.setToggleGroup(which);
            button.setUserData(neighbour);
            ask.content.getChildren().add(button);
        }
        ask.content.getChildren().addAll(ask.changes, ask.costs, ask.call);
        which.selectedToggleProperty().subscribe(toggle -> {
            if (toggle != null && toggle.getUserData() instanceof ShardEntry neighbour) {
                int open = openShards(model);
                ask.say(
                        Resharding.describeMerge(shard, neighbour, open),
                        Resharding.costs(open, open - 1),
                        model.resharding().merging(shard, neighbour));
            }
        });
        which.selectToggle(which.getToggles().getFirst());
        ask.show(() -> {
            if (which.getSelectedToggle().getUserData() instanceof ShardEntry neighbour) {
                model.resharding().merge(shard, neighbour);
            }
        });
    }

    private static int openShards(StreamModel model) {
        return (int)
                model.shards().stream().filter(row -> row.entry().get().open()).count();
    }

    private void say(String text, String cost, ApiCall request) {
        changes.getStyleClass().remove("wrong");
        changes.setText(text);
        costs.setText(cost);
        call.getChildren().setAll(new CallBox(workspace, List.of(request)));
        accept.setDisable(false);
        fit();
    }

    private void refuse(String problem) {
        changes.getStyleClass().remove("wrong");
        changes.getStyleClass().add("wrong");
        changes.setText(problem);
        costs.setText("");
        call.getChildren().clear();
        accept.setDisable(true);
        fit();
    }

    /** A longer text needs a taller window. */
    private void fit() {
        if (dialog.isShowing()) {
            dialog.getDialogPane().getScene().getWindow().sizeToScene();
        }
    }

    private void show(Runnable onAccept) {
        dialog.resultProperty().subscribe(result -> {
            if (result != null && result.getButtonData() == ButtonData.OK_DONE) {
                onAccept.run();
            }
        });
        dialog.show();
    }
}
