package dev.weir.app.produce;

import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** The settings of a generator as fields. What is typed counts at once where it can be understood. */
final class GeneratorForm extends VBox {

    private final GeneratorModel model;
    private final TextArea template = new TextArea();
    private final Label problem = new Label();
    private final Hyperlink place = new Hyperlink(Text.of("Show the place"));
    private final ComboBox<KeyKind> keys = new ComboBox<>();
    private final Label keyTextLabel = new Label();
    private final TextField keyText = field("generator-key", Text.of("What partition keys begin with"), 150);
    private final TextField keyCount = field("generator-keys", Text.of("How many keys"), 80);
    private final TextField skew = field("generator-skew", Text.of("Skew of Zipf's law, 0 to 5"), 56);
    private final TextField rate = field("generator-rate", Text.of("Records a second"), 80);
    private final TextField rateFrom =
            field("generator-rate-from", Text.of("Records a second at the beginning of the ramp"), 72);
    private final TextField ramp = field("generator-ramp", Text.of("Seconds of the ramp"), 56);
    private final TextField batch = field("generator-batch", Text.of("Records of one PutRecords call at most"), 56);
    private final TextField padTo = field("generator-pad", Text.of("Bytes of each record at least"), 80);
    private final TextField mostRecords = field("generator-most-records", Text.of("Ends after so many records"), 90);
    private final TextField mostSeconds = field("generator-most-seconds", Text.of("Ends after so many seconds"), 72);
    private final CheckBox gzip = new CheckBox(Text.of("gzip each record"));
    private final HBox counted = new HBox(8);
    private final HBox skewed = new HBox(8);
    private final ReadOnlyStringWrapper wrong = new ReadOnlyStringWrapper("");
    private boolean writing;

    GeneratorForm(Workspace workspace, GeneratorModel model) {
        super(12);
        this.model = model;
        getStyleClass().add("generator-form");
        template.setId("generator-template");
        template.getStyleClass().add("mono");
        template.setAccessibleText(Text.of("Template of the records"));
        template.setPrefRowCount(10);
        template.setMinHeight(120);
        VBox.setVgrow(template, Priority.ALWAYS);
        problem.setId("generator-problem");
        problem.getStyleClass().add("form-problem");
        problem.setWrapText(true);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(problem, Priority.ALWAYS);
        problem.setMaxWidth(Double.MAX_VALUE);
        place.setMinWidth(Region.USE_PREF_SIZE);
        place.setOnAction(event -> showPlace());
        HBox problemLine = new HBox(8, problem, place);
        problemLine.managedProperty().bind(problemLine.visibleProperty());
        problemLine.visibleProperty().bind(problem.textProperty().isNotEmpty());
        keys.setId("generator-key-kind");
        keys.setAccessibleText(Text.of("How partition keys are chosen"));
        keys.getItems().setAll(KeyKind.values());
        keys.setConverter(words());
        keys.setPrefWidth(310);
        gzip.setId("generator-gzip");
        getChildren().addAll(new GeneratorShelf(workspace, model), templateLine(), template, problemLine, fields());
        write(model.settings().get());
        model.settings().addListener((property, before, now) -> {
            if (!now.equals(read(now))) {
                write(now);
            }
        });
        model.preview().subscribe(preview -> say());
        wrong.subscribe(text -> say());
        List<TextField> all =
                List.of(keyText, keyCount, skew, rate, rateFrom, ramp, batch, padTo, mostRecords, mostSeconds);
        all.forEach(field -> field.textProperty().addListener((property, before, now) -> typed()));
        template.textProperty().addListener((property, before, now) -> typed());
        gzip.selectedProperty().addListener((property, before, now) -> typed());
        keys.valueProperty().addListener((property, before, now) -> {
            showKeys();
            typed();
        });
        showKeys();
    }

    /** What is wrong with a number that was typed, a sentence; empty if nothing is. */
    ReadOnlyStringProperty problem() {
        return wrong.getReadOnlyProperty();
    }

