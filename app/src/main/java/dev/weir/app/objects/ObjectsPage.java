package dev.weir.app.objects;

import dev.weir.app.fx.Failure;
import dev.weir.app.fx.Pace;
import dev.weir.app.objects.load.LoadBar;
import dev.weir.app.objects.load.LoadModel;
import dev.weir.app.objects.read.ObjectStore;
import dev.weir.app.shell.DeliverySwitch;
import dev.weir.app.shell.FileQuestion;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.Page;
import dev.weir.app.shell.Place;
import dev.weir.app.shell.StatePane;
import dev.weir.app.shell.Workspace;
import dev.weir.app.shell.WrappingRow;
import dev.weir.app.text.Text;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The Objects page: buckets, what lies in them, and the way back into a stream. JavaFX thread only. */
public final class ObjectsPage implements Page {

    /** Below this width, in pixels, the tree and what is chosen in it have no room beside each other. */
    private static final double NARROW = 600;

    /** Of the field for an address with its button. */
    private static final double LEAST_ADDRESS = 320;

    private final Workspace workspace;
    private final TreeModel tree;
    private final PreviewModel preview;
    private final LoadModel loads;
    private final VBox content = new VBox(12);
    private final TextField typed = new TextField();
    private final Label wrong = new Label();
    private final StatePane state = new StatePane();
    private final SplitPane split = new SplitPane();
    private final StackPane right = new StackPane();
    private final ObjectPane objectPane;
    private final FolderPane folderPane;
    private final StatePane nothing = new StatePane();

    public ObjectsPage(Workspace workspace) {
        this(workspace, FileQuestion.OF_THE_SYSTEM);
    }

    ObjectsPage(Workspace workspace, FileQuestion files) {
        this.workspace = workspace;
        ObjectStore store = new ObjectStore(workspace.clients()::s3);
        this.tree = new TreeModel(
                store,
                workspace.background(),
                new KnownBuckets(workspace),
                workspace.connection().embedded());
        this.preview = new PreviewModel(store, workspace.background());
        this.loads = new LoadModel(workspace.clients()::kinesis, workspace.background(), Pace.real());
        ObjectActions actions = new ObjectActions(workspace, store, tree, loads, files, content);
        this.objectPane = new ObjectPane(workspace, preview, tree, actions);
        this.folderPane = new FolderPane(workspace, tree, actions);
        nothing.showEmpty(Text.of("Choose a bucket on the left, or type one above."));
        ObjectTree view = new ObjectTree(tree, workspace);
        right.getChildren().setAll(nothing);
        right.setMinWidth(280);
        split.getItems().setAll(view, right);
        split.setDividerPositions(0.42);
        // Where the two do not stand side by side, in a small window at a large scale, one stands above the other.
        split.orientationProperty()
                .bind(content.widthProperty()
                        .map(width -> width.doubleValue() > 0 && width.doubleValue() < NARROW
                                ? Orientation.VERTICAL
                                : Orientation.HORIZONTAL));
        VBox.setVgrow(state, Priority.ALWAYS);
        content.getStyleClass().addAll("page", "objects-page");
        content.getChildren().setAll(new VBox(16, heading(), address()), new LoadBar(loads), stale(), state);
        tree.chosen().subscribe(this::chosen);
        tree.failure().subscribe(this::look);
        tree.root().children().addListener((ListChangeListener<TreeNode>) change -> look());
        tree.root().loading().subscribe(this::look);
        look();
    }

