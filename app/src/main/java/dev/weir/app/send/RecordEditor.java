package dev.weir.app.send;

import dev.weir.app.send.RecordDraft.State;
import dev.weir.app.shell.FileQuestion;
import dev.weir.app.shell.Format;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.Workspace;
import dev.weir.app.shell.WrappingRow;
import dev.weir.app.text.Text;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The form in which a person writes one record. JavaFX thread only. */
public final class RecordEditor extends VBox {

    private final Workspace workspace;
    private final RecordDraft draft;
    private final FileQuestion files;
    private final TextField key = new TextField();
    private final TextField hashKey = new TextField();
    private final TextArea data = new TextArea();
    private final Label problem = new Label();
    private final Label facts = new Label();
    private final Label shard = new Label();
    private final ToggleGroup forms = new ToggleGroup();
    private final HBox fileLine = new HBox(8);
    private final Label fileName = new Label();

    public RecordEditor(Workspace workspace, RecordDraft draft, FileQuestion files) {
        super(8);
        this.workspace = workspace;
        this.draft = draft;
        this.files = files;
        getStyleClass().add("record-editor");
        key.setId("record-key");
        key.setPromptText("customer-17");
        key.textProperty().bindBidirectional(draft.partitionKey());
        hashKey.setId("record-hash-key");
        hashKey.setPromptText(Text.of("MD5 of the partition key"));
        hashKey.textProperty().bindBidirectional(draft.explicitHashKey());
        data.setId("record-data");
        data.getStyleClass().add("mono");
        data.setAccessibleText(Text.of("Data of the record"));
        data.setPromptText("{\"order\": 1}");
        data.textProperty().bindBidirectional(draft.text());
        data.setPrefRowCount(8);
        data.setMinHeight(80);
        VBox.setVgrow(data, Priority.ALWAYS);
        problem.setId("record-problem");
        problem.getStyleClass().add("form-problem");
        problem.setWrapText(true);
        facts.getStyleClass().addAll("mono", "muted", "small");
        shard.setId("record-shard");
        shard.getStyleClass().addAll("mono", "small");
        getChildren().addAll(keys(), formLine(), fileLine(), data, problem, shard, facts);
        draft.form().subscribe(this::showForm);
        draft.state().subscribe(this::show);
    }

    private GridPane keys() {
        Label keyLabel = new Label(Text.of("Partition key"));
        keyLabel.setLabelFor(key);
        Label hashLabel = new Label(Text.of("Explicit hash key (optional)"));
        hashLabel.setLabelFor(hashKey);
        GridPane grid = new GridPane(12, 4);
        for (int i = 0; i < 2; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(50);
            grid.getColumnConstraints().add(column);
        }
        grid.addRow(0, keyLabel, hashLabel);
        grid.addRow(1, key, hashKey);
        return grid;
    }

    private WrappingRow formLine() {
        HBox buttons = new HBox();
        buttons.setAlignment(Pos.CENTER_LEFT);
        DataForm[] all = DataForm.values();
        for (int i = 0; i < all.length; i++) {
            DataForm form = all[i];
            ToggleButton button = new ToggleButton(form.word());
            button.setId("record-form-" + form.name().toLowerCase(Locale.ROOT));
            button.setUserData(form);
            button.setToggleGroup(forms);
            button.getStyleClass().add(i == 0 ? "left-pill" : i == all.length - 1 ? "right-pill" : "center-pill");
            button.setMinWidth(Region.USE_PREF_SIZE);
            buttons.getChildren().add(button);
        }
        forms.selectedToggleProperty().subscribe((before, now) -> {
            if (now == null) {
                forms.selectToggle(before);
            } else if (now.getUserData() instanceof DataForm form) {
                draft.form().set(form);
                // Bytes that have no such form keep theirs.
                showForm(draft.form().get());
            }
        });
        Label label = new Label(Text.of("Data"));
        return new WrappingRow(8, label, WrappingRow.space(), buttons);
    }

    private HBox fileLine() {
        Button choose = new Button(Text.of("Choose a file…"), Icons.of(Icon.OPEN));
        choose.setId("record-file");
        choose.setOnAction(event -> chooseFile());
        fileName.getStyleClass().add("muted");
        fileLine.getChildren().addAll(choose, fileName);
        fileLine.setAlignment(Pos.CENTER_LEFT);
        fileLine.managedProperty().bind(fileLine.visibleProperty());
        return fileLine;
    }

    private void chooseFile() {
        Path file =
                files.open(getScene().getWindow(), Text.of("Data of the record"), Text.of("All files"), List.of("*"));
        if (file != null) {
            takeFile(file);
        }
    }

    /** Takes the bytes of a file as the record's data; says so if it is too large or cannot be read. */
    public void takeFile(Path file) {
        workspace
                .background()
                .run(
                        Text.of("Read {0}", file.getFileName()),
                        () -> bytes(file),
                        bytes -> {
                            draft.takeBytes(bytes, String.valueOf(file.getFileName()));
                            showForm(DataForm.BYTES);
                        },
                        failure -> workspace.say(failure.what() + " " + failure.advice()));
    }

    private static byte[] bytes(Path file) {
        return FileProblems.named(file, () -> {
            if (Files.size(file) > PutLimits.MOST_RECORD_BYTES) {
                throw FileProblems.tooLarge(file, PutLimits.MOST_RECORD_BYTES);
            }
            return Files.readAllBytes(file);
        });
    }

    private void showForm(DataForm form) {
        forms.getToggles().stream()
                .filter(toggle -> form.equals(toggle.getUserData()))
                .forEach(forms::selectToggle);
        boolean bytes = form == DataForm.BYTES;
        fileLine.setVisible(bytes);
        fileName.setText(draft.bytesName());
        data.setVisible(!bytes);
        data.setManaged(!bytes);
    }

    private void show(State state) {
        String wrong = first(
                state.hashKeyProblem(),
                draft.partitionKey().get().isEmpty() ? null : state.keyProblem(),
                draft.text().get().isEmpty() && draft.form().get() != DataForm.BYTES ? null : state.dataProblem());
        problem.setText(wrong == null ? "" : wrong);
        problem.setVisible(wrong != null);
        problem.setManaged(wrong != null);
        facts.setText(state.size() < 0 ? "" : size(state.size()) + " · MD5 " + state.md5());
        shard.setText(state.shard() == null ? "" : "→ " + state.shard());
    }

    private static String size(int bytes) {
        String exact = Text.of("{0} bytes", Format.count(bytes));
        return bytes < 1024 ? exact : Format.bytes(bytes) + " (" + exact + ")";
    }

    private static @Nullable String first(@Nullable String... texts) {
        for (String text : texts) {
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    /** Puts the focus where writing begins. */
    public void begin() {
        key.requestFocus();
    }
}
