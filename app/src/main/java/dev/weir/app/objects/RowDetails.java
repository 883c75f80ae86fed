package dev.weir.app.objects;

import dev.weir.app.fx.Background;
import dev.weir.app.objects.read.FirehoseError;
import dev.weir.app.objects.read.PreviewRow;
import dev.weir.app.records.CodeView;
import dev.weir.app.records.decode.CodeText;
import dev.weir.app.records.decode.Payload;
import dev.weir.app.shell.Format;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One record of an object in full; of an error of Firehose also why it failed, in plain words. JavaFX thread only. */
final class RowDetails extends VBox {

    private final Workspace workspace;
    private final Label title = new Label();
    private final Label note = new Label();
    private final VBox why = new VBox(4);
    private final Label whyTitle = new Label();
    private final Label whyWords = new Label();
    private final Label whySaid = new Label();
    private final Label whyFacts = new Label();
    private final CodeView code = new CodeView();
    private Background.@Nullable Handle decoding;
    private @Nullable PreviewRow row;

    RowDetails(Workspace workspace) {
        super(8);
        this.workspace = workspace;
        workspace.masking().rules().subscribe((before, now) -> {
            PreviewRow shown = row;
            if (shown != null) {
                show(shown);
            }
        });
        setId("object-row-details");
        getStyleClass().add("object-row-details");
        title.getStyleClass().add("page-subheading");
        note.getStyleClass().addAll("muted", "small");
        Button copy = new Button(Text.of("Copy"), Icons.of(Icon.COPY));
        copy.setOnAction(event -> copy());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(8, title, note, space, copy);
        head.setAlignment(Pos.CENTER_LEFT);
        why.setId("object-why");
        why.getStyleClass().add("object-why");
        why.managedProperty().bind(why.visibleProperty());
        whyTitle.getStyleClass().add("medium");
        whyTitle.setGraphic(Icons.of(Icon.WARNING));
        for (Label each : new Label[] {whyTitle, whyWords, whySaid, whyFacts}) {
            each.setWrapText(true);
            each.setMinHeight(Region.USE_PREF_SIZE);
            why.getChildren().add(each);
        }
        whySaid.getStyleClass().addAll("mono", "small");
        whySaid.managedProperty().bind(whySaid.textProperty().isNotEmpty());
        whyFacts.getStyleClass().addAll("muted", "small");
        code.setMinHeight(80);
        VBox.setVgrow(code, Priority.ALWAYS);
        getChildren().setAll(head, why, code);
    }

    void show(PreviewRow next) {
        row = next;
        title.setText(Text.of("Record {0}", Format.count(next.number())));
        note.setText(Format.bytes((double) next.data().length));
        explain(next.error());
        if (decoding != null) {
            decoding.cancel();
        }
        decoding = workspace
                .background()
                .run(
                        Text.of("Read a record of an object"),
                        () -> Payload.of(workspace.masking().now().data(next.data())),
                        payload -> {
                            CodeText text = payload.form(payload.best());
                            code.show(Objects.requireNonNullElse(text, payload.text()));
                        },
                        failure -> note.setText(failure.what()));
    }

    private void explain(@Nullable FirehoseError error) {
        why.setVisible(error != null);
        if (error == null) {
            return;
        }
        var zone = workspace.zone().get();
        whyTitle.setText(error.code());
        whyWords.setText(error.why());
        whySaid.setText(error.message());
        String tried = error.attempts() == 1
                ? Text.of("Tried once")
                : Text.of("Tried {0} times", Format.count(error.attempts()));
        String arrived = Text.of(
                "arrived {0}", error.arrived() == null ? Format.UNKNOWN : Format.timeMillis(error.arrived(), zone));
        String ended = Text.of(
                "given up {0}", error.ended() == null ? Format.UNKNOWN : Format.timeMillis(error.ended(), zone));
        whyFacts.setText(tried + " · " + arrived + " · " + ended + (error.by() == null ? "" : " · " + error.by()) + ". "
                + Text.of("Below is the record as it was put."));
    }

    private void copy() {
        PreviewRow now = row;
        if (now != null) {
            ClipboardContent content = new ClipboardContent();
            byte[] data = workspace.masking().now().data(now.data());
            content.putString(Payload.copy(data, Payload.of(data).best()));
            Clipboard.getSystemClipboard().setContent(content);
            workspace.say(Text.of("The record is on the clipboard."));
        }
    }
}
