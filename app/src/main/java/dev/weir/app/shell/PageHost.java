package dev.weir.app.shell;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * Where pages stand. A page is made when first shown and kept while its connection lasts; it is told when it comes into
 * view and goes out of it, also with the window.
 */
final class PageHost extends StackPane {

    private final Map<Class<? extends Place>, Page> made = new HashMap<>();
    private Map<Class<? extends Place>, Function<Workspace, Page>> makers = Map.of();
    private @Nullable Workspace workspace;
    private @Nullable Page current;
    private boolean windowVisible = true;

    PageHost() {
        getStyleClass().add("page-host");
        setAlignment(Pos.TOP_LEFT);
        setMinSize(0, 0);
    }

    /** Forgets the pages of the connection before; the next ones are made for this workspace. */
    void workspace(Workspace next, Map<Class<? extends Place>, Function<Workspace, Page>> pageMakers) {
        clear();
        workspace = next;
        makers = pageMakers;
    }

    /** Leaves the page that is shown, and shows something that is no page. */
    void showInstead(Node node) {
        clear();
        getChildren().setAll(node);
    }

    /** Ends all pages; what is shown of them stays. */
    void end() {
        hideCurrent();
        current = null;
        workspace = null;
        made.values().forEach(Page::closed);
        made.clear();
    }

    private void clear() {
        end();
        getChildren().clear();
    }

    /** Shows a place's page; does nothing while there is no connection. */
    void show(Place place) {
        Workspace with = workspace;
        Function<Workspace, Page> maker = makers.get(place.getClass());
        if (with == null || maker == null) {
            return;
        }
        Page page = made.computeIfAbsent(place.getClass(), kind -> maker.apply(with));
        if (page.equals(current)) {
            page.open(place);
            if (windowVisible) {
                page.shown();
            }
            return;
        }
        hideCurrent();
        current = page;
        page.open(place);
        getChildren().setAll(new PageFrame(page.content()));
        if (windowVisible) {
            page.shown();
        }
    }

    /** Where the person is within the page that is shown, or null if it does not say. */
    @Nullable Place place() {
        return current == null ? null : current.place();
    }

    /** Lets the page that is shown load anew. */
    void refresh() {
        Page page = current;
        if (page != null && windowVisible) {
            page.hidden();
            page.shown();
        }
    }

    /** The window came into view or went out of it. */
    void windowVisible(boolean visible) {
        if (visible == windowVisible) {
            return;
        }
        if (!visible) {
            hideCurrent();
        }
        windowVisible = visible;
        if (visible && current != null) {
            current.shown();
        }
    }

    /** Whether a page is shown and none of its parts is still loading. */
    boolean settled() {
        return current != null && settled(this);
    }

    private static boolean settled(Node node) {
        if (!node.isVisible()) {
            return true;
        }
        if (node instanceof StatePane pane && pane.loading()) {
            return false;
        }
        return !(node instanceof Parent parent)
                || parent.getChildrenUnmodifiable().stream().allMatch(PageHost::settled);
    }

    private void hideCurrent() {
        if (current != null && windowVisible) {
            current.hidden();
        }
    }
}
