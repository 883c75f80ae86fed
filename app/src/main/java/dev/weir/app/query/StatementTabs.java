package dev.weir.app.query;

import dev.weir.app.shell.FileQuestion;
import dev.weir.app.shell.Scrolled;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.collections.ListChangeListener;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.Nullable;

/** The statements as tabs: to be named, ordered, closed and opened again. JavaFX thread only. */
final class StatementTabs extends TabPane {

    private static final KeyCombination REOPEN =
            new KeyCodeCombination(KeyCode.T, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    private static final KeyCombination RENAME = new KeyCodeCombination(KeyCode.F2);

    private final QueryModel model;
    private final Workspace workspace;
    private final FileQuestion files;
    private final Map<StatementModel, StatementPane> panes = new HashMap<>();
    private boolean moving;

    StatementTabs(QueryModel model, Workspace workspace, FileQuestion files) {
        this.model = model;
        this.workspace = workspace;
        this.files = files;
        setId("query-tabs");
        setAccessibleText(Text.of("Statements"));
        setTabClosingPolicy(TabClosingPolicy.ALL_TABS);
        setTabDragPolicy(TabDragPolicy.REORDER);
        model.statements().addListener((ListChangeListener<StatementModel>) change -> {
            while (change.next()) {
                if (!change.wasPermutated()) {
                    change.getAddedSubList().forEach(this::added);
                    change.getRemoved().forEach(this::removed);
                }
            }
        });
        model.wanted()
                .addListener((property, before, now) -> getTabs().stream()
                        .filter(tab -> of(tab).equals(now))
                        .findFirst()
                        .ifPresent(getSelectionModel()::select));
        getTabs().addListener((ListChangeListener<Tab>) change -> {
            if (!moving && getTabs().size() == model.statements().size()) {
                model.tabs().order(getTabs().stream().map(StatementTabs::of).toList());
            }
        });
        setOnKeyPressed(event -> {
            if (REOPEN.match(event)) {
                model.tabs().reopen();
                event.consume();
            } else if (RENAME.match(event) && getSelectionModel().getSelectedItem() != null) {
                rename(getSelectionModel().getSelectedItem());
                event.consume();
            }
        });
    }

    private static StatementModel of(Tab tab) {
        return (StatementModel) tab.getUserData();
    }

    private void added(StatementModel statement) {
        StatementPane pane = new StatementPane(statement, model, workspace, files);
        panes.put(statement, pane);
        Label title = new Label();
        title.textProperty().bind(statement.title());
        title.setMaxWidth(180);
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(statement.title());
        title.setTooltip(whole);
        Tab tab = new Tab();
        tab.setGraphic(title);
        tab.setContent(Scrolled.down(pane));
        tab.setUserData(statement);
        tab.setContextMenu(menu(tab));
        title.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                rename(tab);
            }
        });
        tab.setOnClosed(event -> closed(statement));
        getTabs().add(tab);
        getSelectionModel().select(tab);
    }

    private ContextMenu menu(Tab tab) {
        MenuItem rename = item(Text.of("Rename… (F2)"), () -> rename(tab));
        MenuItem left = item(Text.of("Move left"), () -> move(tab, -1));
        MenuItem right = item(Text.of("Move right"), () -> move(tab, 1));
        MenuItem close = item(Text.of("Close"), () -> close(List.of(tab)));
        MenuItem others = item(Text.of("Close the others"), () -> {
            List<Tab> rest = new ArrayList<>(getTabs());
            rest.remove(tab);
            close(rest);
        });
        MenuItem reopen = item(Text.of("Open again what was closed (Ctrl+Shift+T)"), model.tabs()::reopen);
        reopen.disableProperty().bind(model.tabs().canReopen().not());
        ContextMenu menu = new ContextMenu(
                rename, left, right, new SeparatorMenuItem(), close, others, new SeparatorMenuItem(), reopen);
        menu.setOnShowing(event -> {
            left.setDisable(getTabs().indexOf(tab) == 0);
            right.setDisable(getTabs().indexOf(tab) == getTabs().size() - 1);
            others.setDisable(getTabs().size() == 1);
        });
        return menu;
    }

    private static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setOnAction(event -> action.run());
        return item;
    }

    private void close(List<Tab> some) {
        getTabs().removeAll(some);
        some.forEach(tab -> closed(of(tab)));
    }

    private void closed(StatementModel statement) {
        String title = statement.title().get();
        boolean worthIt = !statement.text().get().isBlank();
        model.tabs().close(statement);
        if (worthIt) {
            workspace.say(Text.of("“{0}” is closed. Ctrl+Shift+T opens it again.", title));
        }
        if (model.statements().isEmpty()) {
            model.open("");
        }
    }

    private void removed(StatementModel statement) {
        panes.remove(statement);
        getTabs().removeIf(tab -> of(tab).equals(statement));
    }

    private void rename(Tab tab) {
        String before = of(tab).title().get();
        String asked = ParametersDialog.askForTitle(this, workspace, before);
        if (asked != null && !asked.isBlank()) {
            of(tab).title().set(asked.strip());
        }
    }

    /** Moves a tab by so many places. */
    void move(Tab tab, int by) {
        int to = getTabs().indexOf(tab) + by;
        if (to >= 0 && to < getTabs().size()) {
            List<Tab> order = new ArrayList<>(getTabs());
            order.remove(tab);
            order.add(to, tab);
            moving = true;
            getTabs().setAll(order);
            moving = false;
            getSelectionModel().select(tab);
            model.tabs().order(order.stream().map(StatementTabs::of).toList());
        }
    }

    /** The statement that is shown, or null. */
    @Nullable StatementModel current() {
        Tab tab = getSelectionModel().getSelectedItem();
        return tab == null ? null : of(tab);
    }

    /** Puts a name where the caret of the shown statement is. */
    void insert(String name) {
        StatementModel statement = current();
        StatementPane pane = statement == null ? null : panes.get(statement);
        if (pane != null) {
            pane.insert(name);
        }
    }
}
