package dev.weir.app.query.pin;

import dev.weir.app.query.SharedEngines;
import dev.weir.app.shell.PagePart;
import dev.weir.app.shell.Workspace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The pinned charts on the Overview page, three beside each other. JavaFX thread only. */
public final class PinnedCharts implements PagePart {

    private static final int IN_A_ROW = 3;
    private static final double HEIGHT = 220;

    private final Workspace workspace;
    private final PinnedChartsModel model;
    private final Map<PinModel, PinCard> cards = new HashMap<>();
    private final VBox content = new VBox(16);

    public PinnedCharts(Workspace workspace, SharedEngines shared) {
        this(workspace, new PinnedChartsModel(workspace, shared));
    }

    PinnedCharts(Workspace workspace, PinnedChartsModel model) {
        this.workspace = workspace;
        this.model = model;
        content.setId("pinned-charts");
        content.managedProperty().bind(content.visibleProperty());
        content.setVisible(false);
        model.charts().addListener((ListChangeListener<PinModel>) change -> arrange());
    }

    private void arrange() {
        List<PinModel> charts = model.charts();
        cards.keySet().retainAll(List.copyOf(charts));
        content.getChildren().clear();
        for (int i = 0; i < charts.size(); i += IN_A_ROW) {
            HBox row = new HBox(16);
            for (PinModel chart : charts.subList(i, Math.min(i + IN_A_ROW, charts.size()))) {
                PinCard card = cards.computeIfAbsent(chart, its -> new PinCard(its, model, workspace));
                card.setMinHeight(HEIGHT);
                card.setPrefHeight(HEIGHT);
                card.setMinWidth(0);
                card.setPrefWidth(320);
                HBox.setHgrow(card, Priority.ALWAYS);
                row.getChildren().add(card);
            }
            content.getChildren().add(row);
        }
        content.setVisible(!charts.isEmpty());
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
    public void closed() {
        model.closed();
    }
}
