package dev.weir.app.access;

import dev.weir.app.records.CodeView;
import dev.weir.app.records.decode.Payload;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.Scrolled;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The least policy for the pages that somebody works with. JavaFX thread only. */
final class NeedsPane extends HBox {

    private static final double LEAST_CHOICE = 208;

    private final Workspace workspace;
    private final List<CheckBox> pages = new ArrayList<>();
    private final CheckBox acts = new CheckBox(Text.of("Also change things there"));
    private final CodeView code = new CodeView();
    private String account = "*";

    NeedsPane(Workspace workspace) {
        super(16);
        this.workspace = workspace;
        getStyleClass().add("access-tab");
        VBox choice = new VBox(8, Rows.text(Text.of("For which pages?"), "medium"));
        Need.all().stream()
                .map(Need::page)
                .filter(page -> !page.equals(Need.EVERYWHERE))
                .distinct()
                .forEach(page -> {
                    CheckBox box = new CheckBox(title(page));
                    box.setUserData(page);
                    box.setSelected(true);
                    box.setOnAction(event -> show());
                    pages.add(box);
                    choice.getChildren().add(box);
                });
        acts.setOnAction(event -> show());
        acts.getStyleClass().add("access-acts");
        choice.getChildren().add(acts);
        Button copy = new Button(Text.of("Copy policy"), Icons.of(Icon.COPY));
        copy.setId("access-copy-policy");
        copy.setOnAction(event -> {
            ClipboardContent clipboard = new ClipboardContent();
            clipboard.putString(policy());
            Clipboard.getSystemClipboard().setContent(clipboard);
            workspace.say(Text.of("The policy is on the clipboard."));
        });
        copy.setMinWidth(USE_PREF_SIZE);
        Label what = Rows.text(Text.of("With this policy the chosen pages work, and nothing else does."), "muted");
        HBox bar = new HBox(8, what, copy);
        bar.setAlignment(Pos.CENTER_LEFT);
        code.setAccessibleText(Text.of("The least policy"));
        VBox.setVgrow(code, Priority.ALWAYS);
        VBox right = new VBox(8, bar, code);
        HBox.setHgrow(right, Priority.ALWAYS);
        ScrollPane pagesToChoose = Scrolled.down(choice);
        pagesToChoose.setMinWidth(LEAST_CHOICE);
        getChildren().addAll(pagesToChoose, right);
    }

    /** Writes the policy of an account, which is twelve digits. */
    void account(String now) {
        account = now;
        show();
    }

    private static String title(String page) {
        return switch (page) {
            case "Access" -> Text.of("Access");
            case "Audit" -> Text.of("Audit");
            case "Delivery" -> Text.of("Delivery");
            case "DeliveryForm" -> Text.of("Delivery Form");
            case "DeliveryStream" -> Text.of("Delivery Stream");
            case "Journey" -> Text.of("Journey");
            case "Objects" -> Text.of("Objects");
            case "Overview" -> Text.of("Overview");
            case "Pipeline" -> Text.of("Pipeline");
            case "Produce" -> Text.of("Produce");
            case "Query" -> Text.of("Query");
            case "Records" -> Text.of("Records");
            case "Stream" -> Text.of("Stream");
            case "Streams" -> Text.of("Streams");
            case "TransformBench" -> Text.of("Transform Bench");
            default -> page;
        };
    }

    private String policy() {
        return MinimalPolicy.of(
                pages.stream()
                        .filter(CheckBox::isSelected)
                        .map(box -> String.valueOf(box.getUserData()))
                        .toList(),
                acts.isSelected(),
                workspace.connection().region(),
                account);
    }

    private void show() {
        Payload payload = Payload.of(policy().getBytes(StandardCharsets.UTF_8));
        code.show(Objects.requireNonNullElse(payload.json(), payload.text()));
    }
}
