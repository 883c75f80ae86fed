package dev.weir.app.send;

import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;
import javafx.scene.input.Dragboard;
import org.jspecify.annotations.Nullable;

/**
 * Records on their way by drag and drop within this program. What is dragged stays in the program; the drag itself
 * carries only how many there are. JavaFX thread only.
 */
public record DraggedRecords(OutgoingRecords records) {

    private static final DataFormat FORMAT = new DataFormat("application/x-weir-records");

    private static @Nullable DraggedRecords now;

    /** Puts them on a drag that begins. */
    public void onto(Dragboard dragboard) {
        ClipboardContent content = new ClipboardContent();
        content.put(FORMAT, records.count());
        dragboard.setContent(content);
        now = this;
    }

    /** Whether a drag carries records. */
    public static boolean on(Dragboard dragboard) {
        return dragboard.hasContent(FORMAT) && now != null;
    }

    /** The records of the drag that is going on, or null. */
    public static @Nullable DraggedRecords current() {
        return now;
    }

    /** The drag has ended. */
    public static void end() {
        now = null;
    }
}
