package dev.weir.app.audit;

import dev.weir.app.fx.Failure;
import dev.weir.app.records.CodeView;
import dev.weir.app.records.decode.CodeText;
import dev.weir.app.records.decode.Payload;
import dev.weir.app.shell.Format;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.Page;
import dev.weir.app.shell.Place;
import dev.weir.app.shell.StatePane;
import dev.weir.app.shell.Workspace;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.SplitPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The Audit page: who did what, from CloudTrail. JavaFX thread only. */
public final class AuditPage implements Page {

    /** Scrolled so far down, older events are asked for. */
    private static final double NEAR_END = 0.85;

    private final Workspace workspace;
    private final AuditModel model;
    private final AuditTable table;
    private final StatePane state = new StatePane();
    private final SplitPane split = new SplitPane();
    private final VBox content = new VBox(12);
    private final Label counts = new Label();
    private final Label failed = new Label();
    private final Button older = new Button("Look further back");
    private final VBox details = new VBox(8);
    private final Label detailsTitle = new Label();
    private final Label detailsNote = new Label();
    private final CodeView code = new CodeView();
    private @Nullable AuditEvent chosen;
    private boolean scrollWatched;

    public AuditPage(Workspace workspace) {
        this.workspace = workspace;
        this.model = new AuditModel(
                workspace.clients()::cloudTrail,
                workspace.background(),
                workspace.clock(),
                workspace.connection().embedded());
        this.table = new AuditTable(model.events(), workspace);
        table.setId("audit-table");
        table.getSelectionModel().selectedItemProperty().addListener((property, old, event) -> {
            if (event != null) {
                open(event);
            }
        });
        split.getItems().add(table);
        buildDetails();
        older.setOnAction(event -> model.loadMore());
        older.visibleProperty().bind(model.more().and(model.loading().not()));
        older.managedProperty().bind(older.visibleProperty());
        failed.getStyleClass().add("records-trouble");
        failed.setGraphic(Icons.of(Icon.WARNING));
        failed.setWrapText(true);
        failed.managedProperty().bind(failed.visibleProperty());
        Label late = new Label(
                "CloudTrail shows calls some 5 to 15 minutes late on AWS, and allows two lookups a second: Refresh asks anew.");
        late.getStyleClass().addAll("muted", "small");
        late.setVisible(!model.live());
        late.setManaged(!model.live());
        VBox.setVgrow(state, Priority.ALWAYS);
        content.getStyleClass().addAll("page", "audit-page");
        content.getChildren().addAll(heading(), new AuditFilters(model), late, failed, state, foot());
        model.events().addListener((ListChangeListener<AuditEvent>) change -> show());
        model.loading().addListener((property, old, now) -> show());
        model.failure().addListener((property, old, now) -> show());
        model.looked().addListener((property, old, now) -> show());
        show();
    }

    private HBox heading() {
        Label title = new Label("Audit");
        title.getStyleClass().add("page-heading");
        Label live = new Label(model.live() ? "live" : "");
        live.getStyleClass().addAll("muted", "small");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button refresh = new Button("Refresh", Icons.of(Icon.REFRESH));
        refresh.setOnAction(event -> model.reload());
        HBox row = new HBox(12, title, live, space, refresh);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private HBox foot() {
        counts.getStyleClass().addAll("muted", "small");
        HBox foot = new HBox(12, counts, older);
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.setMinHeight(32);
        return foot;
    }

    private void buildDetails() {
        details.getStyleClass().add("record-details");
        detailsTitle.getStyleClass().add("page-subheading");
        detailsNote.getStyleClass().addAll("muted", "small");
        detailsNote.setWrapText(true);
        detailsNote.managedProperty().bind(detailsNote.visibleProperty());
        Button copy = new Button("Copy JSON", Icons.of(Icon.COPY));
        copy.setOnAction(event -> copy());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox row = new HBox(8, detailsTitle, space, copy);
        row.setAlignment(Pos.CENTER_LEFT);
        VBox.setVgrow(code, Priority.ALWAYS);
        details.getChildren().addAll(row, detailsNote, code);
    }

    private void open(AuditEvent event) {
        chosen = event;
        if (!split.getItems().contains(details)) {
            split.getItems().add(details);
            split.setDividerPositions(0.6);
            table.narrow();
        }
        detailsTitle.setText(event.name());
        workspace
                .background()
                .run(
                        "Decode an event",
                        () -> Payload.of(event.json().getBytes(StandardCharsets.UTF_8)),
                        payload -> {
                            if (event.equals(chosen)) {
                                CodeText text = Objects.requireNonNullElse(payload.json(), payload.text());
                                code.show(text);
                                detailsNote.setText(
                                        event.errorMessage() == null
                                                ? payload.reason()
                                                : event.errorCode() + ": " + event.errorMessage());
                                detailsNote.setVisible(detailsNote.getText() != null);
                            }
                        },
                        failure -> detailsNote.setText(failure.what()));
    }

    private void copy() {
        AuditEvent event = chosen;
        if (event != null) {
            ClipboardContent clipboard = new ClipboardContent();
            clipboard.putString(Payload.copy(event.json().getBytes(StandardCharsets.UTF_8), Payload.Form.JSON));
            Clipboard.getSystemClipboard().setContent(clipboard);
            workspace.say("The event is on the clipboard.");
        }
    }

    private void show() {
        Failure failure = model.failure().get();
        int found = model.events().size();
        counts.setText("%s of %s events looked through%s"
                .formatted(
                        Format.count(found),
                        Format.count(model.looked().get()),
                        model.looked().get() >= AuditModel.MOST_EVENTS
                                ? " · that is as many as are kept; narrow the filters to see older ones"
                                : model.more().get() ? " · there are older ones" : ""));
        failed.setVisible(failure != null && found > 0);
        failed.setText(failure == null ? "" : failure.what() + " " + failure.advice());
        if (found > 0) {
            state.showContent(split);
            watchScrolling();
        } else if (failure != null) {
            state.showFailure(failure, model::reload);
        } else if (model.loading().get()) {
            state.showLoading();
        } else if (model.query().get().equals(AuditQuery.START)) {
            state.showEmpty("Nothing was changed yet in this account and region.", "Show reads too", this::all);
        } else {
            state.showEmpty("No event looked through so far fits.", "Show all events", this::all);
        }
    }

    private void all() {
        model.query().set(new AuditQuery("", false, false, true, "", "", AuditQuery.Range.ALL));
    }

    /** The scroll bar exists once the table has been laid out. */
    private void watchScrolling() {
        if (scrollWatched) {
            return;
        }
        for (Node node : table.lookupAll(".scroll-bar")) {
            if (node instanceof ScrollBar bar && bar.getOrientation() == Orientation.VERTICAL) {
                scrollWatched = true;
                bar.valueProperty().addListener((property, old, now) -> {
                    model.atTop(now.doubleValue() <= bar.getMin());
                    if (now.doubleValue() > NEAR_END * bar.getMax()) {
                        model.loadMore();
                    }
                });
            }
        }
    }

    @Override
    public Node content() {
        return content;
    }

    @Override
    public void open(Place place) {
        if (place instanceof Place.Audit(String resource) && resource != null) {
            model.query().set(new AuditQuery("", true, false, false, "", resource, AuditQuery.Range.ALL));
        }
    }

    @Override
    public void shown() {
        model.show();
    }

    @Override
    public void hidden() {
        model.hide();
    }
}
