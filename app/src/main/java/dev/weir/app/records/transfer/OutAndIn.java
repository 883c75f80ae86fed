package dev.weir.app.records.transfer;

import dev.weir.app.send.DraggedRecords;
import dev.weir.app.send.OutgoingRecords;
import dev.weir.app.shell.FileQuestion;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.jspecify.annotations.Nullable;

/** The ways by which records leave and enter a page of records: its menu, and what can be dragged. JavaFX thread only. */
public final class OutAndIn {

    private final Workspace workspace;
    private final Node owner;
    private final AtHand atHand;
    private final FileQuestion files;

    /** @param owner any node of the page's window */
    public OutAndIn(Workspace workspace, Node owner, AtHand atHand, FileQuestion files) {
        this.workspace = workspace;
        this.owner = owner;
        this.atHand = atHand;
        this.files = files;
    }

    /** The menu of the page's bar. */
    public MenuButton menu() {
        MenuButton menu = new MenuButton(Text.of("Out and in"), Icons.of(Icon.MORE));
        menu.setId("records-out-and-in");
        menu.setAccessibleText(Text.of("Export, import, re-send and replay"));
        menu.getItems().setAll(items());
        menu.getItems().add(1, item(Text.of("Import a file…"), "records-import", this::importFile));
        return menu;
    }

    /** What can be done with records, for a menu of the page. */
    public List<MenuItem> items() {
        return List.of(
                item(Text.of("Export…"), "records-export", this::export),
                new SeparatorMenuItem(),
                item(Text.of("Edit and re-send…"), "records-resend", this::resend),
                item(Text.of("Replay into another stream…"), "records-replay", this::replay));
    }

    private static MenuItem item(String text, String id, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setId(id);
        item.setOnAction(event -> action.run());
        return item;
    }

    /** What leaves by other ways than the screen would leave unmasked. */
    private boolean masked() {
        if (workspace.masking().on()) {
            workspace.say(Text.of("Values are masked while you present: records leave the program afterwards."));
            return true;
        }
        return false;
    }

    private boolean noStream() {
        if (masked()) {
            return true;
        }
        if (atHand.streamName() == null) {
            workspace.say(Text.of("Choose a stream first."));
            return true;
        }
        return false;
    }

    private void export() {
        if (!noStream()) {
            ExportDialog.open(workspace, owner, new ExportModel(workspace, atHand), files);
        }
    }

    private void replay() {
        if (!noStream()) {
            ReplayDialog.open(workspace, owner, new ReplayModel(workspace, atHand));
        }
    }

    private void importFile() {
        Path file =
                files.open(owner.getScene().getWindow(), Text.of("Import records"), Text.of("All files"), List.of("*"));
        if (file != null) {
            importFile(workspace, owner, atHand.streamName(), file);
        }
    }

    private void resend() {
        if (masked()) {
            return;
        }
        OutgoingRecords records = selected();
        if (records.count() == 0) {
            workspace.say(Text.of("Choose rows first."));
        } else {
            resend(workspace, owner, atHand.streamName(), records, files);
        }
    }

    /** The selected records, to be dragged onto a stream. */
    public DraggedRecords dragged() {
        return new DraggedRecords(selected());
    }

    private OutgoingRecords selected() {
        return new ReadRecords(atHand.streamName(), atHand.selected());
    }

    /** Opens the form by which a file goes into a stream. */
    public static void importFile(Workspace workspace, Node owner, @Nullable String streamName, Path file) {
        ImportDialog.open(workspace, owner, new ImportModel(workspace, file, streamName));
    }

    /**
     * Opens the form by which records are edited and put into a stream; for more than can be edited at once the one that sends any
     * number, as they are or under other keys.
     */
    public static void resend(
            Workspace workspace, Node owner, @Nullable String streamName, OutgoingRecords records, FileQuestion files) {
        if (records.count() > ResendModel.MOST && records instanceof ReadRecords read) {
            ReplayDialog.open(workspace, owner, new ReplayModel(workspace, read.atHand(), streamName));
            return;
        }
        if (records.count() > ResendModel.MOST) {
            workspace.say(Text.of(
                    "The first {0} of these {1} records are taken; more can't be edited at once.",
                    ResendModel.MOST, records.count()));
        }
        workspace
                .background()
                .run(
                        Text.of("Read the records to re-send"),
                        () -> records.first(ResendModel.MOST),
                        first -> ResendDialog.open(
                                workspace, owner, new ResendModel(workspace, streamName, first), files),
                        failure -> workspace.say(failure.what() + " " + failure.advice()));
    }
}
