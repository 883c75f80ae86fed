package dev.weir.app.objects;

import dev.weir.app.objects.TreeNode.Kind;
import dev.weir.app.objects.read.StoredObject;
import dev.weir.app.shell.Format;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import javafx.beans.InvalidationListener;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A bucket or a folder: how much was listed in it, and what can be done with all of it. JavaFX thread only. */
final class FolderPane extends VBox {

    private final Workspace workspace;
    private final TreeModel tree;
    private final ObjectActions actions;
    private final Label name = new Label();
    private final Label facts = new Label();
    private final VBox newest = new VBox(4);
    private final Label hint = new Label();
    private final ListChangeListener<TreeNode> changed = change -> look();
    private final InvalidationListener turned = loading -> look();
    private @Nullable TreeNode folder;

    FolderPane(Workspace workspace, TreeModel tree, ObjectActions actions) {
        super(12);
        this.workspace = workspace;
        this.tree = tree;
        this.actions = actions;
        setId("folder-pane");
        getStyleClass().add("object-pane");
        name.getStyleClass().add("page-subheading");
        name.setWrapText(true);
        name.setMinHeight(Region.USE_PREF_SIZE);
        facts.setId("folder-facts");
        facts.getStyleClass().add("muted");
        facts.setWrapText(true);
        facts.setMinHeight(Region.USE_PREF_SIZE);
        hint.setWrapText(true);
        hint.getStyleClass().add("object-problem");
        hint.setGraphic(Icons.of(Icon.WARNING));
        hint.setMinHeight(Region.USE_PREF_SIZE);
        hint.managedProperty().bind(hint.visibleProperty());
        getChildren().setAll(name, facts, hint, bar(), newest);
    }

    private FlowPane bar() {
        Button load = new Button(Text.of("Load all below into a stream…"), Icons.of(Icon.SEND));
        load.setId("folder-load");
        load.setOnAction(event -> withFolder(actions::loadBelow));
        Button list = new Button(Text.of("List anew"), Icons.of(Icon.REFRESH));
        list.setOnAction(event -> withFolder(tree::reload));
        MenuItem uri = new MenuItem("URI (s3://…)");
        uri.setOnAction(event -> withFolder(node -> actions.copyUri(node.uri())));
        MenuItem cli = new MenuItem(Text.of("Line for the AWS CLI"));
        cli.setOnAction(event -> withFolder(node -> actions.copyCli(node.uri())));
        MenuButton copy = new MenuButton(Text.of("Copy"), Icons.of(Icon.COPY), uri, cli);
        FlowPane bar = new FlowPane(
                8,
                8,
                load,
                actions.ask(
                        () -> folder == null ? null : folder.bucket(), () -> folder == null ? null : folder.prefix()),
                list,
                copy);
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    private void withFolder(java.util.function.Consumer<TreeNode> action) {
        if (folder != null) {
            action.accept(folder);
        }
    }

    void show(TreeNode next) {
        if (folder != null) {
            folder.children().removeListener(changed);
            folder.loading().removeListener(turned);
        }
        folder = next;
        next.children().addListener(changed);
        next.loading().addListener(turned);
        look();
    }

    private void look() {
        TreeNode now = folder;
        if (now == null) {
            return;
        }
        name.setText(now.kind() == Kind.BUCKET ? now.bucket() : now.uri());
        List<StoredObject> objects = now.children().stream()
                .map(TreeNode::object)
                .filter(Objects::nonNull)
                .toList();
        long folders = now.children().stream().filter(TreeNode::container).count();
        double size = objects.stream().mapToDouble(StoredObject::size).sum();
        TreeNode note = now.children().size() == 1 && now.children().getFirst().kind() == Kind.NOTE
                ? now.children().getFirst()
                : null;
        String all = Text.count(folders, "{0} folder", "{0} folders") + ", "
                + Text.count(objects.size(), "{0} object", "{0} objects") + ", " + Format.bytes(size);
        facts.setText(
                now.loading().get()
                        ? Text.of("Listing…")
                        : note != null
                                ? note.name()
                                : now.next() == null ? all : Text.of("{0} listed so far; there are more", all));
        boolean errors = now.prefix().contains("-failed/")
                || now.children().stream()
                        .anyMatch(child ->
                                child.kind() == Kind.FOLDER && child.name().endsWith("-failed/"));
        hint.setVisible(errors);
        hint.setText(Text.of(
                "Folders whose names end in -failed hold what Firehose could not process, convert or deliver: open an object to"
                        + " see why, and to send its records again."));
        show(objects);
    }

    private void show(List<StoredObject> objects) {
        newest.getChildren().clear();
        if (objects.isEmpty()) {
            return;
        }
        Label title = new Label(Text.of("Newest here"));
        title.getStyleClass().add("medium");
        newest.getChildren().add(title);
        objects.stream()
                .sorted(Comparator.comparing(StoredObject::modified).reversed())
                .limit(8)
                .forEach(object -> newest.getChildren().add(link(object)));
    }

    private Hyperlink link(StoredObject object) {
        Hyperlink link = new Hyperlink("%s · %s · %s"
                .formatted(
                        object.name(),
                        Format.bytes((double) object.size()),
                        Format.ago(object.modified(), workspace.clock().instant())));
        link.setMnemonicParsing(false);
        link.setOnAction(event -> tree.choose(object));
        return link;
    }
}
