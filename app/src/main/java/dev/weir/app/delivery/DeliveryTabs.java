package dev.weir.app.delivery;

import dev.weir.app.shell.PartTabs;
import dev.weir.app.shell.Workspace;

/** The parts of the page of a delivery stream. */
final class DeliveryTabs extends PartTabs {

    DeliveryTabs(Workspace workspace, DeliveryStreamModel model) {
        super(workspace, "Parts of the page of this delivery stream");
        setId("delivery-stream-tabs");
        offer("delivery-tab-live", "Live", () -> new LiveTab(model));
        offer("delivery-tab-errors", "Errors", () -> new ErrorsTab(workspace, model));
        offer("delivery-tab-test", "Test", () -> new TestTab(workspace, model));
        offer("delivery-tab-settings", "Settings", () -> new SettingsTab(workspace, model));
        offer("delivery-tab-definition", "As code", () -> new DefinitionTab(workspace, model));
        begin();
    }
}
