package dev.weir.app.objects;

import dev.weir.app.objects.PreviewModel.Property;
import dev.weir.app.objects.read.Preview;
import dev.weir.app.objects.read.SchemaField;
import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/** The tables beside an object's records: which fields they have, and what S3 says of the object. JavaFX thread only. */
final class FactTables {

    private final TableView<SchemaField> schema = new TableView<>();
    private final TableView<Property> properties = new TableView<>();
    private int read;

    FactTables(PreviewModel model) {
        schema.setId("object-schema");
        schema.setAccessibleText(Text.of("Fields of the records"));
        schema.setPlaceholder(new Label(Text.of("These records have no fields.")));
        add(schema, Text.of("Field"), 240, "mono", SchemaField::name);
        add(schema, Text.of("Type"), 200, "mono", SchemaField::type);
        add(schema, Text.of("Has a value in"), 160, "number", this::filled);
        properties.setId("object-properties");
        properties.setAccessibleText(Text.of("Properties of the object"));
        properties.setPlaceholder(new Label(Text.of("S3 tells nothing more of this object.")));
        add(properties, Text.of("Property"), 180, "plain", Property::name);
        add(properties, Text.of("Value"), 400, "mono", Property::value);
        model.preview().subscribe(this::show);
        model.properties().subscribe(now -> properties.getItems().setAll(now));
    }

    TableView<SchemaField> schema() {
        return schema;
    }

    TableView<Property> properties() {
        return properties;
    }

    private void show(@Nullable Preview preview) {
        read = preview == null ? 0 : preview.rows().size();
        schema.getItems().setAll(preview == null ? List.of() : preview.schema());
    }

    private String filled(SchemaField field) {
        return field.filled() < 0
                ? Text.of("declared")
                : Text.of("{0} of {1}", Format.count(field.filled()), Format.count(read));
    }

    private static <T> void add(
            TableView<T> table, String title, double width, String style, Function<T, String> text) {
        TableColumn<T, String> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
        column.setCellFactory(ignored -> new TableCell<>() {
            {
                getStyleClass().add(style);
            }

            @Override
            protected void updateItem(@Nullable String value, boolean empty) {
                super.updateItem(value, empty);
                setText(empty ? null : value);
            }
        });
        table.setFixedCellSize(28);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getColumns().add(column);
    }
}
