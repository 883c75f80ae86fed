package dev.weir.app.objects;

import dev.weir.app.objects.read.ObjectFormat;
import dev.weir.app.objects.read.Packing;
import dev.weir.app.objects.read.Preview;
import dev.weir.app.objects.read.PreviewRow;
import dev.weir.app.objects.read.StoredObject;
import dev.weir.app.records.CodeView;
import dev.weir.app.records.decode.CodeText;
import dev.weir.app.records.decode.Payload;
import dev.weir.app.shell.Format;
import dev.weir.app.shell.Guarded;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.ReadOnly;
import dev.weir.app.shell.StatePane;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.util.List;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** An object: what it is, what can be done with it, its records, their schema, its properties. JavaFX thread only. */
final class ObjectPane extends VBox {

    private final Workspace workspace;
    private final PreviewModel model;
    private final TreeModel tree;
    private final ObjectActions actions;
    private final Label name = new Label();
    private final Label facts = new Label();
    private final StatePane state = new StatePane();
    private final SplitPane split = new SplitPane();
    private final RowTable rows;
    private final RowDetails details;
    private final CodeView bytes = new CodeView();
    private final Label problem = new Label();
    private final Label counted = new Label();
    private final Button more = new Button(Text.of("Read on"));
    private final Button send = new Button(Text.of("Load selected…"), Icons.of(Icon.SEND));
    private final FactTables tables;
    private final VBox records = new VBox(8);

    ObjectPane(Workspace workspace, PreviewModel model, TreeModel tree, ObjectActions actions) {
        super(8);
        this.workspace = workspace;
        this.model = model;
        this.tree = tree;
        this.actions = actions;
        this.rows = new RowTable(workspace.masking());
        this.details = new RowDetails(workspace);
        this.tables = new FactTables(model);
        setId("object-pane");
        getStyleClass().add("object-pane");
        name.setId("object-name");
        name.getStyleClass().add("page-subheading");
        name.setWrapText(true);
        name.setMinHeight(Region.USE_PREF_SIZE);
        facts.setId("object-facts");
        facts.getStyleClass().addAll("muted", "small");
        facts.setWrapText(true);
        problem.getStyleClass().add("object-problem");
        problem.setGraphic(Icons.of(Icon.WARNING));
        problem.setWrapText(true);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        problem.managedProperty().bind(problem.visibleProperty());
        split.setOrientation(Orientation.VERTICAL);
        split.getItems().setAll(rows);
        rows.getSelectionModel().selectedItemProperty().subscribe(this::chosen);
        records.getStyleClass().add("object-records");
        records.getChildren().setAll(problem, split, foot());
        VBox.setVgrow(split, Priority.ALWAYS);
        VBox.setVgrow(state, Priority.ALWAYS);
        TabPane tabs = new TabPane(
                new Tab(Text.of("Records"), state),
                new Tab(Text.of("Schema"), tables.schema()),
                new Tab(Text.of("Properties"), tables.properties()));
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        VBox.setVgrow(tabs, Priority.ALWAYS);
        getChildren().setAll(name, facts, bar(), tabs);
        model.object().subscribe(this::look);
        model.preview().subscribe(this::look);
        model.failure().subscribe(this::look);
        model.loading().subscribe(this::look);
    }

