package dev.weir.app.query;

import dev.weir.app.query.schema.SchemaCheck;
import dev.weir.app.text.Text;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** Records that do not fit their schema, each with what of it. JavaFX thread only. */
final class MisfitList extends VBox {

    private final ListView<SchemaCheck.Misfit> list = new ListView<>();
    private final Label summary = new Label(Text.of("Looking at some records…"));

    MisfitList() {
        super(8);
        setPadding(new Insets(8, 0, 0, 0));
        summary.setId("misfit-summary");
        summary.setWrapText(true);
        summary.setMinHeight(Region.USE_PREF_SIZE);
        list.setId("misfits");
        list.setAccessibleText(Text.of("Records that do not fit"));
        list.setCellFactory(view -> new Line());
        list.setPlaceholder(new Label(Text.of("None.")));
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(summary, list);
    }

    /** Shows what is found of a stream, until the subscription ends: the checks outlive this. */
    Subscription follow(ReadOnlyObjectProperty<Map<String, SchemaCheck>> checks, String streamName) {
        return checks.subscribe(all -> show(all.get(streamName)));
    }

    private void show(@Nullable SchemaCheck check) {
        if (check == null) {
            return;
        }
        summary.setText(
                check.drifted()
                        ? check.words() + " "
                                + Text.of(
                                        "Ask leaves the fields empty that do not fit; Watch leaves the record out and counts it.")
                        : Text.of("All {0} records that were looked at fit.", check.records()));
        list.getItems().setAll(check.shown());
    }

    private static final class Line extends ListCell<SchemaCheck.Misfit> {
        private final Label why = new Label();
        private final Label data = new Label();
        private final VBox both = new VBox(4, why, data);

        Line() {
            data.getStyleClass().addAll("mono", "small", "muted");
            data.setWrapText(true);
            data.setMaxHeight(72);
            why.setWrapText(true);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(SchemaCheck.@Nullable Misfit misfit, boolean empty) {
            super.updateItem(misfit, empty);
            if (empty || misfit == null) {
                setGraphic(null);
            } else {
                why.setText(misfit.why());
                data.setText(misfit.data());
                setGraphic(both);
            }
        }
    }
}
