package dev.weir.app.query;

import dev.weir.app.query.schema.DuckDbColumns;
import dev.weir.app.query.schema.EventTime;
import dev.weir.app.query.schema.FieldType;
import dev.weir.app.query.schema.FlinkTable;
import dev.weir.app.query.schema.SchemaField;
import dev.weir.app.query.schema.StreamSchema;
import dev.weir.app.shell.Dialogs;
import dev.weir.app.shell.Workspace;
import java.net.URI;
import java.time.Duration;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import org.jspecify.annotations.Nullable;

/** The columns of a stream, its event time, and the statements that make it a table. JavaFX thread only. */
final class SchemaDialog {

    private static final String NO_TIME = "no field: the time of arrival";

    private final Workspace workspace;
    private final QueryModel model;
    private final String streamName;
    private final Dialog<ButtonType> dialog = new Dialog<>();
    private final TextArea duckDb = ddl("For DuckDB");
    private final TextArea flink = ddl("For Flink");
    private final VBox columns = new VBox(8);
    private final Label drift = new Label();
    private StreamSchema schema;
    /** Of the stream; its account is a placeholder until the service has told it. */
    private String arn;

    SchemaDialog(Workspace workspace, QueryModel model, String streamName) {
        this.workspace = workspace;
        this.model = model;
        this.streamName = streamName;
        StreamSchema known = model.schema(streamName);
        this.schema = known == null ? StreamSchema.TEXT : known;
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
        dialog.setTitle("Schema of " + streamName);
        dialog.initModality(Modality.WINDOW_MODAL);
        if (owner.getScene() != null && owner.getScene().getWindow() != null) {
            dialog.initOwner(owner.getScene().getWindow());
        }
        ButtonType keep = new ButtonType("Keep", ButtonData.OK_DONE);
        dialog.getDialogPane().getButtonTypes().setAll(ButtonType.CANCEL, keep);
        Label title = new Label("Schema of " + streamName);
        title.getStyleClass().add("page-subheading");
        drift.setWrapText(true);
        drift.setMinHeight(Region.USE_PREF_SIZE);
        drift.setText(model.drift(streamName));
        drift.managedProperty().bind(drift.textProperty().isNotEmpty());
        drift.getStyleClass().add("query-left");
        Button again = new Button("Find out anew");
        again.setId("schema-infer");
        again.setOnAction(event -> {
            dialog.close();
            model.infer(streamName, true);
        });
        ScrollPane scroll = new ScrollPane(columns);
        scroll.setFitToWidth(true);
        Tab misfits = tab("What does not fit", new MisfitList(model.checks(), streamName));
        misfits.setId("schema-misfits");
        TabPane tabs = new TabPane(
                tab("Columns", scroll), misfits, tab("DDL for DuckDB", duckDb), tab("DDL for Flink", flink));
        model.check(streamName);
        model.checks().subscribe(checks -> drift.setText(model.drift(streamName)));
        tabs.setPrefSize(640, 380);
        VBox box = new VBox(12, title, drift, tabs, again);
        dialog.getDialogPane().setContent(box);
        dialog.getDialogPane().getStyleClass().add("form-dialog-pane");
        Dialogs.dress(dialog, owner, workspace.connection().kind());
        dialog.getDialogPane().lookupButton(keep).getStyleClass().add("accent");
        dialog.resultProperty().subscribe(result -> {
            if (keep.equals(result)) {
                model.change(streamName, schema);
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
        GridPane grid = new GridPane(16, 4);
        int row = 0;
        for (SchemaField field : schema.fields()) {
            Label name = new Label(field.name());
            name.getStyleClass().add("mono");
            grid.addRow(row++, name, type(field));
        }
        columns.getChildren().setAll(new Label(words()), grid);
        if (!schema.fields().isEmpty()) {
            columns.getChildren().add(1, time());
        }
        write();
    }

    private String words() {
        return switch (schema.form()) {
            case JSON -> "The records are JSON objects; their fields are columns.";
            case CSV -> "The records are lines of values; the values are columns.";
            case AVRO -> "The records are Avro; the fields of its schema are columns.";
            case TEXT -> "The records are texts; their data is a column.";
            case BINARY -> "The records are bytes; their data is a column.";
        };
    }

    private Node type(SchemaField field) {
        if (!(field.type() instanceof FieldType.Scalar scalar)) {
            Label nested = new Label(DuckDbColumns.type(field.type()));
            nested.getStyleClass().addAll("mono", "small", "muted");
            nested.setWrapText(true);
            nested.setMaxWidth(380);
            return nested;
        }
        ComboBox<FieldType.Scalar> type = new ComboBox<>(FXCollections.observableArrayList(FieldType.Scalar.values()));
        type.setAccessibleText("Type of " + field.name());
        type.setValue(scalar);
        type.valueProperty().addListener((property, old, now) -> {
            schema = schema.withFields(schema.fields().stream()
                    .map(each -> each.equals(field) ? each.withType(now) : each)
                    .toList());
            fill();
        });
        return type;
    }

    private HBox time() {
        EventTime time = schema.eventTime();
        ComboBox<String> field = new ComboBox<>();
        field.setAccessibleText("Field with the event's time");
        field.getItems().add(NO_TIME);
        schema.fields().stream()
                .filter(each -> unit(each) != null)
                .forEach(each -> field.getItems().add(each.name()));
        field.setValue(time == null ? NO_TIME : time.field());
        ComboBox<EventTime.Unit> unit = new ComboBox<>(
                FXCollections.observableArrayList(EventTime.Unit.EPOCH_MILLIS, EventTime.Unit.EPOCH_SECONDS));
        unit.setAccessibleText("How the time is written");
        unit.setVisible(time != null && time.unit() != EventTime.Unit.ISO);
        unit.managedProperty().bind(unit.visibleProperty());
        unit.setValue(time == null ? EventTime.Unit.EPOCH_MILLIS : time.unit());
        Spinner<Integer> late = new Spinner<>(
                0, 86_400, (int) (time == null ? 10 : time.lateness().toSeconds()));
        late.setEditable(true);
        late.setPrefWidth(90);
        late.getEditor().setAccessibleText("Seconds late at most");
        Runnable set = () -> {
            SchemaField chosen = schema.fields().stream()
                    .filter(each -> each.name().equals(field.getValue()))
                    .findFirst()
                    .orElse(null);
            EventTime.Unit its = chosen == null ? null : unit(chosen);
            unit.setVisible(its != null && its != EventTime.Unit.ISO);
            schema = schema.withEventTime(
                    chosen == null || its == null
                            ? null
                            : new EventTime(
                                    chosen.name(),
                                    its == EventTime.Unit.ISO ? its : unit.getValue(),
                                    Duration.ofSeconds(late.getValue())));
            write();
        };
        field.valueProperty().subscribe((old, now) -> set.run());
        unit.valueProperty().subscribe((old, now) -> set.run());
        late.valueProperty().subscribe((old, now) -> set.run());
        HBox line =
                new HBox(8, new Label("The time is in"), field, unit, new Label("at most"), late, new Label("s late"));
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static EventTime.@Nullable Unit unit(SchemaField field) {
        return switch (field.type()) {
            case FieldType.Scalar scalar ->
                switch (scalar) {
                    case TIMESTAMP, TIMESTAMP_LTZ -> EventTime.Unit.ISO;
                    case BIGINT -> EventTime.Unit.EPOCH_MILLIS;
                    case DOUBLE, BOOLEAN, VARCHAR, DATE, BYTES -> null;
                };
            case FieldType.Decimal decimal -> null;
            case FieldType.Map map -> null;
            case FieldType.Array array -> null;
            case FieldType.Row row -> null;
        };
    }

    private void write() {
        duckDb.setText(DuckDbColumns.readFile(streamName, schema));
        String region = workspace.connection().region();
        URI endpoint = workspace.connection().endpoint();
        flink.setText(
                new FlinkTable(streamName, arn, region, endpoint == null ? null : endpoint.toString(), "TRIM_HORIZON")
                        .ddl(schema));
    }
}
