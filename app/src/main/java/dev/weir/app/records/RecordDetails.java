package dev.weir.app.records;

import dev.weir.app.fx.Background;
import dev.weir.app.records.decode.CodeText;
import dev.weir.app.records.decode.Payload;
import dev.weir.app.records.tail.TailedRecord;
import dev.weir.app.shell.Format;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** All about the chosen record. Its data is decoded in the background. JavaFX thread only. */
final class RecordDetails extends VBox {

    private final Background background;
    private final ReadOnlyObjectProperty<ZoneId> zone;
    private final Consumer<String> say;
    private final Map<String, TextField> facts = new LinkedHashMap<>();
    private final Map<Payload.Form, ToggleButton> forms = new EnumMap<>(Payload.Form.class);
    private final ToggleGroup formGroup = new ToggleGroup();
    private final Label note = new Label();
    private final CodeView code = new CodeView();
    private @Nullable TailedRecord record;
    private @Nullable Payload payload;
    private Payload.@Nullable Form wished;
    private Background.@Nullable Handle decoding;

    RecordDetails(Background background, ReadOnlyObjectProperty<ZoneId> zone, Consumer<String> say) {
        super(12);
        this.background = background;
        this.zone = zone;
        this.say = say;
        getStyleClass().add("record-details");
        Label heading = new Label("Record");
        heading.getStyleClass().add("page-subheading");
        GridPane grid = new GridPane(12, 4);
        for (String name : List.of("Arrival", "Shard", "Sequence number", "Partition key", "Hash key", "Size")) {
            Label label = new Label(name);
            label.getStyleClass().add("muted");
            label.setMinWidth(Region.USE_PREF_SIZE);
            TextField value = new TextField();
            value.setEditable(false);
            value.getStyleClass().addAll("mono", "record-fact");
            value.setAccessibleText(name);
            GridPane.setHgrow(value, Priority.ALWAYS);
            grid.addRow(facts.size(), label, value);
            facts.put(name, value);
        }
        note.getStyleClass().addAll("muted", "small");
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        note.managedProperty().bind(note.visibleProperty());
        VBox.setVgrow(code, Priority.ALWAYS);
        zone.addListener((property, old, now) -> showFacts());
        getChildren().addAll(heading, grid, toolbar(), note, code);
    }

    private HBox toolbar() {
        HBox toggles = new HBox();
        for (Payload.Form form : Payload.Form.values()) {
            ToggleButton button = new ToggleButton(
                    switch (form) {
                        case JSON -> "JSON";
                        case TEXT -> "Text";
                        case HEX -> "Hex";
                    });
            button.setToggleGroup(formGroup);
            button.getStyleClass()
                    .add(
                            form == Payload.Form.JSON
                                    ? "left-pill"
                                    : form == Payload.Form.TEXT ? "center-pill" : "right-pill");
            button.setOnAction(event -> {
                wished = form;
                showForm(form);
            });
            forms.put(form, button);
            toggles.getChildren().add(button);
        }
        Button copy = new Button("Copy data", Icons.of(Icon.COPY));
        copy.setOnAction(event -> copyData());
        Button copyRecord = new Button("Copy as JSON");
        copyRecord.setOnAction(event -> copyRecord());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox bar = new HBox(8, toggles, space, copy, copyRecord);
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    /** Shows a record. */
    void show(TailedRecord chosen) {
        if (chosen.equals(record)) {
            return;
        }
        record = chosen;
        payload = null;
        if (decoding != null) {
            decoding.cancel();
        }
        showFacts();
        code.getItems().clear();
        say(null);
        decoding = background.run("Decode a record", () -> Payload.of(chosen.data()), this::decoded, problem -> {
            say(problem.what() + " " + problem.advice());
        });
    }

    private void showFacts() {
        TailedRecord shown = record;
        if (shown == null) {
            return;
        }
        fact("Arrival", Format.timeMillis(Instant.ofEpochMilli(shown.arrivalMillis()), zone.get()));
        fact("Shard", shown.shardId());
        fact("Sequence number", shown.sequenceNumber());
        fact("Partition key", shown.partitionKey());
        fact("Hash key", shown.hashKey() + " (MD5 of the key)");
        fact("Size", "%s (%s bytes)".formatted(Format.bytes(shown.data().length), Format.count(shown.data().length)));
    }

    private void fact(String name, String value) {
        TextField field = facts.get(name);
        if (field != null) {
            field.setText(value);
        }
    }

    private void decoded(Payload result) {
        payload = result;
        forms.forEach((form, button) -> button.setDisable(result.form(form) == null));
        Payload.Form wish = wished;
        showForm(wish != null && result.form(wish) != null ? wish : result.best());
    }

    private void showForm(Payload.Form form) {
        Payload shown = payload;
        CodeText text = shown == null ? null : shown.form(form);
        if (shown == null || text == null) {
            return;
        }
        formGroup.selectToggle(forms.get(form));
        code.show(text);
        String reason = shown.reason();
        say(reason == null ? text.note() : text.note() == null ? reason : reason + " " + text.note());
    }

    private void say(@Nullable String sentence) {
        note.setText(sentence);
        note.setVisible(sentence != null);
    }

    private Payload.Form form() {
        return forms.entrySet().stream()
                .filter(entry -> entry.getValue().isSelected())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(Payload.Form.TEXT);
    }

    private void copyData() {
        TailedRecord shown = record;
        Payload.Form form = form();
        if (shown != null) {
            copy(() -> Payload.copy(shown.data(), form), "The data is on the clipboard.");
        }
    }

    private void copyRecord() {
        TailedRecord shown = record;
        if (shown != null) {
            copy(() -> CopiedRows.json(List.of(shown)), "The record is on the clipboard as JSON.");
        }
    }

    private void copy(Callable<String> text, String done) {
        background.run(
                "Copy",
                text,
                copied -> {
                    ClipboardContent content = new ClipboardContent();
                    content.putString(copied);
                    Clipboard.getSystemClipboard().setContent(content);
                    say.accept(done);
                },
                problem -> say.accept(problem.what()));
    }
}
