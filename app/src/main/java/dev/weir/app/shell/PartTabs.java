package dev.weir.app.shell;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import org.jspecify.annotations.Nullable;

/** The parts of a page as tabs. Each is made when it is first turned to, and works only while it is seen. JavaFX thread only. */
public class PartTabs extends TabPane {

    private final Workspace workspace;
    private final Map<String, TabPart> made = new HashMap<>();
    private boolean shown;
    private @Nullable TabPart current;

    private record Offer(String key, Supplier<? extends TabPart> maker) {}

    /** @param accessibleText what the parts belong to */
    protected PartTabs(Workspace workspace, String accessibleText) {
        this.workspace = workspace;
        getStyleClass().add("stream-tabs");
        setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
        setAccessibleText(accessibleText);
    }

    /** One more tab; the first becomes the one that is turned to. */
    protected final void offer(String id, String title, Supplier<? extends TabPart> maker) {
        Tab tab = new Tab(title);
        tab.setId(id);
        tab.setUserData(new Offer(id, maker));
        getTabs().add(tab);
    }

    /** To be called once, when all tabs are offered. */
    protected final void begin() {
        getSelectionModel().selectedItemProperty().subscribe(this::choose);
    }

    /** Turns to a tab; stays where it is if there is none of that id. */
    public final void turnTo(String id) {
        getTabs().stream()
                .filter(tab -> id.equals(tab.getId()))
                .findFirst()
                .ifPresent(tab -> getSelectionModel().select(tab));
    }

    /** Whether that tab is the one that is turned to. */
    public final boolean shows(String id) {
        Tab selected = getSelectionModel().getSelectedItem();
        return selected != null && id.equals(selected.getId());
    }

    /** The page has come into view. */
    public final void shown() {
        shown = true;
        if (current != null) {
            current.shown();
        }
    }

    /** The page has gone out of view. */
    public final void hidden() {
        if (shown && current != null) {
            current.hidden();
        }
        shown = false;
    }

    /** The zone has changed. */
    public final void showZone() {
        made.values().forEach(part -> part.zone(workspace.zone().get()));
    }

    private void choose(@Nullable Tab tab) {
        if (tab == null || !(tab.getUserData() instanceof Offer offer)) {
            return;
        }
        if (shown && current != null) {
            current.hidden();
        }
        TabPart next = made.computeIfAbsent(offer.key(), key -> made(offer));
        tab.setContent(next.content());
        current = next;
        if (shown) {
            next.shown();
        }
    }

    private TabPart made(Offer offer) {
        TabPart fresh = offer.maker().get();
        fresh.zone(workspace.zone().get());
        return fresh;
    }
}
