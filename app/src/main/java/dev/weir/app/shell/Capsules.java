package dev.weir.app.shell;

import dev.weir.app.capsule.CapsuleDoor;
import dev.weir.app.text.Text;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import org.jspecify.annotations.Nullable;

/** Capsules of one window: saved, opened, dropped onto it. JavaFX thread only. */
final class Capsules {

    private final Node owner;
    private FileQuestion files;
    private final Supplier<@Nullable Workspace> workspace;
    private final Supplier<Place> place;
    private final Runnable toEmbedded;
    private final Consumer<String> say;
    /** Opened as soon as the window is connected. */
    private @Nullable Path awaited;

    Capsules(
            Node owner,
            FileQuestion files,
            Supplier<@Nullable Workspace> workspace,
            Supplier<Place> place,
            Runnable toEmbedded,
            Consumer<String> say) {
        this.owner = owner;
        this.files = files;
        this.workspace = workspace;
        this.place = place;
        this.toEmbedded = toEmbedded;
        this.say = say;
    }

    /** Asks for files in another way from now on. */
    void files(FileQuestion other) {
        files = other;
    }

    /** Asks what goes into a capsule and saves it. */
    void save() {
        Workspace now = workspace.get();
        if (now == null) {
            say.accept(Text.of("There is no connection yet of which anything could be saved."));
        } else if (now.masking().on()) {
            say.accept(Text.of("Values are masked while you present: save the capsule afterwards."));
        } else {
            CapsuleDoor.save(now, owner, files, PlaceLink.of(place.get()));
        }
    }

    /** Asks for a capsule and opens it. */
    void choose() {
        Path file = CapsuleDoor.ask(owner, files);
        if (file != null) {
            open(file);
        }
    }

    /** Opens a capsule: now, or as soon as the window is connected. */
    void open(Path file) {
        Workspace now = workspace.get();
        if (now == null) {
            awaited = file;
            return;
        }
        CapsuleDoor.open(now, owner, file, () -> {
            awaited = file;
            toEmbedded.run();
        });
    }

    /** The window is connected. */
    void connected() {
        Path file = awaited;
        awaited = null;
        if (file != null) {
            open(file);
        }
    }

    /** Capsules may be dropped anywhere onto the window, also where other files mean something else. */
    void droppedOn(Scene scene) {
        scene.addEventFilter(DragEvent.DRAG_OVER, event -> {
            if (capsule(event) != null) {
                event.acceptTransferModes(TransferMode.COPY);
                event.consume();
            }
        });
        scene.addEventFilter(DragEvent.DRAG_DROPPED, event -> {
            Path file = capsule(event);
            if (file != null) {
                event.setDropCompleted(true);
                event.consume();
                open(file);
            }
        });
    }

    private static @Nullable Path capsule(DragEvent event) {
        List<File> dragged = event.getDragboard().getFiles();
        return dragged.size() == 1 && isCapsule(dragged.getFirst().getName())
                ? dragged.getFirst().toPath()
                : null;
    }

    static boolean isCapsule(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".weir");
    }
}
