package dev.weir.app.presenter;

import dev.weir.app.mask.MaskRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * Covers values also in the windows that belong to the one that is presented: dialogs, tooltips, menus and lists that
 * drop down. Each is looked at before its first picture is drawn. JavaFX thread only.
 */
final class WindowCovers implements AutoCloseable {

    /** What lies over a window, and looks at it in each pulse. */
    private record Over(Scene scene, ObservableList<Node> children, Covers covers, Runnable look) {}

    private final Window presented;
    private final Supplier<MaskRules> rules;
    private final Map<Window, Over> covered = new HashMap<>();
    private final ListChangeListener<Window> windows = change -> follow();

    /** Begins with the windows that there are. */
    WindowCovers(Window presented, Supplier<MaskRules> rules) {
        this.presented = presented;
        this.rules = rules;
        Window.getWindows().addListener(windows);
        follow();
    }

    private void follow() {
        List<Window> open = List.copyOf(Window.getWindows());
        List.copyOf(covered.keySet()).stream()
                .filter(window -> !open.contains(window))
                .forEach(this::leave);
        open.stream()
                .filter(window -> !covered.containsKey(window) && belongs(window))
                .forEach(this::enter);
    }

    private boolean belongs(Window window) {
        Window owner = owner(window);
        while (owner != null && !owner.equals(presented)) {
            owner = owner(owner);
        }
        return owner != null;
    }

    private static @Nullable Window owner(Window window) {
        return switch (window) {
            case Stage stage -> stage.getOwner();
            case PopupWindow popup -> popup.getOwnerWindow();
            default -> null;
        };
    }

    private void enter(Window window) {
        Scene scene = window.getScene();
        ObservableList<Node> children = scene == null ? null : children(scene.getRoot());
        if (children == null) {
            return;
        }
        Covers covers = new Covers();
        Runnable look = () -> {
            // Whoever lays out a dialog anew may have put something over it.
            if (!covers.node().equals(children.getLast())) {
                children.remove(covers.node());
                children.add(covers.node());
            }
            covers.look(scene.getRoot(), rules.get());
        };
        children.add(covers.node());
        scene.addPostLayoutPulseListener(look);
        covered.put(window, new Over(scene, children, covers, look));
    }

    private static @Nullable ObservableList<Node> children(@Nullable Parent root) {
        return switch (root) {
            case Pane pane -> pane.getChildren();
            case Group group -> group.getChildren();
            case null, default -> null;
        };
    }

    private void leave(Window window) {
        Over over = covered.remove(window);
        if (over != null) {
            over.scene().removePostLayoutPulseListener(over.look());
            over.children().remove(over.covers().node());
        }
    }

    /** How many values are covered now. */
    int count() {
        return covered.values().stream().mapToInt(over -> over.covers().count()).sum();
    }

    /** Uncovers all of them. */
    @Override
    public void close() {
        Window.getWindows().removeListener(windows);
        new ArrayList<>(covered.keySet()).forEach(this::leave);
    }
}
