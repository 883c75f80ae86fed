package dev.weir.app.query;

import dev.weir.app.query.reference.ReferenceTable;
import dev.weir.app.shell.FileQuestion;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The reference tables, under the streams. JavaFX thread only. */
final class ReferenceList extends VBox {

    private static final double ROW = 28;
    private static final int ROWS = 5;

    private final Workspace workspace;
    private final QueryModel model;
    private final FileQuestion files;
    private final Consumer<String> insert;
    private final VBox tables = new VBox();
    private final ScrollPane scroll = new ScrollPane(tables);

    ReferenceList(Workspace workspace, QueryModel model, FileQuestion files, Consumer<String> insert) {
        super(4);
        this.workspace = workspace;
        this.model = model;
        this.files = files;
        this.insert = insert;
        Button add = new Button(Text.of("Reference table…"), Icons.of(Icon.ADD));
        add.setId("query-add-reference");
        add.setMaxWidth(Double.MAX_VALUE);
        add.setTooltip(new Tooltip(Text.of("A CSV or JSON file that statements may join")));
        add.setOnAction(event -> edit(null));
        // As far from the divider as the tree above is.
        setPadding(new Insets(0, 8, 0, 0));
        scroll.setFitToWidth(true);
        scroll.setId("query-references");
        getChildren().addAll(scroll, add);
        fill();
    }

    private void edit(@Nullable ReferenceTable table) {
        new ReferenceDialog(workspace, model, files, table).show(this, this::fill);
    }

    /** Shows those that there are now. */
    void fill() {
        tables.getChildren().clear();
        for (ReferenceTable table : model.references().all()) {
            tables.getChildren().add(line(table));
        }
        int rows = Math.min(ROWS, tables.getChildren().size());
        scroll.setVisible(rows > 0);
        scroll.setManaged(rows > 0);
        scroll.setMinHeight(rows * ROW + 4);
        scroll.setPrefHeight(rows * ROW + 4);
    }

    private HBox line(ReferenceTable table) {
        Hyperlink name = new Hyperlink(table.name());
        name.getStyleClass().addAll("mono", "small");
        name.setMinWidth(0);
        name.setTooltip(new Tooltip(table.file().path().toString()));
        name.setOnAction(event -> insert.accept(table.name()));
        Label form = new Label(table.file().form().name());
        form.getStyleClass().addAll("muted", "small");
        form.setMinWidth(Region.USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button change = small(Icon.EDIT, Text.of("Change {0}", table.name()));
        change.setOnAction(event -> edit(table));
        Button forget = small(Icon.CLOSE, Text.of("Forget {0}; the file stays", table.name()));
        forget.setOnAction(event -> {
            model.references().remove(table.name());
            fill();
        });
        HBox line = new HBox(4, name, form, space, change, forget);
        line.setAlignment(Pos.CENTER_LEFT);
        line.setMinHeight(ROW);
        line.setMaxHeight(ROW);
        return line;
    }

    private static Button small(Icon icon, String words) {
        Button button = new Button(null, Icons.of(icon, 12));
        button.getStyleClass().addAll("flat", "schema-button");
        button.setAccessibleText(words);
        button.setTooltip(new Tooltip(words));
        return button;
    }
}
