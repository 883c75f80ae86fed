package dev.weir.app.delivery;

import dev.weir.app.fx.Failure;
import dev.weir.app.shell.Confirm;
import dev.weir.app.shell.DeliverySwitch;
import dev.weir.app.shell.Format;
import dev.weir.app.shell.Guarded;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.Page;
import dev.weir.app.shell.Place;
import dev.weir.app.shell.ReadOnly;
import dev.weir.app.shell.StatePane;
import dev.weir.app.shell.Workspace;
import dev.weir.app.shell.WrappingRow;
import dev.weir.app.streams.LiveNotice;
import dev.weir.app.streams.Phase;
import dev.weir.app.streams.RowsAsText;
import dev.weir.app.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** All delivery streams of the account: how they do, and the way to make and delete them. */
public final class DeliveryPage implements Page {

    private static final double LEAST_SEARCH = 120;

    private final Workspace workspace;
    private final DeliveryModel model;
    private final DeliveryTable table;
    private final VBox content = new VBox(16);
    private final StatePane body = new StatePane();
    private final LiveNotice notice = new LiveNotice();
    private final Label count = new Label();
    private @Nullable Failure commandFailure;

    public DeliveryPage(Workspace workspace) {
        this.workspace = workspace;
        this.model = new DeliveryModel(workspace);
        this.table = new DeliveryTable(workspace, model, row -> open(row));
        table.setContextMenu(menu());
        table.setPlaceholder(new Label(Text.of("No delivery stream has a name like that.")));
        content.getStyleClass().addAll("page", "delivery-page");
        VBox.setVgrow(body, Priority.ALWAYS);
        content.getChildren().addAll(heading(), new DeliverySwitch(workspace, Place.Delivery.class), notice, body);
        model.phase().subscribe(phase -> showPhase());
        model.failure().subscribe(failure -> sayNotice());
        model.factsFailure().subscribe(failure -> sayNotice());
        model.figuresFailure().subscribe(failure -> sayNotice());
        workspace.readOnly().subscribe(on -> showPhase());
        count.textProperty().bind(Bindings.createStringBinding(this::countText, model.found(), model.rows()));
    }

    @Override
    public Node content() {
        return content;
    }

    @Override
    public void shown() {
        model.shown();
        showPhase();
    }

    @Override
    public void hidden() {
        model.hidden();
    }

    private Node heading() {
        Label title = new Label(Text.of("Delivery"));
        title.getStyleClass().add("page-heading");
        title.setMinWidth(Region.USE_PREF_SIZE);
        count.getStyleClass().add("muted");
        TextField search = new TextField();
        search.setId("delivery-search");
        search.setPromptText(Text.of("Find by name"));
        search.setAccessibleText(Text.of("Find a delivery stream by name"));
        search.setMinWidth(LEAST_SEARCH);
        HBox.setHgrow(search, Priority.SOMETIMES);
        search.textProperty().bindBidirectional(model.search());
        Button delete = new Button(Text.of("Delete"), Icons.of(Icon.DELETE));
        delete.setId("delivery-delete");
        delete.setOnAction(event -> withSelected(this::delete));
        Button create = new Button(Text.of("Create delivery stream"), Icons.of(Icon.ADD));
        create.setId("delivery-create");
        create.getStyleClass().add("accent");
        create.setOnAction(event -> create());
        return new WrappingRow(
                8,
                title,
                count,
                WrappingRow.space(),
                search,
                new Guarded(delete, whyNoDelete()),
                new Guarded(create, ReadOnly.reason(workspace)));
    }

    private ObservableValue<@Nullable String> whyNoDelete() {
        return ReadOnly.unlessOne(
                workspace,
                table.getSelectionModel().getSelectedItems(),
                Text.of("Select one delivery stream to delete it."));
    }

    private ContextMenu menu() {
        MenuItem open = new MenuItem(Text.of("Open"));
        open.setOnAction(event -> withSelected(this::open));
        MenuItem objects = new MenuItem(Text.of("Objects"));
        objects.setOnAction(event -> withSelected(this::openObjects));
        MenuItem change = new MenuItem(Text.of("Change…"));
        change.setOnAction(event -> withSelected(row -> workspace.open(new Place.DeliveryForm(row.name(), null))));
        MenuItem audit = new MenuItem(Text.of("Audit"));
        audit.setOnAction(event -> withSelected(row -> workspace.open(new Place.Audit(row.name()))));
        ContextMenu menu = new ContextMenu(open, objects, change, audit, new SeparatorMenuItem());
        menu.getItems().addAll(RowsAsText.items(table));
        return menu;
    }

    private void withSelected(Consumer<DeliveryRow> action) {
        DeliveryRow selected = table.getSelectionModel().getSelectedItem();
        if (selected != null) {
            action.accept(selected);
        }
    }

    private void open(DeliveryRow row) {
        workspace.open(new Place.DeliveryStream(row.name()));
    }

    private void openObjects(DeliveryRow row) {
        DeliveryFacts facts = row.facts().get();
        if (facts != null) {
            workspace.open(S3Facts.of(facts).place());
        }
    }

    private void create() {
        workspace.open(new Place.DeliveryForm(null, null));
    }

    private void delete(DeliveryRow row) {
        Confirm.ask(
                workspace, content, DeleteQuestion.of(row.name(), row.facts().get()), () -> {
                    commandFailure = null;
                    DeleteDelivery.run(workspace, row.name(), model::refresh, failure -> {
                        commandFailure = failure;
                        sayNotice();
                    });
                    sayNotice();
                });
    }

    private void showPhase() {
        switch (model.phase().get()) {
            case LOADING -> body.showLoading();
            case READY -> body.showContent(table);
            case EMPTY -> showEmpty();
            case FAILED -> {
                Failure failure = model.failure().get();
                if (failure != null) {
                    body.showFailure(failure, model::refresh);
                }
            }
        }
    }

    private void showEmpty() {
        String none = Text.of(
                "No delivery streams yet in {0}. One takes records from a stream, or from direct puts, and writes them as"
                        + " objects to S3 or to another destination.",
                workspace.connection().region());
        if (workspace.readOnly().get()) {
            body.showEmpty(none + " " + ReadOnly.reason());
        } else {
            body.showEmpty(none, Text.of("Create delivery stream"), this::create);
        }
    }

    private void sayNotice() {
        List<String> sentences = new ArrayList<>();
        Failure refused = commandFailure;
        if (refused != null) {
            sentences.add(refused.what() + " " + refused.advice());
        }
        Failure stale = model.failure().get();
        if (stale != null && model.phase().get() == Phase.READY) {
            sentences.add(Text.of("The list is not up to date.") + " " + stale.what());
        }
        Failure undescribed = model.factsFailure().get();
        if (undescribed != null) {
            sentences.add(Text.of("Names only: {0}", undescribed.what() + " " + undescribed.advice()));
        }
        Failure uncounted = model.figuresFailure().get();
        if (uncounted != null) {
            sentences.add(Text.of("Live figures are missing.") + " " + uncounted.what() + " " + uncounted.advice());
        } else if (model.periodSeconds() > 1) {
            sentences.add(Text.of(
                    "CloudWatch counts each minute here, some two minutes late: so late are buffer and flush, too."));
        }
        notice.say(sentences);
    }

    private String countText() {
        int all = model.rows().size();
        int found = model.found().size();
        return found == all ? Format.count(all) : Text.of("{0} of {1}", Format.count(found), Format.count(all));
    }
}
