package dev.weir.app.shell;

import dev.weir.app.connection.Connection;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The frame: the connection's colour on top, bar, rail, page, status; toasts and overlays above. */
final class MainWindow extends StackPane {

    private final ConnectionEdge edge = new ConnectionEdge();
    private final BorderPane frame = new BorderPane();
    private final Toasts toasts = new Toasts();
    private final Overlay overlay = new Overlay();
    private final TourLayer tour = new TourLayer();

    MainWindow(TopBar top, NavigationRail rail, PageHost pages, StatusBar status) {
        getStyleClass().add("main-window");
        edge.setId("connection-edge");
        frame.setTop(new VBox(edge, top));
        frame.setLeft(rail);
        frame.setCenter(pages);
        frame.setBottom(status);
        StackPane.setAlignment(toasts, Pos.BOTTOM_RIGHT);
        StackPane.setMargin(toasts, new Insets(0, 16, 44, 0));
        getChildren().addAll(frame, toasts, tour, overlay);
        kind(Connection.Kind.EMBEDDED);
    }

    Toasts toasts() {
        return toasts;
    }

    TourLayer tour() {
        return tour;
    }

    Overlay overlay() {
        return overlay;
    }

    /** Shows whose window this is: the colour, and the word where it matters most. */
    void kind(Connection.Kind kind) {
        edge.show(kind, this);
    }
}
