package dev.weir.app.query;

import dev.weir.app.query.old.OldApplication;
import dev.weir.app.query.old.Translated;
import dev.weir.app.query.schema.FixedColumn;
import dev.weir.app.query.schema.FlinkTable;
import dev.weir.app.query.schema.SchemaField;
import dev.weir.app.query.schema.StreamSchema;
import dev.weir.app.shell.Dialogs;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import org.jspecify.annotations.Nullable;

/** The old dialect and Flink's side by side, statement by statement. JavaFX thread only. */
final class OldDialectDialog {

    private final String text;
    private final QueryModel page;
    private final Workspace workspace;
    private final Map<String, ComboBox<String>> choices = new LinkedHashMap<>();
    private final GridPane grid = new GridPane(16, 12);
    private List<Translated> translated = List.of();

    OldDialectDialog(String text, QueryModel page, Workspace workspace) {
        this.text = text;
        this.page = page;
        this.workspace = workspace;
    }

    void show(Node owner) {
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.setTitle(Text.of("From Kinesis Data Analytics to Flink"));
        dialog.initModality(Modality.WINDOW_MODAL);
        if (owner.getScene() != null && owner.getScene().getWindow() != null) {
            dialog.initOwner(owner.getScene().getWindow());
        }
        dialog.setResizable(true);
        ButtonType open = new ButtonType(Text.of("Open in tabs"), ButtonData.OK_DONE);
        dialog.getDialogPane().getButtonTypes().setAll(ButtonType.CANCEL, open);
        grid.setId("old-dialect");
        for (int i = 0; i < 2; i++) {
            ColumnConstraints half = new ColumnConstraints();
            half.setPercentWidth(50);
            grid.getColumnConstraints().add(half);
        }
        ScrollPane scroll = new ScrollPane(grid);
        scroll.setFitToWidth(true);
        scroll.setPrefSize(980, 440);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        VBox box = new VBox(12, sources(), scroll);
        dialog.getDialogPane().setContent(box);
        dialog.getDialogPane().getStyleClass().add("form-dialog-pane");
        Dialogs.dress(dialog, owner, workspace.connection().kind());
        dialog.getDialogPane().lookupButton(open).getStyleClass().add("accent");
        dialog.resultProperty().subscribe(result -> {
            if (open.equals(result)) {
                open();
            }
        });
        page.schemas().known().subscribe(known -> translate());
        translate();
        dialog.show();
    }

    private Node sources() {
        FlowPane line = new FlowPane(16, 8);
        List<String> streams =
                page.streams().get() == null ? List.of() : page.streams().get();
        for (String name : OldApplication.sources(text)) {
            ComboBox<String> choice = new ComboBox<>();
            choice.setId("old-source-" + name);
            choice.setAccessibleText(Text.of("The stream that {0} was", name));
            choice.getItems().setAll(streams);
            choice.setPromptText(Text.of("which stream?"));
            String same =
                    streams.stream().filter(name::equalsIgnoreCase).findFirst().orElse(null);
            choice.setValue(same != null ? same : streams.size() == 1 ? streams.getFirst() : null);
            choice.valueProperty().addListener((property, before, now) -> {
                page.schemas().infer(now, false);
                translate();
            });
            if (choice.getValue() != null) {
                page.schemas().infer(choice.getValue(), false);
            }
            choices.put(name, choice);
            Label label = new Label(Text.of("{0} is", name));
            label.setLabelFor(choice);
            HBox both = new HBox(8, label, choice);
            both.setAlignment(Pos.CENTER_LEFT);
            line.getChildren().add(both);
        }
        return line;
    }

    private Map<String, OldApplication.Source> chosen() {
        Map<String, OldApplication.Source> chosen = new LinkedHashMap<>();
        choices.forEach((name, choice) -> {
            String stream = choice.getValue();
            if (stream != null) {
                chosen.put(name, source(stream, page.schemas().schema(stream)));
            }
        });
        return chosen;
    }

    private static OldApplication.Source source(String stream, @Nullable StreamSchema known) {
        StreamSchema schema = known == null ? StreamSchema.TEXT : known;
        List<String> columns =
                new ArrayList<>(schema.fields().stream().map(SchemaField::name).toList());
        columns.add(FlinkTable.timeColumn(schema));
        for (FixedColumn fixed : FixedColumn.values()) {
            columns.add(schema.nameOf(fixed));
        }
        return new OldApplication.Source(stream, FlinkTable.timeColumn(schema), columns);
    }

    private void translate() {
        translated = OldApplication.translate(text, chosen());
        grid.getChildren().clear();
        grid.addRow(0, heading(Text.of("As it was")), heading(Text.of("In Flink")));
        for (int i = 0; i < translated.size(); i++) {
            Translated each = translated.get(i);
            Node old = sql(each.old());
            Node form = form(each);
            GridPane.setValignment(old, VPos.TOP);
            grid.addRow(i + 1, old, form);
        }
    }

    private static Label heading(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("pin-title");
        return label;
    }

    private static Label sql(String statement) {
        Label label = new Label(statement);
        label.getStyleClass().addAll("mono", "small", "old-sql");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }

    private static Node form(Translated each) {
        VBox box = new VBox(4);
        if (each.flink() != null) {
            box.getChildren().add(sql(each.flink()));
        }
        for (String remark : each.remarks()) {
            Label label = new Label(remark);
            label.getStyleClass().addAll("small", each.flink() == null ? "old-reason" : "muted");
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
            box.getChildren().add(label);
        }
        return box;
    }

    private void open() {
        int opened = 0;
        for (Translated each : translated) {
            if (each.runs() && each.flink() != null && page.statements().size() < TabShelf.MOST) {
                StatementModel statement = page.open(each.flink());
                statement.choice().set(EngineChoice.WATCH);
                opened++;
            }
        }
        workspace.say(
                opened == 0
                        ? Text.of("Nothing of it can be run in Flink; why stands beside each statement.")
                        : Text.count(opened, "One statement is opened.", "{0} statements are opened."));
    }
}
