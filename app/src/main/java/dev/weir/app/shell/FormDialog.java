package dev.weir.app.shell;

import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;

/** A form over the window, with one action; it stays open until the action has been taken. */
public final class FormDialog {

    private final Dialog<ButtonType> dialog = new Dialog<>();
    private final Button action;
    private final Label problem = new Label();

    /**
     * @param owner any node of the window
     * @param id of the action's button
     */
    public FormDialog(
            Workspace workspace, Node owner, String title, Node content, String actionText, String id, double width) {
        ButtonType type = new ButtonType(actionText, ButtonData.OK_DONE);
        dialog.setTitle(title);
        dialog.initModality(Modality.WINDOW_MODAL);
        if (owner.getScene() != null && owner.getScene().getWindow() != null) {
            dialog.initOwner(owner.getScene().getWindow());
        }
        dialog.setResizable(true);
        dialog.getDialogPane().getButtonTypes().setAll(ButtonType.CANCEL, type);
        Label heading = new Label(title);
        heading.getStyleClass().add("page-subheading");
        heading.setWrapText(true);
        problem.setId("form-problem");
        problem.getStyleClass().add("form-problem");
        problem.setWrapText(true);
        // Room for a line from the start, so that the window need not grow while somebody types.
        problem.setMinHeight(20);
        VBox box = new VBox(12, heading, content, problem);
        VBox.setVgrow(content, Priority.ALWAYS);
        box.setPrefWidth(width);
        box.getStyleClass().add("form-dialog");
        problem.setMaxWidth(width);
        dialog.getDialogPane().setContent(box);
        dialog.getDialogPane().setMinHeight(Region.USE_PREF_SIZE);
        dialog.getDialogPane().getStyleClass().add("form-dialog-pane");
        Dialogs.dress(dialog, owner, workspace.connection().kind());
        action = (Button) dialog.getDialogPane().lookupButton(type);
        action.setId(id);
        action.getStyleClass().add("accent");
        // Its text may grow while the form is open.
        ButtonBar.setButtonUniformSize(action, false);
        action.setMinWidth(Region.USE_PREF_SIZE);
    }

    /** What the action does; the dialog stays open until {@link #close}. */
    public void onAction(Runnable run) {
        action.addEventFilter(ActionEvent.ACTION, event -> {
            event.consume();
            run.run();
        });
    }

    /** Says what is wrong, and keeps the action from being taken; an empty text is nothing. */
    public void say(String text) {
        problem.setText(text);
        action.setDisable(!text.isEmpty());
    }

    public Button action() {
        return action;
    }

    /** Any node of it. */
    public Node node() {
        return dialog.getDialogPane();
    }

    public void show() {
        dialog.show();
    }

    public void close() {
        dialog.setResult(ButtonType.CANCEL);
        dialog.close();
    }
}
