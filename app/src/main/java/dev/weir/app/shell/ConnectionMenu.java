package dev.weir.app.shell;

import dev.weir.app.connection.Connection;
import dev.weir.app.text.Text;
import javafx.scene.control.Button;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** Says what the window is connected to; pressed, it opens the list of connections. */
final class ConnectionMenu extends Button {

    private static final double WIDEST = 260;
    private static final double NARROWEST = 128;

    private boolean narrow;

    ConnectionMenu(Runnable open) {
        setId("connection-menu");
        getStyleClass().add("connection-menu");
        // A name may hold underscores, which a button would take for a mnemonic.
        setMnemonicParsing(false);
        setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        setMaxWidth(WIDEST);
        Region colour = new Region();
        colour.getStyleClass().add("connection-colour");
        HBox graphic = new HBox(colour);
        graphic.getStyleClass().add("connection-graphic");
        setGraphic(graphic);
        setText(Text.of("Embedded"));
        setAccessibleText(Text.of("Connection"));
        setOnAction(event -> open.run());
    }

    /** Whether the name may be cut short: while it may not, whatever stands beside it gives way first. */
    void narrow(boolean on) {
        narrow = on;
        requestLayout();
    }

    @Override
    protected double computeMinWidth(double height) {
        return narrow ? NARROWEST : Math.clamp(computePrefWidth(height), NARROWEST, WIDEST);
    }

    void current(Connection connection) {
        setText(connection.title());
        setAccessibleText(Text.of("Connection: {0}, press to change", connection.title()));
        setTooltip(new Tooltip(Text.of("{0}: choose another connection", connection.title())));
    }
}
