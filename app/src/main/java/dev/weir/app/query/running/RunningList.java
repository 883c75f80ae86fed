package dev.weir.app.query.running;

import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/** The statements that run and those that may go on, each with what can be done with it; hidden while there are none. */
public final class RunningList extends VBox {

    private static final double HIGHEST = 220;

    private final RunningModel model;
    private final Workspace workspace;
    private final VBox cards = new VBox(8);
    private final Map<String, RunningCard> known = new LinkedHashMap<>();

    public RunningList(RunningModel model, Workspace workspace) {
        super(4);
        this.model = model;
        this.workspace = workspace;
        setId("query-running");
        getStyleClass().add("running-list");
        Label heading = new Label(Text.of("Watched"));
        heading.getStyleClass().add("running-heading");
        ScrollPane scroll = new ScrollPane(cards);
        scroll.setFitToWidth(true);
        // All of it up to a bound; the streams above have the rest.
        cards.heightProperty().subscribe(height -> {
            double fits = Math.min(HIGHEST, height.doubleValue() + 2);
            scroll.setMinHeight(fits);
            scroll.setPrefHeight(fits);
            scroll.setMaxHeight(fits);
        });
        setMinHeight(USE_PREF_SIZE);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setAccessibleText(Text.of("Statements that are watched"));
        getChildren().addAll(heading, scroll);
        managedProperty().bind(visibleProperty());
        model.statements().subscribe(this::show);
    }

    private void show(List<RunningStatement> statements) {
        setVisible(!statements.isEmpty());
        known.keySet().retainAll(statements.stream().map(RunningStatement::id).toList());
        List<Node> shown = new ArrayList<>();
        for (RunningStatement statement : statements) {
            RunningCard card = known.computeIfAbsent(statement.id(), id -> new RunningCard(model, workspace));
            card.show(statement);
            shown.add(card);
        }
        if (!shown.equals(cards.getChildren())) {
            cards.getChildren().setAll(shown);
        }
    }
}
