package dev.weir.app.query;

import dev.weir.app.query.gallery.Example;
import dev.weir.app.query.gallery.Gallery;
import dev.weir.app.query.gallery.Target;
import dev.weir.app.query.running.RunningList;
import dev.weir.app.shell.FileQuestion;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.Page;
import dev.weir.app.shell.Place;
import dev.weir.app.shell.Workspace;
import dev.weir.app.shell.WrappingRow;
import dev.weir.app.text.Text;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The Query page: SQL over streams. JavaFX thread only. */
public final class QueryPage implements Page {

    private final Workspace workspace;
    private final QueryModel model;
    private final VBox content = new VBox(12);
    private final StatementTabs tabs;
    private final ReferenceList references;

    /** @param shared the engines of connections, which the charts on the Overview page ask, too */
    public QueryPage(Workspace workspace, SharedEngines shared) {
        this(workspace, new QueryModel(workspace, shared), FileQuestion.OF_THE_SYSTEM);
    }

    QueryPage(Workspace workspace, QueryModel model, FileQuestion files) {
        this.workspace = workspace;
        this.model = model;
        this.tabs = new StatementTabs(model, workspace, files);
        content.getStyleClass().addAll("page", "query-page");
        StreamTree streams = new StreamTree(
                model, tabs::insert, name -> new SchemaDialog(workspace, model.schemas(), name).show(content));
        this.references = new ReferenceList(workspace, model, files, tabs::insert);
        VBox left = new VBox(
                8,
                streams,
                new DeliveredList(model, tabs::insert),
                references,
                new RunningList(model.running(), workspace));
        VBox.setVgrow(streams, Priority.ALWAYS);
        SplitPane split = new SplitPane(left, tabs);
        SplitPane.setResizableWithParent(left, false);
        split.setDividerPositions(0.2);
        VBox.setVgrow(split, Priority.ALWAYS);
        content.getChildren().addAll(heading(), split);
        model.tabs().recall();
        if (model.statements().isEmpty()) {
            model.open(Example.first().statement());
        }
    }

    private WrappingRow heading() {
        Label title = new Label(Text.of("Query"));
        title.getStyleClass().add("page-heading");
        title.setMinWidth(Region.USE_PREF_SIZE);
        Label what = new Label(Text.of("SQL over streams"));
        what.getStyleClass().add("muted");
        Button add = new Button(Text.of("New statement"), Icons.of(Icon.ADD));
        add.setId("query-new");
        add.setTooltip(new Tooltip(Text.of("Open another tab")));
        add.setOnAction(event -> open(""));
        Button examples = new Button(Text.of("Examples"), Icons.of(Icon.HELP));
        examples.setId("query-examples");
        examples.setOnAction(event -> new Gallery(workspace, this::use).show(content));
        ShelfMenus menus = new ShelfMenus(model, workspace, tabs::current, this::open);
        return new WrappingRow(
                8, title, what, WrappingRow.space(), new WrappingRow(8, examples, menus.history(), menus.saved(), add));
    }

    private void use(Example example) {
        StatementModel statement = open(example.statement());
        if (statement != null) {
            statement.choice().set(example.engine());
            statement.title().set(example.title());
            Target target = example.target();
            if (target != null) {
                model.groundwork().stream(target.streamName(), target.schema());
            }
            if (example.table() != null) {
                model.groundwork().table(example.table(), references::fill);
            }
            if (example.delivery() != null) {
                model.groundwork().delivery(example.delivery());
            }
        }
    }

    /** Opens a tab, unless there are too many. */
    private @Nullable StatementModel open(String text) {
        if (model.statements().size() >= TabShelf.MOST) {
            workspace.say(Text.of("There are {0} statements open: close one first.", TabShelf.MOST));
            return null;
        }
        return model.open(text);
    }

    @Override
    public Node content() {
        return content;
    }

    @Override
    public void open(Place place) {
        if (place instanceof Place.Query(String statement) && statement != null) {
            StatementModel opened = open(statement);
            EngineChoice pinned = model.pins().engineOf(statement);
            if (opened != null && pinned != null) {
                opened.choice().set(pinned);
            }
        }
    }

    @Override
    public void shown() {
        model.prepare();
        model.refresh();
        model.running().shown();
    }

    @Override
    public void hidden() {
        // What runs goes on; only its rows are looked at no more often than a pulse.
        model.running().hidden();
    }

    @Override
    public void closed() {
        model.close();
    }
}
