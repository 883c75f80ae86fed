package dev.weir.charts;

import javafx.scene.SnapshotParameters;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.image.Image;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.transform.Scale;
import javafx.stage.Window;

/** What the right mouse button (or the menu key) offers: copy the picture, copy the data, back to live. */
final class ChartMenu {
    private final ContextMenu menu = new ContextMenu();
    private final MenuItem live;

    ChartMenu(Runnable copyPicture, Runnable copyData, Runnable backToLive) {
        live = item(ChartWords.of("Back to live"), backToLive);
        menu.getItems()
                .addAll(
                        item(ChartWords.of("Copy picture"), copyPicture),
                        item(ChartWords.of("Copy data"), copyData),
                        live);
    }

    void show(Region chart, double screenX, double screenY, boolean isLive) {
        live.setDisable(isLive);
        menu.hide();
        menu.show(chart, screenX, screenY);
    }

    /** The chart as it stands, as sharp as on the screen. */
    static Image picture(Region chart) {
        Window window = chart.getScene() == null ? null : chart.getScene().getWindow();
        double density = window == null ? 1 : Math.max(1, window.getRenderScaleX());
        SnapshotParameters how = new SnapshotParameters();
        how.setTransform(new Scale(density, density));
        how.setFill(Color.TRANSPARENT);
        return chart.snapshot(how, null);
    }

    private static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setOnAction(_ -> action.run());
        return item;
    }
}
