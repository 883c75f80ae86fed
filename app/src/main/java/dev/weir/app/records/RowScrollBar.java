package dev.weir.app.records;

import dev.weir.app.text.Text;
import javafx.geometry.Orientation;
import javafx.scene.Scene;
import javafx.scene.control.ScrollBar;
import org.jspecify.annotations.Nullable;

/**
 * Scrolls over all rows of a table that lays out only some of them. It follows the table from pulse to pulse, and the table follows it
 * when a person moves it. JavaFX thread only.
 */
final class RowScrollBar extends ScrollBar {

    private final RecordTable table;
    private final Runnable onPulse = this::follow;
    private boolean following;

    RowScrollBar(RecordTable table) {
        this.table = table;
        setOrientation(Orientation.VERTICAL);
        setAccessibleText(Text.of("Scroll the records"));
        setFocusTraversable(false);
        setUnitIncrement(1);
        sceneProperty().addListener((property, old, now) -> move(old, now));
        valueProperty().addListener((property, old, now) -> {
            if (!following) {
                if (now.doubleValue() >= getMax()) {
                    table.following().set(true);
                } else {
                    table.showFrom(now.doubleValue());
                }
            }
        });
    }

    private void move(@Nullable Scene old, @Nullable Scene now) {
        if (old != null) {
            old.removePostLayoutPulseListener(onPulse);
        }
        if (now != null) {
            now.addPostLayoutPulseListener(onPulse);
        }
    }

    private void follow() {
        int rows = table.rowCount();
        int shown = table.visibleRows();
        double most = Math.max(0, rows - shown);
        following = true;
        setVisible(most > 0);
        setMax(Math.max(1, most));
        setVisibleAmount(getMax() * shown / Math.max(1, rows));
        setBlockIncrement(Math.max(1, shown - 1));
        if (!isPressed()) {
            setValue(table.following().get() ? getMax() : Math.min(getMax(), table.topRow()));
        }
        following = false;
    }
}
