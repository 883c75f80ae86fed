package dev.weir.app.delivery;

import dev.weir.app.shell.Format;
import dev.weir.app.shell.Guarded;
import dev.weir.app.shell.ReadOnly;
import dev.weir.app.shell.TabPart;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** How it is set up, in the API's own terms; its encryption and its tags. */
final class SettingsTab implements TabPart {

    private final Workspace workspace;
    private final DeliveryStreamModel model;
    private final DeliveryTagsModel tags;
    private final EncryptionModel encryption;
    private final GridPane lines = new GridPane(16, 4);
    private final Label sealed = new Label();
    private final Button seal = new Button();
    private final ScrollPane scroll;

    SettingsTab(Workspace workspace, DeliveryStreamModel model) {
        this.workspace = workspace;
        this.model = model;
        this.tags = new DeliveryTagsModel(workspace, model.name());
        this.encryption = new EncryptionModel(workspace, model);
        Label destination = heading(Text.of("Destination"));
        sealed.setWrapText(true);
        seal.setId("delivery-encryption");
        seal.setOnAction(event -> encryption.turn());
        VBox parts = new VBox(
                24,
                new VBox(8, destination, lines),
                new VBox(8, heading(Text.of("Server-side encryption")), sealed, new Guarded(seal, whyNot())),
                new TagsBox(workspace, tags));
        parts.getChildren().forEach(part -> ((VBox) part).setFillWidth(false));
        parts.getStyleClass().add("stream-parts");
        scroll = new ScrollPane(parts);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        model.facts().subscribe(this::show);
    }

    private ObservableValue<@Nullable String> whyNot() {
        return Bindings.createObjectBinding(
                () -> {
                    DeliveryFacts facts = model.facts().get();
                    if (workspace.readOnly().get()) {
                        return ReadOnly.reason();
                    }
                    if (facts == null) {
                        return Text.of("It is not described yet.");
                    }
                    return EncryptionModel.problem(facts);
                },
                workspace.readOnly(),
                model.facts());
    }

    private void show(@Nullable DeliveryFacts facts) {
        if (facts == null) {
            return;
        }
        lines.getChildren().clear();
        int row = 0;
        for (SettingLine line : SettingLine.of(facts)) {
            Label name = new Label(line.name());
            name.getStyleClass().add("muted");
            name.setMinWidth(Label.USE_PREF_SIZE);
            Label value = new Label(line.value());
            value.getStyleClass().add("mono");
            value.setMaxWidth(720);
            value.setTooltip(new Tooltip(line.value()));
            lines.addRow(row++, name, value);
        }
        boolean on = facts.encryption().equals("enabled");
        seal.setText(on ? Text.of("Stop encrypting") : Text.of("Encrypt with AWS's own key"));
        sealed.setText(
                !facts.direct()
                        ? Text.of("Records wait in the stream {0}: encryption is set there.", facts.sourceStream())
                        : facts.updated() == null
                                ? Text.of(
                                        "It is {0} for records that wait here to be delivered.",
                                        facts.encryptionWords())
                                : Text.of(
                                        "It is {0} for records that wait here to be delivered. Changed last at {1}.",
                                        facts.encryptionWords(),
                                        Format.time(
                                                facts.updated(),
                                                workspace.zone().get())));
    }

    private static Label heading(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("page-subheading");
        return label;
    }

    @Override
    public Node content() {
        return scroll;
    }

    @Override
    public void shown() {
        tags.load();
    }
}