    private HBox heading() {
        Label title = new Label(Text.of("Objects"));
        title.getStyleClass().add("page-heading");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button refresh = new Button(Text.of("Refresh"), Icons.of(Icon.REFRESH));
        refresh.setId("objects-refresh");
        refresh.setOnAction(event -> tree.reloadAll());
        HBox row = new HBox(16, title, space, refresh);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Label stale() {
        Label old = new Label();
        old.getStyleClass().add("object-problem");
        old.setGraphic(Icons.of(Icon.WARNING));
        old.setWrapText(true);
        old.managedProperty().bind(old.visibleProperty());
        tree.stale().subscribe(failure -> {
            old.setVisible(failure != null && tree.hasBuckets());
            old.setText(
                    failure == null
                            ? ""
                            : Text.of("What is shown may be old.") + " " + failure.what() + " " + failure.advice());
        });
        return old;
    }

    private WrappingRow address() {
        typed.setId("objects-address");
        typed.setPromptText(Text.of("Bucket, s3://bucket/prefix/, ARN or address of an object"));
        typed.setAccessibleText(Text.of("Bucket and prefix"));
        typed.setMinWidth(120);
        HBox.setHgrow(typed, Priority.ALWAYS);
        typed.setOnAction(event -> go(typed.getText()));
        Button open = new Button(Text.of("Open"), Icons.of(Icon.ARROW_RIGHT));
        open.setId("objects-open");
        open.setOnAction(event -> go(typed.getText()));
        wrong.getStyleClass().add("objects-wrong");
        wrong.managedProperty().bind(wrong.textProperty().isNotEmpty());
        open.setMinWidth(Region.USE_PREF_SIZE);
        wrong.setMinWidth(Region.USE_PREF_SIZE);
        HBox where = new HBox(8, typed, open);
        where.setMinWidth(LEAST_ADDRESS);
        HBox.setHgrow(where, Priority.ALWAYS);
        WrappingRow row = new WrappingRow(16, new DeliverySwitch(workspace, Place.Objects.class), where, wrong);
        return row;
    }

    private void go(String text) {
        TypedPlace place = TypedPlace.read(text);
        wrong.setText(place == null ? Text.of("That is no bucket's name.") : "");
        if (place != null) {
            state.showContent(split);
            tree.go(place.bucket(), place.prefix());
        }
    }

    private void chosen(@Nullable TreeNode node) {
        if (node == null || node.kind() == TreeNode.Kind.ROOT) {
            preview.look(null);
            right.getChildren().setAll(nothing);
        } else if (node.object() != null) {
            typed.setText(node.uri());
            preview.look(node.object());
            right.getChildren().setAll(objectPane);
        } else {
            typed.setText(node.uri());
            preview.look(null);
            folderPane.show(node);
            right.getChildren().setAll(folderPane);
        }
    }

    private void look() {
        Failure failure = tree.failure().get();
        if (tree.hasBuckets()) {
            state.showContent(split);
        } else if (failure != null && !canBeTyped(failure)) {
            state.showFailure(failure, () -> tree.reload(tree.root()));
        } else if (failure != null) {
            state.showEmpty(
                    failure.what() + " " + failure.advice() + " "
                            + Text.of(
                                    "If you know a bucket's name, type it above: reading in it may be allowed all the same."),
                    Text.of("Try again"),
                    () -> tree.reload(tree.root()));
        } else if (!tree.root().loaded()) {
            state.showLoading();
        } else {
            state.showEmpty(
                    Text.of("There are no buckets in this account yet. A delivery stream writes into one."),
                    Text.of("Open Delivery"),
                    () -> workspace.open(new Place.Delivery()));
        }
    }

    private static boolean canBeTyped(Failure failure) {
        return failure.kind() == Failure.Kind.DENIED || failure.kind() == Failure.Kind.UNSUPPORTED;
    }

    @Override
    public Node content() {
        return content;
    }

    @Override
    public void open(Place place) {
        if (place instanceof Place.Objects(String bucket, String prefix) && bucket != null) {
            state.showContent(split);
            tree.go(bucket, prefix == null ? "" : prefix);
        }
    }

    @Override
    public void shown() {
        tree.show();
        loads.shown();
    }

    @Override
    public void hidden() {
        tree.hide();
        loads.hidden();
    }

    @Override
    public void closed() {
        preview.close();
    }
}
