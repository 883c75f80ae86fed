package dev.weir.app.delivery;

import dev.weir.app.fx.Failure;
import dev.weir.app.shell.Guarded;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.ReadOnly;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.util.Objects;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import software.amazon.awssdk.services.firehose.model.Tag;

/** The tags of a delivery stream, a line each, and a line to add one. */
final class TagsBox extends VBox {

    private final Workspace workspace;
    private final DeliveryTagsModel model;
    private final GridPane lines = new GridPane(8, 4);
    private final Label trouble = new Label();

    TagsBox(Workspace workspace, DeliveryTagsModel model) {
        super(8);
        this.workspace = workspace;
        this.model = model;
        Label heading = new Label(Text.of("Tags"));
        heading.getStyleClass().add("page-subheading");
        TextField key = field("delivery-tag-key", Text.of("Key"), Text.of("Key of a new tag"));
        TextField value = field("delivery-tag-value", Text.of("Value"), Text.of("Value of a new tag"));
        Button add = new Button(Text.of("Add"), Icons.of(Icon.ADD));
        add.setId("delivery-tag-add");
        trouble.getStyleClass().add("form-problem");
        trouble.setWrapText(true);
        trouble.managedProperty().bind(trouble.textProperty().isNotEmpty());
        add.setOnAction(event -> {
            String wrong = model.problem(key.getText(), value.getText());
            trouble.setText(wrong);
            if (wrong == null) {
                model.add(key.getText(), value.getText());
                key.clear();
                value.clear();
                key.requestFocus();
            }
        });
        HBox line = new HBox(8, key, value, new Guarded(add, ReadOnly.reason(workspace)));
        line.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(heading, lines, line, trouble);
        model.tags().addListener((ListChangeListener<Tag>) change -> show());
        model.loaded().subscribe(done -> show());
        model.failure().subscribe(this::showFailure);
    }

    private void showFailure(@org.jspecify.annotations.Nullable Failure failure) {
        trouble.setText(failure == null ? "" : failure.what() + " " + failure.advice());
    }

    private void show() {
        lines.getChildren().clear();
        if (model.loaded().get() && model.tags().isEmpty()) {
            Label none = new Label(Text.in("tags", "None"));
            none.getStyleClass().add("muted");
            lines.addRow(0, none);
        }
        int row = 0;
        for (Tag tag : model.tags()) {
            Label key = cell(tag.key());
            Label value = cell(Objects.requireNonNullElse(tag.value(), ""));
            Button remove = new Button(null, Icons.of(Icon.CLOSE, 14));
            remove.getStyleClass().addAll("flat", "button-icon");
            remove.setAccessibleText(Text.of("Remove the tag {0}", tag.key()));
            remove.setOnAction(event -> model.remove(tag.key()));
            lines.addRow(row++, key, value, new Guarded(remove, ReadOnly.reason(workspace)));
        }
    }

    private static Label cell(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("mono");
        label.setMaxWidth(280);
        label.setMinWidth(120);
        label.setTooltip(new Tooltip(text));
        return label;
    }

    private static TextField field(String id, String name, String accessible) {
        TextField field = new TextField();
        field.setId(id);
        field.setPromptText(name);
        field.setAccessibleText(accessible);
        field.setPrefWidth(200);
        return field;
    }
}
