package dev.weir.app.query.plan;

import dev.weir.app.shell.Dialogs;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import org.jspecify.annotations.Nullable;

/** A statement's plan: its steps in words, and what the engine itself says. JavaFX thread only. */
public final class PlanDialog {

    private final PlanModel model;
    private final TreeView<PlanStep> tree = new TreeView<>();
    private final TextArea raw = new TextArea();
    private final VBox content = new VBox(12);

    public PlanDialog(PlanModel model) {
        this.model = model;
        tree.setId("plan-steps");
        tree.setAccessibleText(Text.of("Steps of the plan, the result first"));
        tree.setShowRoot(false);
        tree.setCellFactory(view -> new Step());
        raw.setId("plan-raw");
        raw.setEditable(false);
        raw.setAccessibleText(Text.of("The engine's own words"));
        raw.getStyleClass().addAll("mono", "small");
    }

    /** Opens it; the plan comes when the engine has made it. */
    public void show(Node owner, Workspace workspace) {
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.setTitle(Text.of("Plan of the statement"));
        dialog.initModality(Modality.WINDOW_MODAL);
        if (owner.getScene() != null && owner.getScene().getWindow() != null) {
            dialog.initOwner(owner.getScene().getWindow());
        }
        dialog.setResizable(true);
        dialog.getDialogPane().getButtonTypes().setAll(ButtonType.CLOSE);
        content.setPrefSize(860, 460);
        content.setId("plan");
        dialog.getDialogPane().setContent(content);
        dialog.getDialogPane().getStyleClass().addAll("form-dialog-pane", "plan-dialog");
        Dialogs.dress(dialog, owner, workspace.connection().kind());
        dialog.setOnHidden(event -> model.close());
        model.progress().subscribe(words -> fill());
        model.error().subscribe(error -> fill());
        model.plan().subscribe(plan -> fill());
        dialog.show();
    }

    private void fill() {
        Plan plan = model.plan().get();
        var error = model.error().get();
        if (error != null) {
            String what = error.line() > 0 ? Text.of("Line {0}: {1}", error.line(), error.what()) : error.what();
            content.getChildren().setAll(text(what + " " + error.advice()));
        } else if (plan == null) {
            ProgressBar bar = new ProgressBar(-1);
            bar.setAccessibleText(Text.of("The engine plans"));
            content.getChildren().setAll(text(model.progress().get()), bar);
        } else {
            show(plan);
        }
    }

    private static Label text(String words) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private void show(Plan plan) {
        TreeItem<PlanStep> root = new TreeItem<>();
        root.getChildren().setAll(plan.steps().stream().map(PlanDialog::item).toList());
        tree.setRoot(root);
        raw.setText(plan.raw());
        TabPane tabs = new TabPane();
        if (!plan.steps().isEmpty()) {
            tabs.getTabs().add(tab(Text.of("Steps"), tree));
        }
        tabs.getTabs().add(tab(Text.of("The engine's own words"), raw));
        tabs.setAccessibleText(Text.of("Plan of the statement"));
        tabs.setPrefHeight(420);
        content.getChildren()
                .setAll(text(Text.of("The result is at the top; each step takes its rows from those under it.")), tabs);
    }

    private static Tab tab(String title, Node node) {
        Tab tab = new Tab(title, node);
        tab.setClosable(false);
        return tab;
    }

    private static TreeItem<PlanStep> item(PlanStep step) {
        TreeItem<PlanStep> item = new TreeItem<>(step);
        item.setExpanded(true);
        List<TreeItem<PlanStep>> from =
                step.from().stream().map(PlanDialog::item).toList();
        item.getChildren().setAll(from);
        return item;
    }

    private static final class Step extends TreeCell<PlanStep> {
        private final Label words = new Label();
        private final Label operator = new Label();
        private final HBox line = new HBox(8, words, operator);
        private final Tooltip detail = new Tooltip();

        Step() {
            words.setMinWidth(Region.USE_PREF_SIZE);
            operator.getStyleClass().addAll("muted", "small", "mono");
            line.setAlignment(Pos.CENTER_LEFT);
            detail.setWrapText(true);
            detail.setMaxWidth(640);
        }

        @Override
        protected void updateItem(@Nullable PlanStep step, boolean empty) {
            super.updateItem(step, empty);
            if (empty || step == null) {
                setGraphic(null);
                setTooltip(null);
                return;
            }
            words.setText(step.words());
            operator.setText(step.operator());
            detail.setText(step.operator() + " " + step.detail());
            setGraphic(line);
            setTooltip(detail);
        }
    }
}
