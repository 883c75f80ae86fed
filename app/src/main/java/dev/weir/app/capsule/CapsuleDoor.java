package dev.weir.app.capsule;

import dev.weir.app.shell.FileQuestion;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** Where the window opens what this feature has. JavaFX thread only; nothing of the feature is loaded before it is asked for. */
public final class CapsuleDoor {

    private CapsuleDoor() {}

    /**
     * Asks what goes into a capsule and saves it.
     *
     * @param place the page that is shown, as a link
     */
    public static void save(Workspace workspace, Node owner, FileQuestion files, String place) {
        SaveDialog.open(workspace, owner, new SaveModel(workspace, place), files);
    }

    /** Asks for a capsule; null if the person chose none. */
    public static @Nullable Path ask(Node owner, FileQuestion files) {
        return files.open(
                owner.getScene().getWindow(), Text.of("Open a capsule"), Text.of("Capsules"), List.of("*.weir"));
    }

    /**
     * Checks a capsule, shows what it would make, and restores it if the person wants that.
     *
     * @param toEmbedded connects the window to the embedded broker and opens the same file there
     */
    public static void open(Workspace workspace, Node owner, Path file, Runnable toEmbedded) {
        RestoreDialog.open(workspace, owner, new RestoreModel(workspace, file), toEmbedded);
    }
}
