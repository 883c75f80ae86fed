package dev.weir.app.scenario;

import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.text.Text;
import java.util.Objects;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A card for each scenario: what it is for, what it is called, what happens in it. */
final class ScenarioCards extends ScrollPane {

    private static final double WIDTH = 280;
    private static final PseudoClass PLAYING = PseudoClass.getPseudoClass("playing");

    private final ScenariosModel model;
    private final VBox cards = new VBox(8);

    ScenarioCards(ScenariosModel model) {
        this.model = model;
        setId("scenario-cards");
        getStyleClass().add("scenario-cards");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setContent(cards);
        setMinWidth(WIDTH);
        setPrefWidth(WIDTH);
        model.entries().addListener((ListChangeListener<Entry>) change -> show());
        model.chosen().subscribe(entry -> mark());
    }

    private void show() {
        cards.getChildren().setAll(model.entries().stream().map(this::card).toList());
        mark();
    }

    /** Shows which is chosen and which plays. */
    void mark() {
        for (Node each : cards.getChildren()) {
            if (each instanceof ToggleButton card) {
                Entry entry = (Entry) card.getUserData();
                Entry chosen = model.chosen().get();
                card.setSelected(chosen != null && chosen.name().equals(entry.name()));
                ScenarioModel stage = model.stage();
                card.pseudoClassStateChanged(
                        PLAYING,
                        stage != null
                                && model.playing()
                                && Objects.equals(stage.name().get(), entry.name()));
            }
        }
    }

    private ToggleButton card(Entry entry) {
        Scenario scenario = entry.scenario();
        String use = scenario == null
                ? Text.of("Broken file")
                : scenario.use() == Scenario.Use.OTHER
                        ? entry.own() ? Text.of("Your own") : Text.of("Demo")
                        : scenario.use().title();
        Label kind = new Label(use);
        kind.getStyleClass().addAll("muted", "small");
        Label playing = new Label(Text.of("playing"), Icons.of(Icon.LIVE));
        playing.getStyleClass().addAll("scenario-playing", "small");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox top = new HBox(8, kind, space, playing);
        Label title = new Label(entry.title());
        title.getStyleClass().add("medium");
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        Label summary = new Label(
                scenario == null
                        ? Text.count(
                                entry.problems().size(), "{0} thing is wrong with it.", "{0} things are wrong with it.")
                        : scenario.summary());
        summary.getStyleClass().addAll("muted", "small");
        summary.setWrapText(true);
        summary.setMinHeight(Region.USE_PREF_SIZE);
        Words box = new Words(top, title, summary);
        ToggleButton card = new ToggleButton();
        card.setGraphic(box);
        card.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        card.setUserData(entry);
        card.setId("scenario-" + (entry.own() ? "own-" + entry.title() : entry.name()));
        card.setAccessibleText(use + ": " + entry.title() + ". " + summary.getText());
        card.setMaxWidth(Double.MAX_VALUE);
        card.getStyleClass().add("scenario-card");
        card.setOnAction(event -> {
            model.chosen().set(entry);
            mark();
        });
        return card;
    }

    /** What stands on a card. A button asks for its height without a width, and lines that wrap have none then. */
    private static final class Words extends VBox {

        private static final double WIDE = 232;

        Words(Node... lines) {
            super(4, lines);
            setPrefWidth(WIDE);
            widthProperty().subscribe(this::requestLayout);
        }

        @Override
        protected double computePrefHeight(double width) {
            return super.computePrefHeight(width >= 0 ? width : getWidth() > 0 ? getWidth() : WIDE);
        }

        @Override
        protected double computeMinHeight(double width) {
            return computePrefHeight(width);
        }
    }
}
