package dev.weir.app.streams.consumers;

import dev.weir.app.shell.Dialogs;
import dev.weir.app.shell.Workspace;
import dev.weir.app.streams.configuration.Advice;
import dev.weir.app.streams.configuration.CallBox;
import dev.weir.app.streams.configuration.ListPrices;
import dev.weir.app.text.Text;
import java.util.List;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import org.jspecify.annotations.Nullable;

/** Asks for a consumer's name, and says first what it costs. Stays open until the service has accepted. */
final class RegisterConsumerDialog {

    private RegisterConsumerDialog() {}

    static void open(Workspace workspace, Node owner, FanOutModel model) {
        ButtonType type = new ButtonType(Text.of("Register"), ButtonData.OK_DONE);
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.setTitle(Text.of("Register a fan-out consumer"));
        dialog.initModality(Modality.WINDOW_MODAL);
        if (owner.getScene() != null && owner.getScene().getWindow() != null) {
            dialog.initOwner(owner.getScene().getWindow());
        }
        dialog.getDialogPane().getButtonTypes().setAll(ButtonType.CANCEL, type);
        TextField name = new TextField();
        name.setId("consumer-name");
        name.setPromptText("billing");
        Label heading = new Label(Text.of("Register a fan-out consumer"));
        heading.getStyleClass().add("page-subheading");
        Label nameLabel = new Label(Text.of("Name"));
        nameLabel.setLabelFor(name);
        Label problem = wrapped(null);
        problem.setMinHeight(36);
        StackPane call = new StackPane();
        VBox content = new VBox(
                8,
                heading,
                nameLabel,
                name,
                problem,
                wrapped(model.does()),
                wrapped(Text.of("On AWS it costs {0}", model.costs())),
                muted(ListPrices.source() + " "
                        + Text.of("Registering takes some seconds; it can be undone by deregistering, but a later"
                                + " registration gets another ARN.")),
                call);
        content.getStyleClass().add("fan-out-dialog");
        content.setPrefWidth(520);
        dialog.getDialogPane().setContent(content);
        Dialogs.dress(dialog, owner, workspace.connection().kind());
        Button accept = (Button) dialog.getDialogPane().lookupButton(type);
        accept.setId("consumer-accept");
        accept.getStyleClass().add("accent");
        name.textProperty().subscribe(typed -> {
            String wrong = model.problem(typed);
            problem.setText(typed.isEmpty() || wrong == null ? Text.of("It cannot be renamed.") : wrong);
            mark(problem, wrong != null && !typed.isEmpty());
            accept.setDisable(wrong != null);
            call.getChildren()
                    .setAll(new CallBox(workspace, List.of(model.registration(typed.isEmpty() ? "…" : typed))));
        });
        accept.addEventFilter(ActionEvent.ACTION, event -> {
            event.consume();
            accept.setDisable(true);
            model.register(name.getText(), dialog::close, failure -> {
                accept.setDisable(false);
                problem.setText(Advice.words(failure));
                mark(problem, true);
                dialog.getDialogPane().getScene().getWindow().sizeToScene();
            });
        });
        dialog.setOnShown(event -> name.requestFocus());
        dialog.show();
    }

    private static void mark(Label label, boolean wrong) {
        label.getStyleClass().removeAll("wrong", "muted");
        label.getStyleClass().add(wrong ? "wrong" : "muted");
    }

    private static Label muted(String text) {
        Label label = wrapped(text);
        label.getStyleClass().addAll("small", "muted");
        return label;
    }

    private static Label wrapped(@Nullable String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
