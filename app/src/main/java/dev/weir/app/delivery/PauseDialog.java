package dev.weir.app.delivery;

import dev.weir.app.delivery.code.CliText;
import dev.weir.app.shell.Dialogs;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.model.CreateDeliveryStreamRequest;

/** Says that Firehose has no pause, and what can be done in its place. */
final class PauseDialog {

    private PauseDialog() {}

    static void open(Workspace workspace, Node owner, @Nullable DeliveryFacts facts) {
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.setTitle(Text.of("Pause"));
        dialog.initModality(Modality.WINDOW_MODAL);
        if (owner.getScene() != null && owner.getScene().getWindow() != null) {
            dialog.initOwner(owner.getScene().getWindow());
        }
        ButtonType copy = new ButtonType(Text.of("Copy as CLI"), ButtonData.OK_DONE);
        dialog.getDialogPane().getButtonTypes().setAll(ButtonType.CLOSE, copy);
        Label heading = new Label(Text.of("Firehose has no pause"));
        heading.getStyleClass().add("page-subheading");
        VBox content = new VBox(12, heading);
        for (String sentence : sentences(facts)) {
            Label line = new Label(sentence);
            line.setWrapText(true);
            line.setMinHeight(Region.USE_PREF_SIZE);
            content.getChildren().add(line);
        }
        content.setPrefWidth(480);
        dialog.getDialogPane().setContent(content);
        Dialogs.dress(dialog, owner, workspace.connection().kind());
        dialog.resultProperty().subscribe(result -> {
            CreateDeliveryStreamRequest request = facts == null ? null : Redefined.request(facts, List.of());
            if (copy.equals(result) && request != null) {
                ClipboardContent text = new ClipboardContent();
                text.putString(CliText.of("create-delivery-stream", request, workspace.connection()));
                Clipboard.getSystemClipboard().setContent(text);
                workspace.say(Text.of("The command is copied."));
            }
        });
        dialog.show();
    }

    static List<String> sentences(@Nullable DeliveryFacts facts) {
        if (facts != null && !facts.direct()) {
            return List.of(
                    Text.of(
                            "A delivery stream delivers as long as it exists. Records stay in {0} for its retention, whether"
                                    + " they are delivered or not.",
                            facts.sourceStream()),
                    Text.of(
                            "To stop for a while, delete it and make it again later, by the command that is copied here. It then reads from the end:"
                                    + " what came in between is not delivered by it."));
        }
        return List.of(
                Text.of("A delivery stream takes and delivers records as long as it exists."),
                Text.of(
                        "To stop for a while, stop whoever puts records into it: its buffer is delivered, then nothing happens."
                                + " Nothing is lost by that."));
    }
}
