package dev.weir.app.records.details;

import dev.weir.app.records.decode.Part;
import dev.weir.app.records.xray.Layer;
import dev.weir.app.records.xray.Xray;
import dev.weir.app.records.xray.XrayModel;
import dev.weir.app.shell.Format;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.text.Text;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Which of the user records, events or images of a layer is opened: a row for each layer that has several, or that has some which are
 * opened only when they are asked for.
 */
public final class PartChooser extends VBox {

    private final XrayModel model;

    public PartChooser(XrayModel model) {
        super(4);
        this.model = model;
        managedProperty().bind(visibleProperty());
        setVisible(false);
        model.xray().addListener((property, old, now) -> build());
    }

    private void build() {
        Xray seen = model.xray().get();
        if (seen == null) {
            return;
        }
        getChildren().clear();
        for (Layer layer : seen.layers()) {
            if (layer.decoded().parts().size() > 1
                    || (optional(layer) && !layer.decoded().parts().isEmpty())) {
                getChildren().add(row(layer));
            }
        }
        setVisible(!getChildren().isEmpty());
    }

    private HBox row(Layer layer) {
        int count = layer.decoded().parts().size();
        Label where = new Label(
                layer.part() < 0
                        ? Text.of("{0} inside", Format.count(count))
                        : Text.of("{0} of {1}", Format.count(layer.part() + 1), Format.count(count)));
        where.getStyleClass().addAll("muted", "small");
        where.setMinWidth(Region.USE_PREF_SIZE);
        ComboBox<Part> box = new ComboBox<>();
        box.getStyleClass().add("part-box");
        box.getItems().setAll(layer.decoded().parts());
        box.setCellFactory(list -> new PartCell());
        box.setButtonCell(new PartCell());
        if (layer.part() >= 0) {
            box.getSelectionModel().select(layer.part());
        }
        box.setPromptText(Text.of("Open what a field holds"));
        box.setAccessibleText(Text.of("Part of {0}", layer.kind().title()));
        box.setMaxWidth(Double.MAX_VALUE);
        box.setMinWidth(0);
        box.setPrefWidth(120);
        box.setOnAction(event -> {
            int chosen = box.getSelectionModel().getSelectedIndex();
            if (chosen >= 0 && chosen != layer.part()) {
                model.open(layer, chosen);
            }
        });
        HBox.setHgrow(box, Priority.ALWAYS);
        Button previous = step(Icon.CHEVRON_LEFT, Text.of("Previous part"), layer, layer.part() - 1);
        Button next = step(Icon.CHEVRON_RIGHT, Text.of("Next part"), layer, layer.part() + 1);
        HBox row = new HBox(4, previous, next, where, box);
        if (optional(layer) && layer.part() >= 0) {
            Button close = step(Icon.CLOSE, Text.of("Close what the field holds"), layer, -1);
            close.setDisable(false);
            row.getChildren().add(close);
        }
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static boolean optional(Layer layer) {
        return layer.decoded().first() < 0;
    }

    private Button step(Icon icon, String name, Layer layer, int to) {
        Button button = new Button(null, Icons.of(icon));
        button.getStyleClass().addAll("flat", "small");
        button.setAccessibleText(name);
        button.setDisable(to < 0 || to >= layer.decoded().parts().size());
        button.setOnAction(event -> model.open(layer, to));
        return button;
    }

    private static final class PartCell extends ListCell<Part> {
        @Override
        protected void updateItem(@Nullable Part part, boolean empty) {
            super.updateItem(part, empty);
            setText(empty || part == null ? null : part.name());
        }
    }
}
