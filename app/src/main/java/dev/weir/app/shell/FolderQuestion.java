package dev.weir.app.shell;

import java.io.File;
import java.nio.file.Path;
import javafx.stage.DirectoryChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Asks a person for a folder. JavaFX thread only; returns once answered. */
interface FolderQuestion {

    /** Asks in the way of the operating system. */
    FolderQuestion OF_THE_SYSTEM = (owner, title) -> {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        File folder = chooser.showDialog(owner);
        return folder == null ? null : folder.toPath();
    };

    /** The folder, or null if the person chose none. */
    @Nullable Path ask(Window owner, String title);
}
