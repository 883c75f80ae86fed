package dev.weir.app.delivery;

import dev.weir.app.shell.Page;
import dev.weir.app.shell.Place;
import dev.weir.app.shell.Workspace;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** One delivery stream: how it does, what went wrong, and how it is set up. */
public final class DeliveryStreamPage implements Page {

    private final Workspace workspace;
    private final StackPane content = new StackPane();
    private @Nullable DeliveryView view;
    private boolean shown;

    public DeliveryStreamPage(Workspace workspace) {
        this.workspace = workspace;
        workspace.zone().subscribe(zone -> {
            if (view != null) {
                view.showZone();
            }
        });
    }

    @Override
    public Node content() {
        return content;
    }

    @Override
    public void open(Place place) {
        if (!(place instanceof Place.DeliveryStream stream)) {
            return;
        }
        DeliveryView current = view;
        if (current != null && current.name().equals(stream.deliveryStreamName())) {
            return;
        }
        if (current != null && shown) {
            current.hidden();
        }
        DeliveryView next =
                new DeliveryView(workspace, new DeliveryStreamModel(workspace, stream.deliveryStreamName()));
        next.showZone();
        view = next;
        content.getChildren().setAll(next);
        if (shown) {
            next.shown();
        }
    }

    @Override
    public void shown() {
        shown = true;
        if (view != null) {
            view.shown();
        }
    }

    @Override
    public void hidden() {
        shown = false;
        if (view != null) {
            view.hidden();
        }
    }
}
