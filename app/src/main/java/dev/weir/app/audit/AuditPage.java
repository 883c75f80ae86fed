package dev.weir.app.audit;

import dev.weir.app.audit.timeline.TimelineModel;
import dev.weir.app.fx.Failure;
import dev.weir.app.shell.FileQuestion;
import dev.weir.app.shell.Format;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.Page;
import dev.weir.app.shell.Place;
import dev.weir.app.shell.StatePane;
import dev.weir.app.shell.Workspace;
import dev.weir.app.shell.WrappingRow;
import dev.weir.app.text.Text;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The Audit page: who did what, from CloudTrail or the files of a trail. JavaFX thread only. */
public final class AuditPage implements Page {

    /** Scrolled so far down, older events are asked for. */
    private static final double NEAR_END = 0.85;

    private final Workspace workspace;
    private final FileQuestion files;
    private final AuditModel model;
    private final TimelineModel timeline;
    private final AskedBar asked;
    private final SourceMenu source;
    private final AuditTable table;
    private final FacetPane facets;
    private final EventDetails details;
    private final StatePane state = new StatePane();
    private final SplitPane split = new SplitPane();
    private final VBox content = new VBox(8);
    private final Label counts = new Label();
    private final Label notice = new Label();
    private final Button older = new Button(Text.of("Look further back"));
    private boolean scrollWatched;
    private boolean shown;

    public AuditPage(Workspace workspace) {
        this(workspace, FileQuestion.OF_THE_SYSTEM);
    }

    AuditPage(Workspace workspace, FileQuestion files) {
        this.workspace = workspace;
        this.files = files;
        this.model = new AuditModel(
                workspace.clients()::cloudTrail,
                workspace.background(),
                workspace.clock(),
                workspace.connection().embedded());
        this.timeline = new TimelineModel(workspace.clients()::cloudWatch, workspace.background(), workspace.clock());
        this.asked = new AskedBar(model, this::time);
        this.source = new SourceMenu(workspace, model);
        this.facets = new FacetPane(model);
        this.details = new EventDetails(workspace, model);
        this.table = new AuditTable(model.events(), workspace);
        table.setId("audit-table");
        table.getSelectionModel().selectedItemProperty().addListener((property, old, event) -> {
            if (event != null) {
                open(event);
            }
        });
        split.getItems().add(table);
        HBox.setHgrow(split, Priority.ALWAYS);
        HBox main = new HBox(12, facets, split);
        older.setOnAction(event -> model.loadMore());
        older.visibleProperty().bind(model.more().and(model.loading().not()));
        older.managedProperty().bind(older.visibleProperty());
        notice.getStyleClass().add("records-trouble");
        notice.setGraphic(Icons.of(Icon.WARNING));
        notice.setWrapText(true);
        notice.managedProperty().bind(notice.visibleProperty());
        VBox.setVgrow(state, Priority.ALWAYS);
        content.getStyleClass().addAll("page", "audit-page");
        content.getChildren()
                .addAll(
                        heading(),
                        asked,
                        new SiftBar(model),
                        new TimelinePane(workspace, model, timeline),
                        notice,
                        state,
                        foot());
        model.events().addListener((ListChangeListener<AuditEvent>) change -> show(main));
        model.loading().addListener((property, old, now) -> show(main));
        model.failure().addListener((property, old, now) -> show(main));
        model.looked().addListener((property, old, now) -> show(main));
        model.waiting().addListener((property, old, now) -> show(main));
        model.query().addListener((property, old, now) -> {
            if (!old.asksAs(now)) {
                count();
            }
        });
        model.source().addListener((property, old, now) -> count());
        show(main);
    }

    private String time(Instant at) {
        return Format.time(at, workspace.zone().get());
    }

    private WrappingRow heading() {
        Label title = new Label(Text.of("Audit"));
        title.getStyleClass().add("page-heading");
        MenuButton presets = new MenuButton(Text.of("Ask…"), Icons.of(Icon.SEARCH));
        presets.setId("audit-presets");
        presets.setAccessibleText(Text.of("Questions to begin with"));
        for (Preset preset : Preset.values()) {
            MenuItem item = new MenuItem(preset.question());
            item.setOnAction(event -> {
                model.query().set(preset.query(model.query().get()));
                if (!preset.wants().isEmpty()) {
                    asked.askForValue();
                    workspace.say(Text.of("Type or choose it: {0}.", preset.wants()));
                }
            });
            presets.getItems().add(item);
        }
        ToggleButton follow = new ToggleButton(Text.of("Follow"), Icons.of(Icon.LIVE));
        follow.setId("audit-follow");
        follow.setAccessibleText(Text.of("Show new events as they come"));
        follow.selectedProperty().bindBidirectional(model.following());
        MenuButton export = new MenuButton(Text.of("Export"), Icons.of(Icon.DOWNLOAD));
        export.setId("audit-export");
        for (EventExport.Form form : EventExport.Form.values()) {
            MenuItem item = new MenuItem(Text.of("All events of this query as {0}…", form.text()));
            item.setOnAction(event -> export(form));
            export.getItems().add(item);
        }
        Button access = new Button(Text.of("Access"), Icons.of(Icon.KEY));
        access.setId("audit-access");
        access.setOnAction(event -> workspace.open(new Place.Access()));
        Button refresh = new Button(Text.of("Refresh"), Icons.of(Icon.REFRESH));
        refresh.setOnAction(event -> {
            model.reload();
            count();
        });
        return new WrappingRow(
                8, title, presets, WrappingRow.space(), new WrappingRow(8, source, follow, export, access, refresh));
    }

