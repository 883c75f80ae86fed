package dev.weir.app.shell;

import dev.weir.app.connection.Access;
import dev.weir.app.connection.Connection;
import dev.weir.app.text.Text;
import java.time.Instant;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/**
 * The top bar: what the console is connected to, the palette, theme, settings, help. 48 px high. Where there is no room, what
 * matters least becomes an icon or goes into the menu.
 */
final class TopBar extends HBox {

    private static final double SPACE = 12;
    private static final double LITTLE_SPACE = 4;
    private static final double PALETTE_WIDTH = 256;

    private final Button region = new Button();
    private final AccessButton access;
    private final ToggleButton readOnly = new ToggleButton(Text.of("Read-only"), Icons.of(Icon.UNLOCK));
    private final Label prompt = new Label(Text.of("Search or run…"));
    private final Label promptKey = KeyCap.of("Ctrl+K");
    private final HBox promptFace = new HBox(8, Icons.of(Icon.SEARCH), prompt, promptKey);
    private final Button theme;
    private final Button settings;
    private final Button help;
    private final MenuItem themeItem;
    private final MenuItem settingsItem;
    private final MenuItem helpItem;
    private final MenuItem regionItem;
    private final Folding folding;

    /** What the buttons do. */
    record Commands(
            Runnable region, Runnable access, Runnable palette, Runnable flipTheme, Runnable settings, Runnable help) {}

    TopBar(ConnectionMenu connections, Commands commands) {
        super(SPACE);
        getStyleClass().add("top-bar");
        setMinWidth(0);
        setAlignment(Pos.CENTER_LEFT);
        region.setId("choose-region");
        region.getStyleClass().addAll("flat", "top-region");
        region.setMinWidth(Region.USE_PREF_SIZE);
        region.setTooltip(new Tooltip(Text.of("Choose the region")));
        region.setOnAction(event -> commands.region().run());
        access = new AccessButton(commands.access());
        readOnly.setId("read-only");
        readOnly.getStyleClass().add("read-only");
        readOnly.setMinWidth(Region.USE_PREF_SIZE);
        readOnly.setAccessibleText(readOnly.getText());
        readOnly.setTooltip(new Tooltip(Text.of("While on, nothing that changes anything is sent")));
        readOnly.selectedProperty().subscribe(on -> readOnly.setGraphic(Icons.of(on ? Icon.LOCK : Icon.UNLOCK)));

        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox.setHgrow(prompt, Priority.ALWAYS);
        prompt.setMaxWidth(Double.MAX_VALUE);
        prompt.setMinWidth(Region.USE_PREF_SIZE);
        promptFace.setAlignment(Pos.CENTER_LEFT);
        promptFace.setPrefWidth(PALETTE_WIDTH);
        Button palette = new Button(null, promptFace);
        palette.setId("open-palette");
        palette.getStyleClass().add("palette-button");
        palette.setAccessibleText(Text.of("Search or run, Ctrl+K"));
        palette.setTooltip(new Tooltip(Text.of("Search or run, Ctrl+K")));
        palette.setOnAction(event -> commands.palette().run());
        String themeName = Text.of("Light or dark (Ctrl+Shift+L)");
        String settingsName = Text.of("Settings (Ctrl+Comma)");
        String helpName = Text.of("Help (F1)");
        theme = button("flip-theme", Icon.MOON, themeName, commands.flipTheme());
        settings = button("open-settings", Icon.SETTINGS, settingsName, commands.settings());
        help = button("open-help", Icon.HELP, helpName, commands.help());
        themeItem = item("menu-theme", Icon.MOON, themeName, commands.flipTheme());
        settingsItem = item("menu-settings", Icon.SETTINGS, settingsName, commands.settings());
        helpItem = item("menu-help", Icon.HELP, helpName, commands.help());
        regionItem = item("menu-region", Icon.GLOBE, Text.of("Choose the region…"), commands.region());
        getChildren().addAll(connections, region, access, readOnly, space, palette, theme, settings, help);
        folding = new Folding(
                () -> computeMinWidth(-1),
                List.of(
                        access::compact,
                        on -> shown(promptKey, !on),
                        on -> setSpacing(on ? LITTLE_SPACE : SPACE),
                        this::foldPrompt,
                        on -> readOnly.setContentDisplay(on ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT),
                        connections::narrow,
                        on -> fold(theme, themeItem, on),
                        on -> fold(help, helpItem, on),
                        on -> fold(settings, settingsItem, on),
                        on -> fold(region, regionItem, on)));
    }

    @Override
    protected void layoutChildren() {
        folding.fit(getWidth());
        super.layoutChildren();
    }

    private void foldPrompt(boolean on) {
        shown(prompt, !on);
        promptFace.setPrefWidth(on ? USE_COMPUTED_SIZE : PALETTE_WIDTH);
    }

    private static void fold(Node node, MenuItem instead, boolean on) {
        shown(node, !on);
        instead.setVisible(on);
    }

    private static void shown(Node node, boolean on) {
        node.setVisible(on);
        node.setManaged(on);
    }

    /** Puts a menu before the last buttons, which takes in what has no room. */
    void menu(MenuButton menu) {
        getChildren().add(getChildren().indexOf(theme), menu);
        SeparatorMenuItem line = new SeparatorMenuItem();
        line.visibleProperty().bind(themeItem.visibleProperty());
        menu.getItems().addAll(line, regionItem, themeItem, settingsItem, helpItem);
        String usual = menu.getAccessibleText();
        themeItem.visibleProperty().subscribe(more -> {
            String name = more ? Text.of("Capsules, presenter, settings, help") : usual;
            menu.setAccessibleText(name);
            menu.setTooltip(new Tooltip(name));
        });
    }

    ToggleButton readOnly() {
        return readOnly;
    }

    void connection(Connection connection) {
        region.setText(connection.region());
        folding.anew();
        region.setAccessibleText(Text.of("Region: {0}, press to choose another", connection.region()));
    }

    /** Shows who calls, as it is at this time. */
    void access(Access now, Instant time) {
        access.show(now, time);
    }

    void theme(Theme now) {
        Icon other = now == Theme.DARK ? Icon.SUN : Icon.MOON;
        theme.setGraphic(Icons.of(other));
        themeItem.setGraphic(Icons.of(other));
    }

    private static MenuItem item(String id, Icon icon, String name, Runnable action) {
        MenuItem item = new MenuItem(name, Icons.of(icon));
        item.setId(id);
        item.setVisible(false);
        item.setOnAction(event -> action.run());
        return item;
    }

    private static Button button(String id, Icon icon, String name, Runnable action) {
        Button button = new Button(null, Icons.of(icon));
        button.setId(id);
        button.getStyleClass().addAll("button-icon", "flat");
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.setAccessibleText(name);
        button.setTooltip(new Tooltip(name));
        button.setOnAction(event -> action.run());
        return button;
    }
}
