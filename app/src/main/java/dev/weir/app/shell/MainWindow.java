package dev.weir.app.shell;

import dev.weir.app.connection.Connection;
import javafx.beans.property.DoubleProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/** The frame: the connection's colour on top, bar, rail, page, status; toasts and overlays above. */
final class MainWindow extends StackPane {

    private final ConnectionEdge edge = new ConnectionEdge();
    private final BorderPane frame = new BorderPane();
    private final Toasts toasts = new Toasts();
    private final Overlay overlay = new Overlay();
    private final StackPane overPage = layer();
    private final StackPane overAll = layer();
    private final VBox bottom = new VBox();
    private final ScaledRoot scaled;
    private final TopBar top;
    private final PageHost pages;
    private final StatusBar status;
    private final TourLayer tour = new TourLayer();

    MainWindow(TopBar top, NavigationRail rail, PageHost pages, StatusBar status) {
        this.top = top;
        this.pages = pages;
        this.status = status;
        getStyleClass().add("main-window");
        edge.setId("connection-edge");
        bottom.getChildren().setAll(status);
        frame.setTop(new VBox(edge, top));
        frame.setLeft(rail);
        StackPane middle = new StackPane(pages, overPage);
        middle.setAlignment(Pos.TOP_LEFT);
        cut(middle);
        frame.setCenter(middle);
        frame.setMinSize(0, 0);
        frame.setBottom(bottom);
        StackPane.setAlignment(toasts, Pos.BOTTOM_RIGHT);
        StackPane.setMargin(toasts, new Insets(0, 16, 44, 0));
        // Whose window this is can be seen whatever lies over the rest.
        edge.heightProperty().subscribe(height -> StackPane.setMargin(overAll, new Insets(edge.getHeight(), 0, 0, 0)));
        scaled = new ScaledRoot(new StackPane(frame, overAll, toasts, tour, overlay));
        getChildren().add(scaled);
        // Never above something else that is open.
        overlay.visibleProperty().subscribe(open -> {
            if (open) {
                tour.stop();
            }
        });
        kind(Connection.Kind.EMBEDDED);
    }

    /** A page that needs more room than there is loses its lower end, never the connection's colour above it. */
    private static void cut(Region region) {
        Rectangle bounds = new Rectangle();
        bounds.widthProperty().bind(region.widthProperty());
        bounds.heightProperty().bind(region.heightProperty());
        region.setClip(bounds);
        region.setMinSize(0, 0);
    }

    private static StackPane layer() {
        StackPane layer = new StackPane();
        layer.setPickOnBounds(false);
        layer.setMinSize(0, 0);
        return layer;
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

    /** How many times its usual size everything is drawn. */
    DoubleProperty scale() {
        return scaled.scale();
    }

    /** Hides the bars, or shows them again. */
    void bare(boolean on) {
        for (Node bar : new Node[] {top, status}) {
            bar.setVisible(!on);
            bar.setManaged(!on);
        }
    }

    Region page() {
        return pages;
    }

    Pane overPage() {
        return overPage;
    }

    Pane overAll() {
        return overAll;
    }

    /** Puts a bar below the page, or takes it away. */
    void below(@Nullable Node bar) {
        if (bar == null) {
            bottom.getChildren().setAll(status);
        } else {
            bottom.getChildren().setAll(bar, status);
        }
    }
}