    private HBox foot() {
        counts.getStyleClass().addAll("muted", "small");
        counts.setWrapText(true);
        HBox foot = new HBox(12, counts, older);
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.setMinHeight(32);
        return foot;
    }

    private void open(AuditEvent event) {
        if (!split.getItems().contains(details)) {
            split.getItems().add(details);
            split.setDividerPositions(0.55);
        }
        details.show(event);
    }

    private void export(EventExport.Form form) {
        Path file = files.save(
                content.getScene() == null ? null : content.getScene().getWindow(),
                Text.of("Export events"),
                "events." + form.extension());
        if (file != null) {
            workspace
                    .background()
                    .run(
                            Text.of("Export events"),
                            new EventExport(
                                    source.fresh(),
                                    model.query().get(),
                                    workspace.clock().instant(),
                                    form,
                                    file),
                            workspace::say,
                            failure -> workspace.say(failure.what() + " " + failure.advice()));
        }
    }

    private void count() {
        if (shown) {
            timeline.show(model.query().get(), !model.fromCloudTrail());
        }
    }

    private void show(Node main) {
        Failure failure = model.failure().get();
        int found = model.events().size();
        counts.setText(reach(found));
        Duration wait = model.waiting().get();
        boolean failed = failure != null && found > 0;
        notice.setVisible(failed || !wait.isZero());
        notice.setText(
                !wait.isZero()
                        ? Text.of(
                                "CloudTrail allows two lookups a second for the whole account, and they are spent. Asking again in {0} s.",
                                wait.toSeconds())
                        : failed ? failure.what() + " " + failure.advice() : "");
        facets.show();
        timeline.loaded(model.loaded(), model.more().get());
        if (found > 0) {
            state.showContent(main);
            watchScrolling();
        } else if (failure != null) {
            state.showFailure(plainly(failure), model::reload);
        } else if (model.loading().get()) {
            state.showLoading();
        } else if (model.query().get().equals(AuditQuery.START)) {
            state.showEmpty(
                    Text.of("Nothing was changed in the last day, in this account and region."),
                    Text.of("Show everything of 90 days"),
                    this::all);
        } else if (model.query().get().equals(AuditQuery.EVERYTHING)) {
            state.showEmpty(Text.of("There is no event yet in this account and region."));
        } else {
            state.showEmpty(
                    Text.of("No event looked through so far fits."), Text.of("Show everything of 90 days"), this::all);
        }
    }

    /** An emulator that has no CloudTrail is not asked for one operation too many: there is nothing to see at all. */
    private static Failure plainly(Failure failure) {
        return failure.kind() == Failure.Kind.UNSUPPORTED
                ? new Failure(
                        failure.kind(),
                        Text.of("This endpoint has no CloudTrail: it does not keep who did what."),
                        Text.of("The files of a trail can still be read, if it has S3: choose them above.") + " "
                                + failure.advice(),
                        failure.detail(),
                        failure.cause())
                : failure;
    }

    private String reach(int found) {
        int looked = model.looked().get();
        String progress = model.source().get().progress();
        if (looked == 0 && model.failure().get() != null) {
            return "";
        }
        return Text.of("{0} of {1} events loaded", Format.count(found), Format.count(looked))
                + " · "
                + more(looked)
                + (progress.isEmpty() ? "" : " · " + progress)
                + (model.live() || !model.fromCloudTrail()
                        ? ""
                        : " · " + Text.of("on AWS, calls show some 5 to 15 minutes late"));
    }

    private String more(int looked) {
        if (looked >= AuditModel.MOST_EVENTS) {
            return Text.of("that is as many as are kept; narrow what is asked for to see older ones, or export");
        }
        return model.more().get() ? Text.of("there are older ones") : Text.of("that is all of this range");
    }

    private void all() {
        model.query().set(AuditQuery.EVERYTHING);
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
            model.query().set(AuditQuery.ofResource(resource));
        }
    }

    @Override
    public void shown() {
        shown = true;
        model.show();
        count();
    }

    @Override
    public void hidden() {
        shown = false;
        timeline.hide();
        model.hide();
    }
}
