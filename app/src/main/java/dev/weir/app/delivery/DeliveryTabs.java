package dev.weir.app.delivery;

import dev.weir.app.shell.PartTabs;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;

/** The parts of the page of a delivery stream. */
final class DeliveryTabs extends PartTabs {

    DeliveryTabs(Workspace workspace, DeliveryStreamModel model) {
        super(workspace, Text.of("Parts of the page of this delivery stream"));
        setId("delivery-stream-tabs");
        offer("delivery-tab-live", Text.of("Live"), () -> new LiveTab(model));
        offer("delivery-tab-errors", Text.of("Errors"), () -> new ErrorsTab(workspace, model));
        offer("delivery-tab-test", Text.of("Test"), () -> new TestTab(workspace, model));
        offer("delivery-tab-settings", Text.of("Settings"), () -> new SettingsTab(workspace, model));
        offer("delivery-tab-definition", Text.of("As code"), () -> new DefinitionTab(workspace, model));
        begin();
    }
}
