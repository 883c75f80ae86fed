package dev.weir.charts;

import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** Where a chart's picture and data go when a person copies them. */
interface ChartClipboard {
    /** Takes a picture of the chart. */
    void picture(Image image);

    /** Takes the chart's data as tab-separated lines. */
    void data(String tsv);

    /** The system's own clipboard. */
    static ChartClipboard system() {
        return new ChartClipboard() {
            @Override
            public void picture(Image image) {
                ClipboardContent content = new ClipboardContent();
                content.putImage(image);
                Clipboard.getSystemClipboard().setContent(content);
            }

            @Override
            public void data(String tsv) {
                ClipboardContent content = new ClipboardContent();
                content.putString(tsv);
                Clipboard.getSystemClipboard().setContent(content);
            }
        };
    }
}
