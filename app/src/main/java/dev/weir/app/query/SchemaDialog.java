package dev.weir.app.query;

import dev.weir.app.query.schema.DuckDbColumns;
import dev.weir.app.query.schema.EventTime;
import dev.weir.app.query.schema.FlinkTable;
import dev.weir.app.query.schema.SchemaEdit;
import dev.weir.app.query.schema.SchemaField;
import dev.weir.app.query.schema.StreamSchema;
import dev.weir.app.shell.Dialogs;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** The columns of a stream, its event time, and the statements that make it a table. JavaFX thread only. */
final class SchemaDialog {

    private final String noTime = Text.of("no field: the time of arrival");

    private final Workspace workspace;
    private final StreamSchemas model;
    private final String streamName;
    private final Dialog<ButtonType> dialog = new Dialog<>();
    private final TextArea duckDb = ddl(Text.of("For DuckDB"));
    private final TextArea flink = ddl(Text.of("For Flink"));
    private final VBox columns = new VBox(8);
    private final Label words = new Label();
    private final Label refused = new Label();
    private final HBox time = new HBox(8);
    private final Label drift = new Label();
    private final SchemaEdit edit;
    private final SchemaTree tree;
    private final LinesChoice lines;
    /** Nobody has looked at the stream before. */
    private final boolean unknown;

    private List<byte[]> sample = List.of();
    /** Of the stream; its account is a placeholder until the service has told it. */
    private String arn;

    SchemaDialog(Workspace workspace, StreamSchemas model, String streamName) {
        this.workspace = workspace;
        this.model = model;
        this.streamName = streamName;
        StreamSchema known = model.schema(streamName);
        this.unknown = known == null;
        this.edit = new SchemaEdit(known == null ? StreamSchema.TEXT : known);
        this.tree = new SchemaTree(edit, this::fill, refused::setText);
        this.lines = new LinesChoice(() -> sample, found -> {
            edit.replace(found);
            tree.fill();
            fill();
        });
        this.arn = "arn:aws:kinesis:" + workspace.connection().region() + ":ACCOUNT:stream/" + streamName;
    }

    private static TextArea ddl(String name) {
        TextArea area = new TextArea();
        area.setEditable(false);
        area.setAccessibleText(name);
        area.getStyleClass().addAll("mono", "small");
        return area;
    }

    void show(Node owner) {
        dialog.setTitle(Text.of("Schema of {0}", streamName));
        dialog.initModality(Modality.WINDOW_MODAL);
        if (owner.getScene() != null && owner.getScene().getWindow() != null) {
            dialog.initOwner(owner.getScene().getWindow());
        }
        ButtonType keep = new ButtonType(Text.of("Keep"), ButtonData.OK_DONE);
        dialog.getDialogPane().getButtonTypes().setAll(ButtonType.CANCEL, keep);
        Label title = new Label(Text.of("Schema of {0}", streamName));
        title.getStyleClass().add("page-subheading");
        drift.setWrapText(true);
        drift.setMinHeight(Region.USE_PREF_SIZE);
        drift.setText(model.drift(streamName));
        drift.visibleProperty().bind(drift.textProperty().isNotEmpty());
        drift.managedProperty().bind(drift.visibleProperty());
        drift.getStyleClass().add("query-left");
        Button again = new Button(Text.of("Find out anew"));
        again.setId("schema-infer");
        again.setOnAction(event -> {
            dialog.close();
            model.infer(streamName, true);
        });
        columns.setPadding(new Insets(8, 0, 0, 0));
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        refused.setId("schema-refused");
        refused.setWrapText(true);
        refused.setMinHeight(Region.USE_PREF_SIZE);
        refused.getStyleClass().add("query-left");
        refused.managedProperty().bind(refused.textProperty().isNotEmpty());
        refused.visibleProperty().bind(refused.textProperty().isNotEmpty());
        time.setAlignment(Pos.CENTER_LEFT);
        time.managedProperty().bind(time.visibleProperty());
        VBox.setVgrow(tree, Priority.ALWAYS);
        columns.getChildren().setAll(words, lines, time, tree, refused);
        MisfitList found = new MisfitList();
        Tab misfits = tab(Text.of("What does not fit"), found);
        misfits.setId("schema-misfits");
        TabPane tabs = new TabPane(
                tab(Text.of("Columns"), columns),
                misfits,
                tab(Text.of("DDL for DuckDB"), duckDb),
                tab(Text.of("DDL for Flink"), flink));
        if (unknown) {
            model.infer(streamName, false);
        }
        model.sample(streamName, some -> {
            sample = some.records();
            if (unknown && edit.schema().equals(StreamSchema.TEXT)) {
                edit.replace(some.schema());
            } else {
                edit.known(some.schema());
            }
            tree.fill();
            fill();
        });
        Subscription seen = found.follow(model.checks(), streamName)
                .and(model.checks().subscribe(checks -> drift.setText(model.drift(streamName))))
                .and(model.known().subscribe(known -> {
                    if (known.containsKey(streamName)) {
                        model.check(streamName);
                    }
                }));
        dialog.setOnHidden(event -> seen.unsubscribe());
        tabs.setAccessibleText(Text.of("Schema of {0}", streamName));
        tabs.setPrefSize(720, 460);
        VBox box = new VBox(12, title, drift, tabs, again);
        dialog.getDialogPane().setContent(box);
        dialog.getDialogPane().getStyleClass().add("form-dialog-pane");
        Dialogs.dress(dialog, owner, workspace.connection().kind());
        dialog.getDialogPane().lookupButton(keep).getStyleClass().add("accent");
        dialog.resultProperty().subscribe(result -> {
            if (keep.equals(result)) {
                model.change(streamName, edit.schema());
            }
        });
        fill();
        model.arn(streamName, told -> {
            arn = told;
            write();
        });
        dialog.show();
    }

