package dev.weir.app.delivery;

import dev.weir.app.shell.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import org.jspecify.annotations.Nullable;

/** The parts of the page of a delivery stream, each made when first turned to. */
final class DeliveryTabs extends TabPane {

    private final Workspace workspace;
    private final List<Made> made = new ArrayList<>();
    private @Nullable DeliveryTab current;
    private boolean shown;

    private record Offer(Supplier<DeliveryTab> maker) {}

    private record Made(Offer offer, DeliveryTab tab) {}

    DeliveryTabs(Workspace workspace, DeliveryStreamModel model) {
        this.workspace = workspace;
        getStyleClass().add("stream-tabs");
        setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
        setAccessibleText("Parts of the page of this delivery stream");
        offer("live", "Live", () -> new LiveTab(model));
        offer("errors", "Errors", () -> new ErrorsTab(workspace, model));
        offer("test", "Test", () -> new TestTab(workspace, model));
        offer("settings", "Settings", () -> new SettingsTab(workspace, model));
        offer("definition", "As code", () -> new DefinitionTab(workspace, model));
        getSelectionModel().selectedItemProperty().subscribe(this::choose);
    }

    private void offer(String id, String title, Supplier<DeliveryTab> maker) {
        Tab tab = new Tab(title);
        tab.setId("delivery-tab-" + id);
        tab.setUserData(new Offer(maker));
        getTabs().add(tab);
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
        made.forEach(one -> one.tab().zone(workspace.zone().get()));
    }

    private void choose(@Nullable Tab tab) {
        if (tab == null || !(tab.getUserData() instanceof Offer offer)) {
            return;
        }
        if (shown && current != null) {
            current.hidden();
        }
        DeliveryTab next = made(offer);
        tab.setContent(next.content());
        current = next;
        if (shown) {
            next.shown();
        }
    }

    private DeliveryTab made(Offer offer) {
        for (Made one : made) {
            if (one.offer().equals(offer)) {
                return one.tab();
            }
        }
        DeliveryTab fresh = offer.maker().get();
        fresh.zone(workspace.zone().get());
        made.add(new Made(offer, fresh));
        return fresh;
    }
}
