package dev.weir.app.records.details;

import dev.weir.app.records.xray.Attempt;
import dev.weir.app.records.xray.Layer;
import dev.weir.app.records.xray.XrayModel;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.text.Text;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What became of every decoder on a layer, and why. JavaFX thread only. */
public final class WhyView extends ScrollPane {

    private final VBox rows = new VBox();

    public WhyView(XrayModel model) {
        setId("why-view");
        getStyleClass().add("why-view");
        setFitToWidth(true);
        setContent(rows);
        model.layer().addListener((property, old, now) -> show(now));
        show(model.layer().get());
    }

    private void show(@Nullable Layer layer) {
        rows.getChildren().clear();
        setVvalue(0);
        if (layer != null) {
            layer.attempts().forEach(attempt -> rows.getChildren().add(row(attempt)));
        }
    }

    private static HBox row(Attempt attempt) {
        Label name = new Label(attempt.kind().title());
        name.getStyleClass().add("medium");
        name.setMinWidth(132);
        name.setPrefWidth(132);
        Label why = new Label(
                switch (attempt.outcome()) {
                    case TAKEN -> Text.of("taken, {0}", attempt.why());
                    case FITS_TOO -> Text.of("fits too, {0}", attempt.why());
                    case FAILED -> Text.of("no: {0}", attempt.why());
                    case NOT_TRIED -> Text.of("not tried: {0}", attempt.why());
                });
        why.setWrapText(true);
        why.setMinHeight(Region.USE_PREF_SIZE);
        why.setMinWidth(0);
        HBox.setHgrow(why, Priority.ALWAYS);
        Node icon = Icons.of(
                switch (attempt.outcome()) {
                    case TAKEN -> Icon.CHECK_CIRCLE;
                    case FITS_TOO -> Icon.CHECK;
                    case FAILED -> Icon.CLOSE;
                    case NOT_TRIED -> Icon.SKIP;
                },
                14);
        HBox row = new HBox(8, icon, name, why);
        row.setAlignment(Pos.TOP_LEFT);
        row.getStyleClass().addAll("why-row", "why-" + attempt.outcome().name().toLowerCase(Locale.ROOT));
        return row;
    }
}
