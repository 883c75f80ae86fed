package dev.weir.app.streams;

import dev.weir.app.shell.Place;
import dev.weir.app.shell.Workspace;
import dev.weir.app.streams.configuration.ConfigurationTab;
import dev.weir.app.streams.consumers.ConsumersTab;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import org.jspecify.annotations.Nullable;

/** The parts of a stream's page as tabs; each is made when first chosen, and works only while it is seen. */
final class StreamTabs extends TabPane {

    private final Workspace workspace;
    private final List<StreamTab> made = new ArrayList<>();
    private boolean shown;
    private @Nullable StreamTab current;

    StreamTabs(Workspace workspace, StreamModel model) {
        this.workspace = workspace;
        getStyleClass().add("stream-tabs");
        setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
        setAccessibleText("Parts of the page of this stream");
        offer(Place.Stream.Part.THROUGHPUT, "Throughput", () -> new ThroughputTab(workspace, model));
        offer(Place.Stream.Part.KEY_SPACE, "Key space", () -> new KeySpaceTab(workspace, model));
        offer(Place.Stream.Part.CONSUMERS, "Consumers", () -> new ConsumersTab(workspace, model));
        offer(Place.Stream.Part.CONFIGURATION, "Configuration", () -> new ConfigurationTab(workspace, model));
        getSelectionModel().selectedItemProperty().subscribe(this::choose);
    }

    private void offer(Place.Stream.Part part, String title, Supplier<StreamTab> maker) {
        Tab tab = new Tab(title);
        tab.setId("stream-tab-" + part.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        tab.setUserData(new Offer(part, maker));
        getTabs().add(tab);
    }

    private record Offer(Place.Stream.Part part, Supplier<StreamTab> maker) {}

    /** Turns to a part; stays where it is if there is no such tab. */
    void open(Place.Stream.Part part) {
        for (Tab tab : getTabs()) {
            if (tab.getUserData() instanceof Offer offer && offer.part() == part) {
                getSelectionModel().select(tab);
            }
        }
    }

    /** Whether a part is the one that is turned to. */
    boolean shows(Place.Stream.Part part) {
        return current != null && current.part() == part;
    }

    void shown() {
        shown = true;
        if (current != null) {
            current.shown();
        }
    }

    void hidden() {
        if (shown && current != null) {
            current.hidden();
        }
        shown = false;
    }

    void showZone() {
        made.forEach(tab -> tab.zone(workspace.zone().get()));
    }

    private void choose(@Nullable Tab tab) {
        if (tab == null || !(tab.getUserData() instanceof Offer offer)) {
            return;
        }
        if (shown && current != null) {
            current.hidden();
        }
        StreamTab next = made(offer);
        tab.setContent(next.content());
        current = next;
        if (shown) {
            next.shown();
        }
    }

    private StreamTab made(Offer offer) {
        for (StreamTab tab : made) {
            if (tab.part() == offer.part()) {
                return tab;
            }
        }
        StreamTab fresh = offer.maker().get();
        fresh.zone(workspace.zone().get());
        made.add(fresh);
        return fresh;
    }
}
