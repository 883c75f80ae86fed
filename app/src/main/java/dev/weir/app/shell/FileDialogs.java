package dev.weir.app.shell;

import java.io.File;
import java.nio.file.Path;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Asks a person for a file. JavaFX thread only; each returns once answered, null if the person chose none. */
public interface FileDialogs {

    /** Asks in the way of the operating system. */
    FileDialogs OF_THE_SYSTEM = new FileDialogs() {
        @Override
        public @Nullable Path open(Window owner, String title, String name) {
            return path(chooser(title, name).showOpenDialog(owner));
        }

        @Override
        public @Nullable Path save(Window owner, String title, String name) {
            return path(chooser(title, name).showSaveDialog(owner));
        }

        private FileChooser chooser(String title, String name) {
            FileChooser chooser = new FileChooser();
            chooser.setTitle(title);
            chooser.setInitialFileName(name);
            return chooser;
        }

        private @Nullable Path path(@Nullable File file) {
            return file == null ? null : file.toPath();
        }
    };

    /** A file that is there. */
    @Nullable Path open(Window owner, String title, String name);

    /** A file to write; the system has asked whether one that is there may be replaced. */
    @Nullable Path save(Window owner, String title, String name);
}
