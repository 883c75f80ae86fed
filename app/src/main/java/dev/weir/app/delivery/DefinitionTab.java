package dev.weir.app.delivery;

import dev.weir.app.delivery.code.CodePane;
import dev.weir.app.shell.TabPart;
import dev.weir.app.shell.Workspace;
import java.util.List;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** The delivery stream as text, as it is now. */
final class DefinitionTab implements TabPart {

    private final CodePane pane;

    DefinitionTab(Workspace workspace, DeliveryStreamModel model) {
        pane = new CodePane(workspace);
        pane.getStyleClass().add("stream-parts");
        model.facts().subscribe(this::show);
    }

    private void show(@Nullable DeliveryFacts facts) {
        pane.show(facts == null ? null : Redefined.request(facts, List.of()));
    }

    @Override
    public Node content() {
        return pane;
    }
}
