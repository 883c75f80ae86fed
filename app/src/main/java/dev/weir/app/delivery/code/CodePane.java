package dev.weir.app.delivery.code;

import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.Workspace;
import dev.weir.app.shell.WrappingRow;
import dev.weir.app.text.Text;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.model.CreateDeliveryStreamRequest;

/** A delivery stream as text, in one of three languages, to be read and copied. */
public final class CodePane extends VBox {

    private final Workspace workspace;
    private final TextArea text = new TextArea();
    private final ToggleGroup languages = new ToggleGroup();
    private final Label note = new Label();
    private @Nullable CreateDeliveryStreamRequest request;

    public CodePane(Workspace workspace) {
        super(8);
        this.workspace = workspace;
        text.setId("delivery-code");
        text.setEditable(false);
        text.getStyleClass().addAll("mono", "delivery-code");
        text.setAccessibleText(Text.of("The delivery stream as code"));
        VBox.setVgrow(text, Priority.ALWAYS);
        Button copy = new Button(Text.of("Copy"), Icons.of(Icon.COPY));
        copy.setId("delivery-code-copy");
        copy.setOnAction(event -> copy());
        WrappingRow bar = new WrappingRow(
                8,
                language("cli", "CLI", one -> CliText.of("create-delivery-stream", one, workspace.connection())),
                language("cloudformation", "CloudFormation", CloudFormationText::of),
                language("terraform", "Terraform", TerraformText::of),
                WrappingRow.space(),
                copy);
        note.setText(
                Text.of("Secrets are left out: put them in where it says REPLACE-ME, or give them as parameters."));
        note.getStyleClass().addAll("muted", "small");
        note.setWrapText(true);
        note.managedProperty().bind(note.visibleProperty());
        getChildren().addAll(bar, text, note);
        languages.selectToggle(languages.getToggles().getFirst());
        languages.selectedToggleProperty().addListener((property, before, now) -> {
            if (now == null) {
                languages.selectToggle(before);
            }
            write();
        });
    }

    private ToggleButton language(String id, String name, Function<CreateDeliveryStreamRequest, String> writer) {
        ToggleButton button = new ToggleButton(name);
        button.setId("delivery-code-" + id);
        button.setToggleGroup(languages);
        button.setUserData(new Language(writer));
        return button;
    }

    private record Language(Function<CreateDeliveryStreamRequest, String> writer) {}

    /** Shows a delivery stream, or nothing. */
    public void show(@Nullable CreateDeliveryStreamRequest next) {
        if (next == null || !next.equals(request)) {
            request = next;
            write();
        }
    }

    private void write() {
        CreateDeliveryStreamRequest shown = request;
        note.setVisible(shown != null && RequestMap.hasSecrets(RequestMap.of(shown)));
        boolean chosen = languages.getSelectedToggle() != null
                && languages.getSelectedToggle().getUserData() instanceof Language;
        if (shown == null || !chosen) {
            text.setText("");
        } else if (languages.getSelectedToggle().getUserData() instanceof Language language) {
            text.setText(language.writer().apply(shown));
        }
    }

    private void copy() {
        ClipboardContent content = new ClipboardContent();
        content.putString(text.getText());
        Clipboard.getSystemClipboard().setContent(content);
        workspace.say(Text.of("The text is copied."));
    }
}
