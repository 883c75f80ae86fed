package dev.weir.app.shell;

import dev.weir.app.text.Text;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Asks a person for a file. JavaFX thread only; returns once answered. */
public interface FileQuestion {

    /** Asks in the way of the operating system. */
    FileQuestion OF_THE_SYSTEM = new FileQuestion() {
        @Override
        public @Nullable Path open(@Nullable Window owner, String title, String what, List<String> patterns) {
            FileChooser chooser = new FileChooser();
            chooser.setTitle(title);
            chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(what, patterns));
            if (!patterns.contains("*")) {
                chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(Text.of("All files"), "*"));
            }
            File file = chooser.showOpenDialog(owner);
            return file == null ? null : file.toPath();
        }

        @Override
        public @Nullable Path save(@Nullable Window owner, String title, String name) {
            FileChooser chooser = new FileChooser();
            chooser.setTitle(title);
            chooser.setInitialFileName(name);
            File file = chooser.showSaveDialog(owner);
            return file == null ? null : file.toPath();
        }
    };

    /**
     * A file to be read.
     *
     * @param what what sort of file it is, for instance "Avro schemas"
     * @param patterns of its name, for instance {@code *.avsc}
     * @return null if the person chose none
     */
    @Nullable Path open(@Nullable Window owner, String title, String what, List<String> patterns);

    /**
     * A file to be written; the person has agreed to replace one that is there.
     *
     * @param name the name that is proposed
     * @return null if the person chose none
     */
    @Nullable Path save(@Nullable Window owner, String title, String name);
}
