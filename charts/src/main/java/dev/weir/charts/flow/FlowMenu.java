package dev.weir.charts.flow;

import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.paint.Color;

/** What the right mouse button, or the menu key, offers on a flow. */
final class FlowMenu {

    private FlowMenu() {}

    static void on(FlowChart chart, Node picture, String copyWords, String fitWords) {
        MenuItem copy = new MenuItem(copyWords);
        copy.setOnAction(event -> copy(picture));
        MenuItem fit = new MenuItem(fitWords);
        fit.setOnAction(event -> chart.fit());
        ContextMenu menu = new ContextMenu(copy, fit);
        chart.setOnContextMenuRequested(event -> {
            menu.hide();
            menu.show(chart, event.getScreenX(), event.getScreenY());
            event.consume();
        });
    }

    /** All of it, also what is out of view. */
    static WritableImage picture(Node of) {
        SnapshotParameters how = new SnapshotParameters();
        how.setFill(Color.TRANSPARENT);
        return of.snapshot(how, null);
    }

    private static void copy(Node of) {
        ClipboardContent content = new ClipboardContent();
        content.putImage(picture(of));
        Clipboard.getSystemClipboard().setContent(content);
    }
}
