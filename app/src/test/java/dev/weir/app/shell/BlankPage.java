package dev.weir.app.shell;

import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/** A page with nothing on it, for tests of what is around a page. */
final class BlankPage implements Page {

    private final StackPane content = new StackPane();

    @Override
    public Node content() {
        return content;
    }

    @Override
    public void shown() {}

    @Override
    public void hidden() {}
}