    private FlowPane bar() {
        Button load = new Button(Text.of("Load into a stream…"), Icons.of(Icon.SEND));
        Guarded loading = new Guarded(load, model.preview().map(ObjectPane::noRecords));
        load.setId("object-load");
        load.setOnAction(event -> withObject(actions::load));
        Button download = new Button(Text.of("Download…"), Icons.of(Icon.DOWNLOAD));
        download.setId("object-download");
        download.setOnAction(event -> withObject(actions::download));
        MenuItem uri = new MenuItem("URI (s3://…)");
        uri.setOnAction(event -> withObject(object -> actions.copyUri(object.uri())));
        MenuItem link = new MenuItem(Text.of("Link that holds for an hour"));
        link.setOnAction(event -> withObject(actions::copyLink));
        MenuItem cli = new MenuItem(Text.of("Line for the AWS CLI"));
        cli.setOnAction(event -> withObject(object -> actions.copyCli(object.uri())));
        MenuButton copy = new MenuButton(Text.of("Copy"), Icons.of(Icon.COPY), uri, link, cli);
        copy.setId("object-copy");
        Button delete = new Button(Text.of("Delete…"), Icons.of(Icon.DELETE));
        delete.setId("object-delete");
        delete.setOnAction(event -> {
            TreeNode node = tree.chosen().get();
            if (node != null) {
                actions.delete(node);
            }
        });
        FlowPane bar = new FlowPane(
                8,
                8,
                loading,
                actions.ask(() -> ofObject(StoredObject::bucket), () -> ofObject(StoredObject::key)),
                download,
                copy,
                new Guarded(delete, ReadOnly.reason(workspace)));
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    private static @Nullable String noRecords(@Nullable Preview preview) {
        return preview == null || preview.format().hasRecords()
                ? null
                : Text.of(
                        "There are no records in it that could be put: it is {0}.",
                        preview.format().words());
    }

    private HBox foot() {
        counted.getStyleClass().addAll("muted", "small");
        counted.setId("object-counted");
        more.setId("object-more");
        more.setOnAction(event -> model.more());
        more.managedProperty().bind(more.visibleProperty());
        send.setId("object-send");
        send.setOnAction(
                event -> actions.load(List.copyOf(rows.getSelectionModel().getSelectedItems())));
        send.disableProperty().bind(Bindings.isEmpty(rows.getSelectionModel().getSelectedItems()));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox foot = new HBox(12, counted, more, space, send);
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.setMinHeight(36);
        return foot;
    }

    private @Nullable String ofObject(java.util.function.Function<StoredObject, String> fact) {
        StoredObject object = model.object().get();
        return object == null ? null : fact.apply(object);
    }

    private void withObject(java.util.function.Consumer<StoredObject> action) {
        StoredObject object = model.object().get();
        if (object != null) {
            action.accept(object);
        }
    }

    private void chosen(PreviewRow row) {
        if (row == null) {
            return;
        }
        if (!split.getItems().contains(details)) {
            split.getItems().add(details);
            split.setDividerPositions(0.5);
        }
        details.show(row);
    }

    private void look() {
        StoredObject object = model.object().get();
        if (object == null) {
            return;
        }
        name.setText(object.key());
        Preview preview = model.preview().get();
        String modified = Text.of(
                "modified {0}", Format.time(object.modified(), workspace.zone().get()));
        facts.setText(object.bucket() + " · " + Format.bytes((double) object.size()) + " · " + modified
                + (preview == null ? "" : " · " + what(preview)));
        if (model.failure().get() != null) {
            state.showFailure(Objects.requireNonNull(model.failure().get()), model::retry);
        } else if (preview == null) {
            state.showLoading();
        } else {
            show(preview);
        }
    }

    private static String what(Preview preview) {
        return preview.format().words()
                + (preview.packing() == Packing.NONE
                        ? ""
                        : ", " + preview.packing().words());
    }

    private void show(Preview preview) {
        if (preview.format() == ObjectFormat.EMPTY) {
            state.showEmpty(Text.of("This object is empty."));
            return;
        }
        problem.setVisible(preview.problem() != null);
        problem.setText(preview.problem());
        boolean table = !preview.rows().isEmpty();
        if (table) {
            rows.show(preview);
            if (!split.getItems().contains(rows)) {
                split.getItems().setAll(rows);
            }
        } else {
            split.getItems().setAll(bytes);
            Payload payload = Payload.of(workspace.masking().now().data(preview.head()));
            CodeText text = payload.form(payload.best());
            bytes.show(Objects.requireNonNullElse(text, payload.text()));
        }
        send.setVisible(table);
        send.setText(
                preview.format() == ObjectFormat.FIREHOSE_ERRORS
                        ? Text.of("Send selected again…")
                        : Text.of("Load selected…"));
        more.setVisible(model.canReadMore());
        counted.setText(words(preview));
        state.showContent(records);
        if (table && rows.getSelectionModel().getSelectedItem() == null) {
            rows.getSelectionModel().selectFirst();
        }
    }

    private static String words(Preview preview) {
        int shown = preview.rows().size();
        if (shown == 0) {
            return Text.of("The first {0} are shown.", Format.bytes((double) preview.head().length));
        }
        if (preview.total() == shown) {
            return Text.count(shown, "{0} record", "{0} records");
        }
        if (preview.total() >= 0) {
            return Text.of("The first {0} of {1} records", Format.count(shown), Format.count(preview.total()));
        }
        return Text.of(
                "The first {0} records, from the first {1} of {2}",
                Format.count(shown), Format.bytes((double) preview.position()), Format.bytes((double)
                        preview.object().size()));
    }
}
