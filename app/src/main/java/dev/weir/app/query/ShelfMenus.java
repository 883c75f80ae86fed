package dev.weir.app.query;

import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.jspecify.annotations.Nullable;

/** The menus of what was run and of what was saved. JavaFX thread only. */
final class ShelfMenus {

    private static final int MOST_SHOWN = 25;
    private static final int LONGEST = 90;

    private final QueryModel model;
    private final Workspace workspace;
    private final Supplier<@Nullable StatementModel> current;
    private final Consumer<String> open;

    ShelfMenus(
            QueryModel model, Workspace workspace, Supplier<@Nullable StatementModel> current, Consumer<String> open) {
        this.model = model;
        this.workspace = workspace;
        this.current = current;
        this.open = open;
    }

    /** What was run, newest first. */
    MenuButton history() {
        MenuButton button = new MenuButton(Text.of("History"), Icons.of(Icon.CLOCK));
        button.setId("query-history");
        // A menu without a line would not open.
        button.getItems().setAll(nothing(Text.of("Nothing was run yet")));
        button.setOnShowing(event -> {
            List<MenuItem> items = model.shelf().history().stream()
                    .limit(MOST_SHOWN)
                    .map(text -> item(text, text))
                    .toList();
            button.getItems().setAll(items.isEmpty() ? List.of(nothing(Text.of("Nothing was run yet"))) : items);
        });
        return button;
    }

    /** What was saved, and the way to save. */
    MenuButton saved() {
        MenuButton button = new MenuButton(Text.of("Saved"), Icons.of(Icon.SAVE));
        button.setId("query-saved");
        button.getItems().setAll(nothing(Text.of("Nothing was saved yet")));
        button.setOnShowing(event -> fill(button));
        return button;
    }

    private void fill(MenuButton button) {
        MenuItem save = new MenuItem(Text.of("Save this statement…"));
        save.setId("query-save");
        save.setDisable(current.get() == null);
        save.setOnAction(event -> save(button));
        button.getItems().setAll(save, new SeparatorMenuItem());
        Map<String, String> saved = model.shelf().saved();
        saved.forEach((name, text) -> {
            Menu one = new Menu(name);
            one.setMnemonicParsing(false);
            MenuItem use = new MenuItem(Text.of("Open"));
            use.setOnAction(event -> open.accept(text));
            MenuItem delete = new MenuItem(Text.of("Delete"));
            delete.setOnAction(event -> {
                model.shelf().delete(name);
                workspace.say(Text.of("“{0}” is not saved any more.", name));
            });
            one.getItems().setAll(use, delete);
            button.getItems().add(one);
        });
        if (saved.isEmpty()) {
            button.getItems().add(nothing(Text.of("Nothing was saved yet")));
        }
    }

    private void save(MenuButton owner) {
        StatementModel statement = current.get();
        if (statement == null) {
            return;
        }
        String asked =
                ParametersDialog.askForName(owner, workspace, statement.title().get());
        String name = asked == null ? "" : asked.strip();
        if (!name.isEmpty()) {
            if (model.shelf().save(name, statement.text().get())) {
                statement.title().set(name);
                workspace.say(Text.of("“{0}” is saved.", name));
            } else {
                workspace.say(Text.of("It could not be saved: it is too long, or 200 are saved already."));
            }
        }
    }

    private MenuItem item(String text, String statement) {
        String line = text.replaceAll("\\s+", " ");
        MenuItem item =
                new MenuItem(line.length() > LONGEST ? String.format(Locale.ROOT, "%." + LONGEST + "s…", line) : line);
        item.setMnemonicParsing(false);
        item.setOnAction(event -> open.accept(statement));
        return item;
    }

    private static MenuItem nothing(String words) {
        MenuItem item = new MenuItem(null, new Label(words));
        item.setDisable(true);
        return item;
    }
}
