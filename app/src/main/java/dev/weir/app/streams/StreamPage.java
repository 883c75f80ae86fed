package dev.weir.app.streams;

import dev.weir.app.shell.Page;
import dev.weir.app.shell.Place;
import dev.weir.app.shell.Workspace;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** One stream: its shards and what flows through them. */
public final class StreamPage implements Page {

    private final Workspace workspace;
    private final StackPane content = new StackPane();
    private @Nullable StreamModel model;
    private @Nullable StreamView view;
    private boolean shown;

    public StreamPage(Workspace workspace) {
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
        if (!(place instanceof Place.Stream stream)) {
            return;
        }
        StreamModel current = model;
        if (current != null && current.streamName().equals(stream.streamName())) {
            return;
        }
        if (current != null) {
            current.hidden();
        }
        StreamModel next = new StreamModel(workspace, stream.streamName());
        StreamView nextView = new StreamView(workspace, next);
        nextView.showZone();
        model = next;
        view = nextView;
        content.getChildren().setAll(nextView);
        if (shown) {
            next.shown();
        }
    }

    @Override
    public void shown() {
        shown = true;
        if (model != null) {
            model.shown();
        }
    }

    @Override
    public void hidden() {
        shown = false;
        if (model != null) {
            model.hidden();
        }
    }
}