    private static Tab tab(String title, Node content) {
        Tab tab = new Tab(title, content);
        tab.setClosable(false);
        return tab;
    }

    private void fill() {
        words.setText(words());
        lines.show(edit.schema());
        fillTime();
        write();
    }

    private String words() {
        StreamSchema schema = edit.schema();
        return switch (schema.form()) {
            case JSON -> Text.of("The records are JSON objects; their fields are columns.");
            case CSV -> Text.of("The records are lines of values; the values are columns.");
            case AVRO ->
                (schema.avro() == null ? "" : schema.avro().words() + " ") + Text.of("Its fields are columns.");
            case TEXT -> Text.of("The records are texts; their data is a column.");
            case BINARY ->
                Text.of(
                        "The records are bytes; their data is a column. If they are Avro, give their schema to one of them in"
                                + " Records, then find out anew.");
        };
    }

    private void fillTime() {
        StreamSchema schema = edit.schema();
        EventTime its = schema.eventTime();
        ComboBox<String> field = new ComboBox<>();
        field.setAccessibleText(Text.of("Field with the event's time"));
        field.getItems().add(noTime);
        schema.fields().stream()
                .filter(each -> unit(each) != null)
                .forEach(each -> field.getItems().add(each.name()));
        field.setValue(its == null ? noTime : its.field());
        ComboBox<EventTime.Unit> unit = new ComboBox<>(
                FXCollections.observableArrayList(EventTime.Unit.EPOCH_MILLIS, EventTime.Unit.EPOCH_SECONDS));
        unit.setAccessibleText(Text.of("How the time is written"));
        unit.setVisible(its != null && its.unit() != EventTime.Unit.ISO);
        unit.managedProperty().bind(unit.visibleProperty());
        unit.setValue(its == null ? EventTime.Unit.EPOCH_MILLIS : its.unit());
        Spinner<Integer> late = new Spinner<>(
                0, 86_400, (int) (its == null ? 10 : its.lateness().toSeconds()));
        late.setEditable(true);
        late.setPrefWidth(90);
        late.setAccessibleText(Text.of("Seconds late at most"));
        late.getEditor().setAccessibleText(Text.of("Seconds late at most"));
        Runnable set = () -> {
            SchemaField chosen = edit.schema().fields().stream()
                    .filter(each -> each.name().equals(field.getValue()))
                    .findFirst()
                    .orElse(null);
            EventTime.Unit written = chosen == null ? null : unit(chosen);
            unit.setVisible(written != null && written != EventTime.Unit.ISO);
            edit.eventTime(
                    chosen == null || written == null
                            ? null
                            : new EventTime(
                                    chosen.name(),
                                    written == EventTime.Unit.ISO ? written : unit.getValue(),
                                    Duration.ofSeconds(late.getValue())));
            write();
        };
        field.valueProperty().subscribe((old, now) -> set.run());
        unit.valueProperty().subscribe((old, now) -> set.run());
        late.valueProperty().subscribe((old, now) -> set.run());
        time.getChildren()
                .setAll(
                        new Label(Text.of("The time is in")),
                        field,
                        unit,
                        new Label(Text.of("at most")),
                        late,
                        new Label(Text.of("s late")));
        time.setVisible(!schema.fields().isEmpty());
    }

    private static EventTime.@Nullable Unit unit(SchemaField field) {
        return Stream.of(EventTime.Unit.ISO, EventTime.Unit.EPOCH_MILLIS)
                .filter(unit -> EventTime.canBe(field.type(), unit))
                .findFirst()
                .orElse(null);
    }

    private void write() {
        duckDb.setText(DuckDbColumns.readFile(streamName, edit.schema()));
        String region = workspace.connection().region();
        URI endpoint = workspace.connection().endpoint();
        flink.setText(
                new FlinkTable(streamName, arn, region, endpoint == null ? null : endpoint.toString(), "TRIM_HORIZON")
                        .ddl(edit.schema()));
    }
}
