package dev.weir.app.audit;

import dev.weir.app.audit.words.Sentences;
import dev.weir.app.records.CodeView;
import dev.weir.app.records.decode.CodeLine;
import dev.weir.app.records.decode.CodeText;
import dev.weir.app.records.decode.Payload;
import dev.weir.app.shell.Format;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.Place;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One event: as a sentence, as JSON, and as what it changed. JavaFX thread only. */
final class EventDetails extends VBox {

    private final Workspace workspace;
    private final AuditModel model;
    private final Label sentence = new Label();
    private final Label when = new Label();
    private final FlowPane things = new FlowPane(12, 4);
    private final DenialBox denial;
    private final Label note = new Label();
    private final CodeView code = new CodeView();
    private final TextField find = new TextField();
    private final DifferencePane difference = new DifferencePane();
    private final Tab changed = new Tab(Text.of("What it changed"), difference);
    private final TabPane tabs = new TabPane();
    private @Nullable AuditEvent event;
    private @Nullable AuditEvent compared;

    EventDetails(Workspace workspace, AuditModel model) {
        super(8);
        this.workspace = workspace;
        this.model = model;
        this.denial = new DenialBox(workspace);
        getStyleClass().add("record-details");
        setMinWidth(320);
        sentence.setId("audit-sentence");
        sentence.getStyleClass().add("page-subheading");
        sentence.setWrapText(true);
        sentence.setMinHeight(USE_PREF_SIZE);
        when.getStyleClass().addAll("muted", "small");
        when.setWrapText(true);
        when.setMinHeight(USE_PREF_SIZE);
        note.setWrapText(true);
        note.getStyleClass().addAll("muted", "small");
        note.managedProperty().bind(note.visibleProperty());
        Button copy = new Button(Text.of("Copy"), Icons.of(Icon.COPY));
        copy.setAccessibleText(Text.of("Copy the event as JSON"));
        copy.setOnAction(click -> copy());
        find.setPromptText(Text.of("Find in the JSON"));
        find.setAccessibleText(Text.of("Find in the JSON; Enter goes on to the next"));
        find.setOnAction(enter -> find());
        HBox.setHgrow(find, Priority.ALWAYS);
        HBox row = new HBox(8, find, copy);
        row.setAlignment(Pos.CENTER_LEFT);
        VBox.setVgrow(code, Priority.ALWAYS);
        VBox json = new VBox(8, row, note, code);
        json.getStyleClass().add("audit-tab");
        difference.getStyleClass().add("audit-tab");
        Tab first = new Tab("JSON", json);
        tabs.getTabs().addAll(first, changed);
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.setAccessibleText(Text.of("The event as JSON, and what it changed"));
        tabs.getSelectionModel().selectedItemProperty().addListener((property, old, now) -> compare());
        VBox.setVgrow(tabs, Priority.ALWAYS);
        getChildren().addAll(sentence, when, things, denial, tabs);
        workspace.masking().rules().subscribe((before, now) -> {
            AuditEvent shown = event;
            if (shown != null) {
                show(shown);
            }
        });
    }

    void show(AuditEvent chosen) {
        event = chosen;
        sentence.setText(Sentences.of(chosen) + ".");
        when.setText(Format.time(chosen.time(), workspace.zone().get()) + " · " + chosen.name() + " · "
                + chosen.shortService()
                + (chosen.accessKeyId().isEmpty() ? "" : " · " + Text.of("key {0}", chosen.accessKeyId()))
                + (chosen.errorMessage() == null || chosen.denied() ? "" : "\n" + chosen.errorMessage()));
        things.getChildren().clear();
        chosen.resources().stream().limit(6).forEach(this::link);
        things.setManaged(!things.getChildren().isEmpty());
        denial.show(chosen);
        compare();
        workspace
                .background()
                .run(
                        Text.of("Decode an event"),
                        () -> Payload.of(
                                workspace.masking().now().data(chosen.json().getBytes(StandardCharsets.UTF_8))),
                        payload -> {
                            if (chosen.equals(event)) {
                                CodeText text = Objects.requireNonNullElse(payload.json(), payload.text());
                                code.show(text);
                                note.setText(payload.reason());
                                note.setVisible(payload.reason() != null);
                            }
                        },
                        failure -> note.setText(failure.what()));
    }

    private void link(AuditEvent.Resource resource) {
        Place place = Things.place(resource);
        if (place != null) {
            Hyperlink open = new Hyperlink(Text.of("Open {0}", resource.shortName()));
            open.setMnemonicParsing(false);
            open.setOnAction(click -> workspace.open(place));
            things.getChildren().add(open);
        }
        Hyperlink all = new Hyperlink(Text.of("All events of {0}", resource.shortName()));
        all.setMnemonicParsing(false);
        all.setOnAction(click -> model.query().set(AuditQuery.ofResource(resource.shortName())));
        things.getChildren().add(all);
    }

    private void compare() {
        AuditEvent asked = event;
        if (asked == null || !changed.isSelected() || asked.equals(compared)) {
            return;
        }
        compared = asked;
        if (!asked.changes()) {
            difference.nothing(Text.of("It only read: nothing was changed."));
        } else if (asked.errorCode() != null) {
            difference.nothing(Text.of("It failed: nothing was changed."));
        } else {
            difference.waits();
            model.difference(
                    asked,
                    found -> {
                        if (asked.equals(event)) {
                            difference.show(found);
                        }
                    },
                    failure -> {
                        compared = null;
                        difference.failed(failure);
                    });
        }
    }

    private void find() {
        String wanted = find.getText().toLowerCase(Locale.ROOT);
        int lines = code.getItems().size();
        int from = code.getSelectionModel().getSelectedIndex() + 1;
        for (int i = 0; i < lines && !wanted.isEmpty(); i++) {
            int line = (from + i) % lines;
            CodeLine each = code.getItems().get(line);
            if (each.text().toLowerCase(Locale.ROOT).contains(wanted)) {
                code.getSelectionModel().clearAndSelect(line);
                code.scrollTo(Math.max(0, line - 4));
                return;
            }
        }
        workspace.say(
                wanted.isEmpty()
                        ? Text.of("Type what is to be found.")
                        : Text.of("\"{0}\" is not in this event.", find.getText()));
    }

    private void copy() {
        AuditEvent copied = event;
        if (copied != null) {
            ClipboardContent clipboard = new ClipboardContent();
            clipboard.putString(Payload.copy(
                    workspace.masking().now().data(copied.json().getBytes(StandardCharsets.UTF_8)), Payload.Form.JSON));
            Clipboard.getSystemClipboard().setContent(clipboard);
            workspace.say(Text.of("The event is on the clipboard."));
        }
    }
}
