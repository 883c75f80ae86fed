package dev.weir.app.settings.page;

import dev.weir.app.text.Text;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/** A folder: shown, opened in the system's way, changed. */
public final class FolderRow {

    private FolderRow() {}

    /** What the window knows of folders. */
    public interface Folders {

        /** The folder that holds now. */
        Path now();

        /** Whether it was given on the command line, which wins over the setting. */
        boolean fixed();

        /** The one that the person chose, or null if they chose none. */
        @Nullable Path ask(Node owner);

        /** Shows it in the program that the system has for folders. */
        void show(Path folder);
    }

    static Editor of(Setting setting, Folders folders, Consumer<String> typed) {
        TextField field = new TextField();
        field.setId(setting.id() + "-field");
        field.setEditable(false);
        field.setAccessibleText(setting.title());
        HBox.setHgrow(field, Priority.ALWAYS);
        Button open = new Button(Text.of("Open the folder"));
        open.setId(setting.id() + "-open");
        open.setOnAction(event -> folders.show(folders.now()));
        Button change = new Button(Text.of("Change…"));
        change.setId(setting.id() + "-change");
        change.setDisable(folders.fixed());
        change.setOnAction(event -> {
            Path chosen = folders.ask(change);
            if (chosen != null) {
                typed.accept(chosen.toAbsolutePath().toString());
            }
        });
        HBox line = new HBox(8, field, open, change);
        line.setAlignment(Pos.CENTER_LEFT);
        return new Editor(line, open, text -> field.setText(folders.now().toString()));
    }
}