    private HBox templateLine() {
        Label label = new Label(Text.of("Template"));
        label.setLabelFor(template);
        Hyperlink help = new Hyperlink(Text.of("Expressions"));
        help.setMinWidth(Region.USE_PREF_SIZE);
        Tooltip text = new Tooltip(OwnExpressions.help());
        text.getStyleClass().add("mono");
        help.setTooltip(text);
        help.setAccessibleText(Text.of("Expressions: {0}", OwnExpressions.help()));
        help.setOnAction(event -> {
            var corner = help.localToScreen(0, help.getHeight());
            if (corner != null) {
                text.show(help, corner.getX(), corner.getY() + 4);
            }
        });
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox line = new HBox(8, label, space, help);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private GridPane fields() {
        counted.getChildren().addAll(keyCount, new Label(Text.of("keys")));
        counted.setAlignment(Pos.CENTER_LEFT);
        skewed.getChildren().addAll(new Label(Text.of("skew")), skew);
        skewed.setAlignment(Pos.CENTER_LEFT);
        GridPane grid = new GridPane(12, 8);
        grid.addRow(0, new Label(Text.of("Keys")), keys);
        grid.addRow(1, keyTextLabel, line(keyText, counted, skewed));
        grid.addRow(
                2,
                new Label(Text.of("Rate")),
                line(
                        rate,
                        new Label(Text.of("rec/s, from")),
                        rateFrom,
                        new Label(Text.in("seconds of a ramp", "over")),
                        ramp,
                        new Label("s")));
        grid.addRow(3, new Label(Text.of("Records")), line(new Label(Text.of("batches of")), batch, gzip));
        grid.addRow(
                4,
                new Label(Text.of("Size")),
                line(new Label(Text.of("padded to")), padTo, new Label(Text.of("bytes"))));
        grid.addRow(
                5,
                new Label(Text.of("Ends after")),
                line(mostRecords, new Label(Text.of("records, or")), mostSeconds, new Label("s")));
        for (Node node : grid.getChildren()) {
            if (node instanceof Label label) {
                label.setMinWidth(76);
            }
        }
        return grid;
    }

    private static HBox line(Node... nodes) {
        HBox line = new HBox(8, nodes);
        line.setAlignment(Pos.CENTER_LEFT);
        for (Node node : nodes) {
            if (node instanceof Region region) {
                region.setMinWidth(Region.USE_PREF_SIZE);
            }
        }
        return line;
    }

    private static TextField field(String id, String accessible, double width) {
        TextField field = new TextField();
        field.setId(id);
        field.setAccessibleText(accessible);
        field.setPrefWidth(width);
        return field;
    }

    private static StringConverter<KeyKind> words() {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable KeyKind kind) {
                return kind == null ? "" : kind.text();
            }

            @Override
            public KeyKind fromString(String text) {
                throw new UnsupportedOperationException("the choice is not typed");
            }
        };
    }

    private void showKeys() {
        KeyKind kind = keys.getValue();
        keyTextLabel.setText(
                kind == KeyKind.FIELD
                        ? Text.of("JSON path")
                        : kind == KeyKind.FIXED ? Text.of("Key") : Text.of("Named"));
        counted.setVisible(kind.counted());
        skewed.setVisible(kind == KeyKind.ZIPF);
    }

    private void write(GeneratorSettings now) {
        writing = true;
        template.setText(now.template());
        keys.setValue(now.keys());
        keyText.setText(now.keyText());
        keyCount.setText(Integer.toString(now.keyCount()));
        skew.setText(number(now.skew()));
        rate.setText(number(now.rateTo()));
        rateFrom.setText(number(now.rateFrom()));
        ramp.setText(now.rampSeconds() == 0 ? "" : Integer.toString(now.rampSeconds()));
        batch.setText(Integer.toString(now.batch()));
        padTo.setText(now.padTo() == 0 ? "" : Integer.toString(now.padTo()));
        mostRecords.setText(now.mostRecords() == 0 ? "" : Long.toString(now.mostRecords()));
        mostSeconds.setText(now.mostSeconds() == 0 ? "" : Integer.toString(now.mostSeconds()));
        gzip.setSelected(now.gzip());
        writing = false;
        wrong.set("");
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%s", value);
    }

    private void typed() {
        if (writing) {
            return;
        }
        GeneratorSettings read = read(null);
        if (read != null) {
            model.settings().set(read);
        }
    }

    /** The settings as typed, or what is given where they cannot be understood. */
    private @Nullable GeneratorSettings read(@Nullable GeneratorSettings otherwise) {
        try {
            GeneratorSettings read = new GeneratorSettings(
                    template.getText(),
                    keys.getValue(),
                    (int) NumberField.whole(
                            Text.of("The number of keys"), keyCount.getText(), 1, GeneratorSettings.MOST_KEYS),
                    NumberField.decimal(Text.of("The skew"), skew.getText(), 0, 5),
                    keyText.getText(),
                    NumberField.decimal(
                            Text.of("The rate at first"), rateFrom.getText(), 0, GeneratorSettings.MOST_RATE),
                    NumberField.decimal(Text.of("The rate"), rate.getText(), 0.01, GeneratorSettings.MOST_RATE),
                    (int) NumberField.optional(Text.of("The ramp"), ramp.getText(), 86_400),
                    (int) NumberField.whole(Text.of("A batch"), batch.getText(), 1, 500),
                    gzip.isSelected(),
                    (int) NumberField.optional(Text.of("The size"), padTo.getText(), 10_000_000),
                    NumberField.optional(Text.of("The number of records"), mostRecords.getText(), 1_000_000_000_000L),
                    (int) NumberField.optional(Text.of("The time"), mostSeconds.getText(), 30 * 86_400));
            wrong.set("");
            return read;
        } catch (IllegalArgumentException e) {
            wrong.set(String.valueOf(e.getMessage()));
            return otherwise;
        }
    }

    private void say() {
        String ofPreview = model.preview().get().problem();
        boolean ofNumber = !wrong.get().isEmpty();
        problem.setText(ofNumber ? wrong.get() : ofPreview == null ? "" : ofPreview);
        place.setVisible(!ofNumber && model.preview().get().from() >= 0);
    }

    private void showPlace() {
        GeneratorModel.Preview preview = model.preview().get();
        if (preview.from() >= 0) {
            template.requestFocus();
            template.selectRange(
                    Math.min(preview.from(), template.getLength()), Math.min(preview.to(), template.getLength()));
        }
    }
}
