package dev.weir.app.access;

import dev.weir.app.access.policy.PolicyExample;
import dev.weir.app.fx.Failure;
import dev.weir.app.shell.Guarded;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.ReadOnly;
import dev.weir.app.shell.StatePane;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Who is there, and which policies say what they may. JavaFX thread only. */
final class PrincipalsPane extends StackPane {

    private final StatePane state = new StatePane();

    private final Workspace workspace;
    private final PrincipalsModel model;
    private final Consumer<PolicySource> editor;
    private final EntityTree tree = new EntityTree();
    private final TextField filter = new TextField();
    private final SplitPane split;

    PrincipalsPane(Workspace workspace, PrincipalsModel model, Consumer<PolicySource> editor) {
        getChildren().add(state);
        getStyleClass().add("access-tab");
        this.workspace = workspace;
        this.model = model;
        this.editor = editor;
        filter.setId("access-filter");
        filter.setPromptText(Text.of("Find by name"));
        filter.setAccessibleText(Text.of("Find by name"));
        HBox.setHgrow(filter, Priority.ALWAYS);
        filter.textProperty().addListener((property, old, now) -> fill());
        HBox bar = new HBox(8, filter, creation());
        bar.setAlignment(Pos.CENTER_LEFT);
        VBox.setVgrow(tree, Priority.ALWAYS);
        VBox left = new VBox(8, bar, tree);
        left.setMinWidth(220);
        split = new SplitPane(left, new EntityPane(workspace, model, editor));
        split.setDividerPositions(0.3);
        tree.getSelectionModel().selectedItemProperty().addListener((property, old, now) -> choose(now));
        model.list().subscribe(list -> fill());
        model.loading().subscribe(loading -> show());
        model.failure().subscribe(failure -> show());
    }

    private void choose(TreeItem<EntityTree.Row> item) {
        if (item != null
                && item.getValue() instanceof EntityTree.Row.Item(Entity entity)
                && !entity.equals(model.chosen().get())) {
            model.choose(entity);
        }
    }

    private void fill() {
        tree.show(model.list().get(), filter.getText(), model.chosen().get());
        show();
    }

    private void show() {
        Failure failure = model.failure().get();
        if (failure != null) {
            state.showFailure(plainly(failure), model::reload);
        } else if (model.list().get().entities().isEmpty()) {
            state.showLoading();
        } else {
            state.showContent(split);
        }
    }

    private static Failure plainly(Failure failure) {
        return failure.kind() == Failure.Kind.UNSUPPORTED
                ? new Failure(
                        failure.kind(),
                        Text.of("This endpoint has no IAM: it does not tell who may do what."),
                        Text.of("What was refused to you and what the pages need is shown beside this.") + " "
                                + failure.advice(),
                        failure.detail(),
                        failure.cause())
                : failure;
    }

    private Guarded creation() {
        Button create = new Button(Text.of("New…"), Icons.of(Icon.ADD));
        create.setId("access-new");
        create.setMinWidth(USE_PREF_SIZE);
        ContextMenu menu = new ContextMenu(
                item(Entity.Kind.USER), item(Entity.Kind.GROUP), item(Entity.Kind.ROLE), item(Entity.Kind.POLICY));
        create.setOnAction(event -> menu.show(create, Side.BOTTOM, 0, 4));
        return new Guarded(create, ReadOnly.reason(workspace));
    }

    private MenuItem item(Entity.Kind kind) {
        MenuItem item = new MenuItem(KindWords.creation(kind));
        item.setOnAction(event -> NameDialog.ask(workspace, this, KindWords.nameOf(kind), name -> create(kind, name)));
        return item;
    }

    private void create(Entity.Kind kind, String name) {
        if (kind == Entity.Kind.POLICY) {
            editor.accept(new PolicySource.New(name, PolicyExample.READ_STREAM.text()));
        } else {
            model.change(
                    KindWords.make(kind, name),
                    changes -> changes.create(kind, name, PolicyExample.TRUST.text()),
                    failure -> workspace.say(failure.what() + " " + failure.advice()));
        }
    }
}
