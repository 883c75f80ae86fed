package dev.weir.app.streams;

import dev.weir.app.fx.Failure;
import dev.weir.app.shell.Confirm;
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
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** All streams of the account: find one, open it, create and delete. */
public final class StreamsPage implements Page {

    private static final double LEAST_SEARCH = 120;

    private final Workspace workspace;
    private final StreamsModel model;
    private final VBox content = new VBox(16);
    private final StatePane body = new StatePane();
    private final LiveNotice notice = new LiveNotice();
    private final Label count = new Label();
    private final TextField search = new TextField();
    private final StreamsTable table;
    private @Nullable Failure commandFailure;

    public StreamsPage(Workspace workspace) {
        this.workspace = workspace;
        this.model = new StreamsModel(workspace);
        this.table = new StreamsTable(workspace, model, this::open);
        content.getStyleClass().addAll("page", "streams-page");
        VBox.setVgrow(body, Priority.ALWAYS);
        content.getChildren().addAll(heading(), notice, body);
        table.setContextMenu(menu());
        table.addEventHandler(KeyEvent.KEY_TYPED, this::typed);
        table.setPlaceholder(new Label(Text.of("No stream has a name like that.")));
        StreamCatalogue catalogue = model.catalogue();
        catalogue.phase().subscribe(phase -> showPhase());
        catalogue.failure().subscribe(failure -> sayNotice());
        Resorting resorting = new Resorting(table);
        workspace.throughput().streams().subscribe(rates -> resorting.ratesChanged());
        workspace.throughput().failure().subscribe(failure -> sayNotice());
        workspace.throughput().coverage().subscribe(coverage -> sayNotice());
        workspace.zone().subscribe(zone -> table.refresh());
        count.textProperty().bind(Bindings.createStringBinding(this::countText, model.found(), catalogue.rows()));
    }

    @Override
    public Node content() {
        return content;
    }

    @Override
    public void shown() {
        model.shown();
        table.refresh();
        showPhase();
    }

    @Override
    public void hidden() {
        model.hidden();
    }

    private Node heading() {
        Label title = new Label(Text.of("Streams"));
        title.getStyleClass().add("page-heading");
        title.setMinWidth(Region.USE_PREF_SIZE);
        count.getStyleClass().add("muted");
        search.setId("streams-search");
        search.setPromptText(Text.of("Find by name"));
        search.setAccessibleText(Text.of("Find a stream by name"));
        search.setMinWidth(LEAST_SEARCH);
        HBox.setHgrow(search, Priority.SOMETIMES);
        search.textProperty().bindBidirectional(model.search());
        search.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                search.clear();
                table.requestFocus();
                event.consume();
            }
        });
        Button delete = new Button(Text.of("Delete"), Icons.of(Icon.DELETE));
        delete.setId("streams-delete");
        delete.setOnAction(event -> deleteSelected());
        Button produce = new Button(Text.of("Produce"), Icons.of(Icon.SEND));
        produce.setId("streams-produce");
        produce.setOnAction(event -> produce());
        Button create = new Button(Text.of("Create stream"), Icons.of(Icon.ADD));
        create.setId("streams-create");
        create.getStyleClass().add("accent");
        for (Button each : List.of(delete, produce, create)) {
            each.setMinWidth(Region.USE_PREF_SIZE);
        }
        create.setOnAction(event -> create());
        return new WrappingRow(
                8,
                title,
                count,
                WrappingRow.space(),
                search,
                produce,
                new Guarded(delete, whyNoDelete()),
                new Guarded(create, ReadOnly.reason(workspace)));
    }

    private ObservableValue<@Nullable String> whyNoDelete() {
        return ReadOnly.unlessOne(
                workspace, table().getSelectionModel().getSelectedItems(), Text.of("Select one stream to delete it."));
    }

    private StreamsTable table() {
        return table;
    }

    private ContextMenu menu() {
        MenuItem open = new MenuItem(Text.of("Open"));
        open.setOnAction(event -> withSelected(this::open));
        MenuItem records = new MenuItem(Text.of("Records"));
        records.setOnAction(event -> withSelected(row -> workspace.open(new Place.Records(row.name(), null))));
        MenuItem produce = new MenuItem(Text.of("Produce"));
        produce.setOnAction(event -> withSelected(row -> workspace.open(new Place.Produce(row.name()))));
        MenuItem deliver = new MenuItem(Text.of("Deliver to S3 or elsewhere…"));
        deliver.setOnAction(event -> withSelected(row -> workspace.open(new Place.DeliveryForm(null, row.name()))));
        MenuItem audit = new MenuItem(Text.of("Audit"));
        audit.setOnAction(event -> withSelected(row -> workspace.open(new Place.Audit(row.name()))));
        ContextMenu menu = new ContextMenu(open, records, produce, deliver, audit, new SeparatorMenuItem());
        menu.getItems().addAll(RowsAsText.items(table));
        return menu;
    }

    private void withSelected(Consumer<StreamRow> action) {
        StreamRow selected = table.getSelectionModel().getSelectedItem();
        if (selected != null) {
            action.accept(selected);
        }
    }

    private void open(StreamRow row) {
        workspace.open(new Place.Stream(row.name()));
    }

    private void produce() {
        StreamRow selected = table.getSelectionModel().getSelectedItem();
        workspace.open(new Place.Produce(selected == null ? null : selected.name()));
    }

    private void create() {
        CreateStreamDialog.open(workspace, content, model.newStream(), model::created);
    }

    private void deleteSelected() {
        withSelected(row -> Confirm.ask(
                workspace, content, DeleteQuestion.of(row.name(), row.facts().get()), () -> {
                    commandFailure = null;
                    model.delete(row, failure -> {
                        commandFailure = failure;
                        sayNotice();
                    });
                    sayNotice();
                }));
    }

    /** Typing over the table goes on in the search field. */
    private void typed(KeyEvent event) {
        String character = event.getCharacter();
        if (!event.isShortcutDown() && !event.isAltDown() && character.matches("[a-zA-Z0-9_.-]")) {
            search.requestFocus();
            search.appendText(character);
            search.end();
            event.consume();
        }
    }

    private void showPhase() {
        CatalogueState.show(body, model.catalogue(), workspace, () -> body.showContent(table), this::create);
    }

    private void sayNotice() {
        List<String> sentences = new ArrayList<>();
        Failure refused = commandFailure;
        if (refused != null) {
            sentences.add(refused.what() + " " + refused.advice());
        }
        Failure stale = model.catalogue().failure().get();
        if (stale != null && model.catalogue().phase().get() == Phase.READY) {
            sentences.add(Text.of("The list is not up to date.") + " " + stale.what());
        }
        sentences.addAll(LiveNotice.about(workspace.throughput()));
        notice.say(sentences);
    }

    private String countText() {
        int all = model.catalogue().rows().size();
        int found = model.found().size();
        return found == all ? Format.count(all) : Text.of("{0} of {1}", Format.count(found), Format.count(all));
    }
}
