package dev.weir.app.shell;

import dev.weir.app.records.transfer.OutAndIn;
import dev.weir.app.send.StreamDrop;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** Opens the form for what was dropped onto a stream: nothing is sent before the person has seen it there. */
final class DroppedOnStream {

    private DroppedOnStream() {}

    static void open(@Nullable Workspace workspace, Node owner, StreamDrop drop) {
        if (workspace == null) {
            return;
        }
        if (drop.records().count() > 0) {
            OutAndIn.resend(workspace, owner, drop.streamName(), drop.records(), FileDialogs.OF_THE_SYSTEM);
        } else if (!drop.files().isEmpty()) {
            OutAndIn.importFile(
                    workspace, owner, drop.streamName(), drop.files().getFirst());
        }
    }
}
