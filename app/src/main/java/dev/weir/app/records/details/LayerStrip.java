package dev.weir.app.records.details;

import dev.weir.app.records.xray.Layer;
import dev.weir.app.records.xray.Xray;
import dev.weir.app.records.xray.XrayModel;
import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;

/**
 * The layers of a record in a row, outermost first. A click looks at one; its menu decodes its bytes in another way.
 * JavaFX thread only.
 */
public final class LayerStrip extends FlowPane {

    private static final PseudoClass SHOWN = PseudoClass.getPseudoClass("shown");
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

    private final XrayModel model;
    private final Runnable giveSchema;

    /** @param giveSchema asks for a file with a schema */
    public LayerStrip(XrayModel model, Runnable giveSchema) {
        super(4, 4);
        this.model = model;
        this.giveSchema = giveSchema;
        getStyleClass().add("layer-strip");
        model.xray().addListener((property, old, now) -> build());
        model.layer().addListener((property, old, now) -> mark());
    }

    private void build() {
        Xray seen = model.xray().get();
        if (seen == null) {
            // The old ones stay, without effect, for the moment that decoding takes: nothing flickers.
            setDisable(true);
            return;
        }
        setDisable(false);
        getChildren().clear();
        int depth = 0;
        for (Layer layer : seen.layers()) {
            SplitMenuButton button = new SplitMenuButton();
            button.setText(title(layer));
            button.setId("layer-" + depth++);
            button.setUserData(layer);
            button.getStyleClass().addAll("small", "layer");
            button.setAccessibleText(
                    Text.of("Layer {0}: {1}", depth, layer.kind().title()));
            button.pseudoClassStateChanged(FAILED, layer.failed());
            button.setOnAction(event -> model.look(layer));
            button.setOnShowing(event -> button.getItems().setAll(new DecodeAsMenu(model, layer, giveSchema).items()));
            button.getItems().add(new MenuItem());
            if (depth > 1) {
                Label arrow = new Label("›");
                arrow.getStyleClass().add("muted");
                HBox pair = new HBox(4, arrow, button);
                pair.setAlignment(Pos.CENTER_LEFT);
                getChildren().add(pair);
            } else {
                getChildren().add(button);
            }
        }
        mark();
    }

    private static String title(Layer layer) {
        int parts = layer.decoded().parts().size();
        return layer.kind().title() + (parts > 1 && layer.decoded().first() >= 0 ? " · " + Format.count(parts) : "");
    }

    @SuppressWarnings("ReferenceEquality") // Alike is not enough: a record may have two layers that are.
    private void mark() {
        lookupAll(".layer")
                .forEach(node -> node.pseudoClassStateChanged(
                        SHOWN, node.getUserData() == model.layer().get()));
    }
}
