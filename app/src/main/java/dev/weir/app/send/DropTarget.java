package dev.weir.app.send;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import org.jspecify.annotations.Nullable;

/** Makes a node take records and files for the stream that it shows. */
public final class DropTarget {

    private static final PseudoClass OVER = PseudoClass.getPseudoClass("drop-over");

    private DropTarget() {}

    /** @param streamName the stream that the node shows now, or null for none */
    public static void on(Node node, Supplier<@Nullable String> streamName) {
        node.setOnDragOver(event -> {
            if (streamName.get() != null && takes(event.getDragboard())) {
                event.acceptTransferModes(TransferMode.COPY);
                node.pseudoClassStateChanged(OVER, true);
                event.consume();
            }
        });
        node.setOnDragExited(event -> node.pseudoClassStateChanged(OVER, false));
        node.setOnDragDropped(event -> {
            String stream = streamName.get();
            if (stream != null && takes(event.getDragboard())) {
                event.setDropCompleted(true);
                event.consume();
                node.fireEvent(drop(stream, event.getDragboard()));
            }
        });
    }

    private static boolean takes(Dragboard dragboard) {
        return DraggedRecords.on(dragboard) || dragboard.getFiles().size() == 1;
    }

    private static StreamDrop drop(String stream, Dragboard dragboard) {
        DraggedRecords records = DraggedRecords.current();
        if (DraggedRecords.on(dragboard) && records != null) {
            return new StreamDrop(stream, records.records(), List.of());
        }
        List<Path> files = dragboard.getFiles().stream().map(File::toPath).toList();
        return new StreamDrop(stream, OutgoingRecords.of(List.of()), files);
    }
}
