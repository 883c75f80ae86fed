package dev.weir.app.scenario;

import dev.weir.app.shell.Demo;
import dev.weir.app.shell.FileQuestion;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.Page;
import dev.weir.app.shell.Place;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The Scenarios page: which there are, the chosen one with all that can be done with it, and how it is told. */
public final class ScenariosPage implements Page {

    /** Below this width, in pixels, the steps stand below the scenario instead of beside it. */
    private static final double NARROW = 960;

    private final ScenariosModel model;
    private final FileQuestion files;
    private final VBox content = new VBox(16);
    private final ScenarioCards cards;
    private final ScenarioPane pane;
    private final CaptionPane captions;
    private final VBox chosen = new VBox(16);
    private final ScrollPane middle = new ScrollPane();
    private final HBox body = new HBox(24);

    public ScenariosPage(Workspace workspace) {
        this(workspace, FileQuestion.OF_THE_SYSTEM);
    }

    ScenariosPage(Workspace workspace, FileQuestion files) {
        this.files = files;
        this.model = new ScenariosModel(workspace);
        this.cards = new ScenarioCards(model);
        this.pane = new ScenarioPane(workspace, model, files);
        this.captions = new CaptionPane(workspace::open);
        captions.setMinWidth(240);
        captions.setPrefWidth(260);
        middle.setContent(chosen);
        middle.getStyleClass().add("scenario-middle");
        middle.setFitToWidth(true);
        middle.setFitToHeight(true);
        middle.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        middle.setPrefWidth(480);
        middle.setMinWidth(0);
        middle.setFocusTraversable(false);
        HBox.setHgrow(middle, Priority.ALWAYS);
        VBox.setVgrow(pane, Priority.ALWAYS);
        VBox.setVgrow(body, Priority.ALWAYS);
        body.setMinHeight(0);
        arrange(false);
        body.widthProperty().subscribe(width -> arrange(width.doubleValue() > 0 && width.doubleValue() < NARROW));
        content.getStyleClass().addAll("page", "scenarios-page");
        content.getChildren().setAll(heading(), body);
        model.chosen().subscribe(entry -> {
            Scenario scenario = entry == null ? null : entry.scenario();
            captions.show(scenario == null ? List.of() : scenario.captions());
        });
        model.parts().subscribe(states -> show());
        Demo demo = model.demo();
        if (demo != null) {
            demo.state().subscribe(state -> show());
        }
    }

    private void arrange(boolean narrow) {
        body.setSpacing(narrow ? 16 : 24);
        chosen.getChildren().setAll(narrow ? List.of(pane, captions) : List.of(pane));
        body.getChildren().setAll(narrow ? List.of(cards, middle) : List.of(cards, middle, captions));
    }

    private void show() {
        cards.mark();
        pane.show();
    }

    private HBox heading() {
        Label title = new Label(Text.of("Scenarios"));
        title.getStyleClass().add("page-heading");
        Label what = new Label(Text.of("Complete pipelines to play, to break and to keep. Choose one and press Play."));
        what.getStyleClass().add("muted");
        what.setTooltip(new Tooltip(what.getText()));
        title.setMinWidth(Region.USE_PREF_SIZE);
        what.setMinWidth(0);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button open = new Button(Text.of("Open a file…"), Icons.of(Icon.FOLDER));
        open.setId("scenario-open");
        open.setMinWidth(Region.USE_PREF_SIZE);
        open.setOnAction(event -> openFile());
        HBox row = new HBox(12, title, what, space, open);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void openFile() {
        Path file = files.open(
                content.getScene() == null ? null : content.getScene().getWindow(),
                Text.of("Open a scenario"),
                Text.of("Scenarios"),
                List.of("*.yaml", "*.yml"));
        if (file != null) {
            model.choose(file.toAbsolutePath().toString());
        }
    }

    @Override
    public Node content() {
        return content;
    }

    @Override
    public void shown() {
        model.shown();
    }

    @Override
    public void hidden() {
        model.hidden();
    }

    @Override
    public void open(Place place) {
        if (place instanceof Place.Scenarios scenarios && scenarios.scenario() != null) {
            model.choose(scenarios.scenario());
        }
    }
}
