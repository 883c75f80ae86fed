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
        if (current != null && view != null && current.streamName().equals(stream.streamName())) {
            view.open(stream.part());
            return;
        }
        stop();
        StreamModel next = new StreamModel(workspace, stream.streamName());
        StreamView nextView = new StreamView(workspace, next);
        nextView.showZone();
        nextView.open(stream.part());
        model = next;
        view = nextView;
        content.getChildren().setAll(nextView);
        if (shown) {
            start();
        }
    }

    @Override
    public @Nullable Place place() {
        return model == null || view == null ? null : new Place.Stream(model.streamName(), view.part());
    }

    @Override
    public void shown() {
        shown = true;
        start();
    }

    @Override
    public void hidden() {
        shown = false;
        stop();
    }

    private void start() {
        if (model != null && view != null) {
            model.shown();
            view.shown();
        }
    }

    private void stop() {
        if (model != null && view != null) {
            model.hidden();
            view.hidden();
        }
    }
}
