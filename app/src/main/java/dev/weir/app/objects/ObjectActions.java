package dev.weir.app.objects;

import dev.weir.app.objects.load.LoadDialog;
import dev.weir.app.objects.load.LoadModel;
import dev.weir.app.objects.load.LoadSource;
import dev.weir.app.objects.read.ObjectStore;
import dev.weir.app.objects.read.PreviewRow;
import dev.weir.app.objects.read.StoredObject;
import dev.weir.app.shell.Confirm;
import dev.weir.app.shell.FileQuestion;
import dev.weir.app.shell.Format;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.Place;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.jspecify.annotations.Nullable;

/** What can be done with an object or a folder. JavaFX thread only. */
final class ObjectActions {

    private final Workspace workspace;
    private final ObjectStore store;
    private final TreeModel tree;
    private final LoadModel loads;
    private final FileQuestion files;
    private final Node owner;

    /** @param owner any node of the page */
    ObjectActions(
            Workspace workspace, ObjectStore store, TreeModel tree, LoadModel loads, FileQuestion files, Node owner) {
        this.workspace = workspace;
        this.store = store;
        this.tree = tree;
        this.loads = loads;
        this.files = files;
        this.owner = owner;
    }

    void copyUri(String uri) {
        copy(uri, Text.of("The URI is on the clipboard."));
    }

    void copyCli(String uri) {
        copy(ObjectLinks.cli(workspace.connection(), uri), Text.of("The line for the AWS CLI is on the clipboard."));
    }

    void copyLink(StoredObject object) {
        workspace
                .background()
                .run(
                        Text.of("Sign a link"),
                        () -> ObjectLinks.presigned(workspace.clients().s3Presigner(), object),
                        link -> copy(
                                link,
                                Text.of(
                                        "The link is on the clipboard. Whoever has it may read the object for {0} minutes.",
                                        ObjectLinks.LINK_HOLDS.toMinutes())),
                        failure -> workspace.say(failure.what() + " " + failure.advice()));
    }

    private void copy(String text, String said) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
        workspace.say(said);
    }

    void download(StoredObject object) {
        Path target = files.save(
                owner.getScene() == null ? null : owner.getScene().getWindow(), Text.of("Download"), fileName(object));
        if (target == null) {
            return;
        }
        workspace
                .background()
                .run(
                        Text.of("Download {0}", object.name()),
                        new Download(store, object, target),
                        file -> workspace.say(Text.of("{0} was written.", file)),
                        failure -> workspace.say(failure.what() + " " + failure.advice()));
    }

    /** A key may hold what no file name may. */
    private static String fileName(StoredObject object) {
        String name = object.name().replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_");
        return name.isBlank() ? "object" : name;
    }

    void delete(TreeNode node) {
        StoredObject object = node.object();
        if (object == null) {
            return;
        }
        Confirm.ask(
                workspace,
                owner,
                new Confirm.Question(
                        Text.of("Delete object?"),
                        object.key(),
                        Text.of(
                                "{0} of bucket {1} are deleted. Unless the bucket keeps versions, that can't be undone.",
                                Format.bytes((double) object.size()), object.bucket()),
                        Text.of("Delete")),
                () -> workspace
                        .background()
                        .run(
                                Text.of("Delete {0}", object.name()),
                                () -> {
                                    store.delete(object.bucket(), object.key());
                                    return object;
                                },
                                gone -> {
                                    tree.gone(node);
                                    workspace.say(Text.of("{0} was deleted.", gone.name()));
                                },
                                failure -> workspace.say(failure.what() + " " + failure.advice())));
    }

    /** A button that asks about objects in SQL. */
    Button ask(Supplier<@Nullable String> bucket, Supplier<@Nullable String> prefix) {
        Button ask = new Button(Text.of("Ask in SQL"), Icons.of(Icon.QUERY));
        ask.setOnAction(event -> {
            String of = bucket.get();
            String below = prefix.get();
            if (of != null && below != null) {
                workspace.open(Place.Query.ofObjects(of, below));
            }
        });
        return ask;
    }

    void load(StoredObject object) {
        LoadDialog.open(workspace, owner, loads, LoadSource.of(store, object));
    }

    void load(List<PreviewRow> rows) {
        LoadDialog.open(workspace, owner, loads, LoadSource.of(rows));
    }

    void loadBelow(TreeNode folder) {
        LoadDialog.open(workspace, owner, loads, LoadSource.below(store, folder.bucket(), folder.prefix()));
    }
}
