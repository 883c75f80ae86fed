package dev.weir.charts;

import javafx.scene.text.Text;

/** Makes the plain texts of a chart: placed by hand, styled by the sheet, out of the mouse's way. */
final class ChartText {
    private ChartText() {}

    static Text of(String styleClass) {
        Text text = new Text();
        text.getStyleClass().add(styleClass);
        text.setManaged(false);
        text.setMouseTransparent(true);
        return text;
    }
}
