package dev.weir.app.records;

import dev.weir.app.records.tail.ShardStatus;
import dev.weir.app.shell.Format;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.time.Instant;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;

/** Every shard that is read, and how far: a table over the page. JavaFX thread only. */
final class ShardList {

    private static final double WIDTH = 720;
    private static final double HEIGHT = 360;

    private final Workspace workspace;
    private final TableView<ShardStatus> table = new TableView<>();
    private final Popup popup = new Popup();

    ShardList(Workspace workspace) {
        this.workspace = workspace;
        table.setAccessibleText(Text.of("Shards that are read"));
        table.setPrefSize(WIDTH, HEIGHT);
        add(Text.of("Shard"), 190, ShardStatus::shardId);
        add(Text.of("State"), 150, TailWords::lag);
        add(Text.of("Read up to"), 170, this::reached);
        add(Text.of("Records"), 90, shard -> Format.count(shard.recordsRead()));
        add("Reads/s", 70, shard -> shard.over() ? "–" : Format.rate(shard.readsPerSecond()));
        add(Text.of("Throttled"), 80, shard -> Format.count(shard.throttles()));
        VBox box = new VBox(table);
        box.getStyleClass().add("chooser-popup");
        box.setMaxWidth(WIDTH + 16);
        popup.getContent().add(box);
        popup.setAutoHide(true);
    }

    private void add(String title, double width, Function<ShardStatus, String> text) {
        TableColumn<ShardStatus, String> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
        table.getColumns().add(column);
    }

    private String reached(ShardStatus shard) {
        return shard.reachedMillis() < 0
                ? "–"
                : Format.time(
                        Instant.ofEpochMilli(shard.reachedMillis()),
                        workspace.zone().get());
    }

    /** Opens above a button. */
    void show(Node button) {
        Bounds at = button.localToScreen(button.getBoundsInLocal());
        if (at != null) {
            popup.show(button, at.getMaxX() - WIDTH - 16, at.getMinY() - HEIGHT - 24);
        }
    }

    void show(TailView view) {
        if (popup.isShowing()) {
            table.getItems().setAll(view.status().shards());
        }
    }
}
