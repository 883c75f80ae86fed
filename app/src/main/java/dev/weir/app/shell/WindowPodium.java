package dev.weir.app.shell;

import dev.weir.app.connection.Connection;
import dev.weir.app.fx.Background;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** A window as a podium. */
final class WindowPodium implements Podium {

    private final MainWindow window;
    private final Supplier<@Nullable Workspace> workspace;
    private final Background background;
    private final Masking masking;
    private final Memory memory;
    private final Consumer<Place> opener;
    private Subscription leaving = Subscription.EMPTY;

    WindowPodium(
            MainWindow window,
            Supplier<@Nullable Workspace> workspace,
            Background background,
            Masking masking,
            Memory memory,
            Consumer<Place> opener) {
        this.window = window;
        this.workspace = workspace;
        this.background = background;
        this.masking = masking;
        this.memory = memory;
        this.opener = opener;
    }

    @Override
    public @Nullable Workspace workspace() {
        return workspace.get();
    }

    @Override
    public Background background() {
        return background;
    }

    @Override
    public Scene scene() {
        return window.getScene();
    }

    @Override
    public Masking masking() {
        return masking;
    }

    @Override
    public Memory memory() {
        return memory;
    }

    @Override
    public List<Caption> captions() {
        Workspace now = workspace.get();
        Demo playing = now == null ? null : now.demo();
        return playing == null ? List.of() : playing.story().get().captions();
    }

    @Override
    public void open(Place place) {
        opener.accept(place);
    }

    @Override
    public void say(String message) {
        window.toasts().say(message);
    }

    @Override
    public void scale(double times) {
        window.scale().set(times);
    }

    @Override
    public void fullScreen(boolean on, Runnable ended) {
        if (!(window.getScene().getWindow() instanceof Stage stage)) {
            return;
        }
        leaving.unsubscribe();
        leaving = Subscription.EMPTY;
        if (on) {
            // Escape is the presenter's, which also has other things to leave by it.
            stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
            stage.setFullScreenExitHint("");
            stage.setFullScreen(true);
            leaving = stage.fullScreenProperty().subscribe((before, now) -> {
                if (!now) {
                    ended.run();
                }
            });
        } else {
            stage.setFullScreen(false);
            stage.setFullScreenExitKeyCombination(null);
        }
    }

    @Override
    public void bare(boolean on) {
        window.bare(on);
    }

    @Override
    public Region page() {
        return window.page();
    }

    @Override
    public Pane overPage() {
        return window.overPage();
    }

    @Override
    public Pane overAll() {
        return window.overAll();
    }

    @Override
    public void below(@Nullable Node bar) {
        window.below(bar);
    }

    @Override
    public Connection.Kind kind() {
        Workspace now = workspace.get();
        return now == null ? Connection.Kind.EMBEDDED : now.connection().kind();
    }
}
