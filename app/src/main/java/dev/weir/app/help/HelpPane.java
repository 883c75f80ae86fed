package dev.weir.app.help;

import dev.weir.app.text.Text;
import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Help: the page one is on, the keyboard, and the words. JavaFX thread only. */
public final class HelpPane extends VBox {

    /** What the window does for it. */
    public record Frame(Runnable tour, Runnable close) {}

    private final TabPane tabs = new TabPane();
    private final Tab words = new Tab(Text.of("Words"));
    private final TextField search = new TextField();
    private final ListView<Term> found = new ListView<>();

    /**
     * About a page.
     *
     * @param title what the page is called
     * @param everywhere what can be pressed on any page
     */
    public HelpPane(String title, Topic topic, List<Topic.Key> everywhere, Frame frame) {
        setId("help");
        getStyleClass().addAll("weir-sheet", "help-pane");
        setMaxSize(760, 640);
        Label heading = new Label(Text.of("Help"));
        heading.getStyleClass().add("page-heading");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button tour = new Button(Text.of("Take the tour of this page"));
        tour.setId("help-tour");
        tour.setOnAction(event -> frame.tour().run());
        Button close = new Button(Text.of("Close"));
        close.setId("help-close");
        close.setOnAction(event -> frame.close().run());
        HBox top = new HBox(8, heading, space, tour, close);
        top.setAlignment(Pos.CENTER_LEFT);
        Tab page = new Tab(title, scrolled(about(topic)));
        page.setId("help-page");
        Tab keyboard = new Tab(Text.of("Keyboard"), scrolled(keys(everywhere)));
        keyboard.setId("help-keyboard");
        words.setId("help-words");
        words.setContent(glossary());
        tabs.getTabs().addAll(page, keyboard, words);
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.setAccessibleText(Text.of("Help"));
        VBox.setVgrow(tabs, Priority.ALWAYS);
        getChildren().addAll(top, tabs);
    }

    /** Where the focus begins. */
    public Node first() {
        return tabs;
    }

    /** Turns to the words, and to what is called so; empty for all. */
    public void openWords(String typed) {
        tabs.getSelectionModel().select(words);
        search.setText(typed);
        search.requestFocus();
    }

    private static Node scrolled(Region content) {
        content.getStyleClass().add("help-content");
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        return scroll;
    }

    private static Region about(Topic topic) {
        VBox content = new VBox(12, wrapped(topic.shows()), heading(Text.of("What to do next")));
        topic.next().forEach(line -> content.getChildren().add(wrapped("•  " + line)));
        content.getChildren().addAll(heading(Text.of("Keys on this page")), keys(topic.keys()));
        return content;
    }

    private static Label heading(String text) {
        Label heading = new Label(text);
        heading.getStyleClass().add("page-subheading");
        return heading;
    }

    private static Label wrapped(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static GridPane keys(List<Topic.Key> all) {
        GridPane grid = new GridPane(24, 8);
        int row = 0;
        for (Topic.Key key : all) {
            Label keys = new Label(KeyNames.said(key.keys()));
            keys.getStyleClass().add("key-cap");
            keys.setMinWidth(Region.USE_PREF_SIZE);
            GridPane.setHalignment(keys, HPos.RIGHT);
            grid.addRow(row++, keys, wrapped(key.what()));
        }
        return grid;
    }

    private Node glossary() {
        search.setId("help-search");
        search.setPromptText(Text.of("Find a word…"));
        search.setAccessibleText(Text.of("Find a word"));
        search.textProperty().subscribe(typed -> found.getItems().setAll(Glossary.find(typed)));
        found.setId("help-terms");
        found.setAccessibleText(Text.of("Words and what they mean"));
        found.setPlaceholder(new Label(Text.of("There is no such word here.")));
        found.setCellFactory(list -> new TermCell());
        VBox.setVgrow(found, Priority.ALWAYS);
        VBox content = new VBox(12, search, found);
        content.getStyleClass().add("help-content");
        return content;
    }

    private static final class TermCell extends ListCell<Term> {
        private final Label name = new Label();
        private final Label meaning = wrapped("");
        private final VBox lines = new VBox(2, name, meaning);

        TermCell() {
            setPrefWidth(0);
            name.getStyleClass().add("medium");
            meaning.getStyleClass().add("muted");
        }

        @Override
        protected void updateItem(Term term, boolean empty) {
            super.updateItem(term, empty);
            if (empty || term == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            name.setText(term.name());
            meaning.setText(term.meaning());
            setGraphic(lines);
            setAccessibleText(term.name() + ": " + term.meaning());
        }
    }
}
