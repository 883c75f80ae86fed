package dev.weir.app.delivery.form;

import dev.weir.app.shell.Page;
import dev.weir.app.shell.Workspace;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** The form. */
public final class DeliveryFormPage implements Page {
    private final VBox content = new VBox();

    public DeliveryFormPage(Workspace workspace) {}

    @Override
    public Node content() {
        return content;
    }

    @Override
    public void shown() {}

    @Override
    public void hidden() {}
}
