package dev.weir.app.shell;

import dev.weir.app.connection.Access;
import dev.weir.app.connection.Connection;
import dev.weir.app.text.Text;
import java.time.Instant;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The top bar: what the console is connected to, the palette, theme, settings, help. 48 px high. */
final class TopBar extends HBox {

    /** Narrower than this, who calls is an icon. */
    private static final double ROOM_FOR_NAMES = 1_000;

    private final Button region = new Button();
    private final AccessButton access;
    private final ToggleButton readOnly = new ToggleButton(Text.of("Read-only"), Icons.of(Icon.UNLOCK));
    private final Button theme;

    /** What the buttons do. */
    record Commands(
            Runnable region, Runnable access, Runnable palette, Runnable flipTheme, Runnable settings, Runnable help) {}

    TopBar(ConnectionMenu connections, Commands commands) {
        getStyleClass().add("top-bar");
        setAlignment(Pos.CENTER_LEFT);
        region.setId("choose-region");
        region.getStyleClass().addAll("flat", "top-region");
        region.setMinWidth(Region.USE_PREF_SIZE);
        region.setTooltip(new Tooltip(Text.of("Choose the region")));
        region.setOnAction(event -> commands.region().run());
        access = new AccessButton(commands.access());
        widthProperty().subscribe(width -> access.compact(width.doubleValue() < ROOM_FOR_NAMES));
        readOnly.setId("read-only");
        readOnly.getStyleClass().add("read-only");
        readOnly.setMinWidth(Region.USE_PREF_SIZE);
        readOnly.setTooltip(new Tooltip(Text.of("While on, nothing that changes anything is sent")));
        readOnly.selectedProperty().subscribe(on -> readOnly.setGraphic(Icons.of(on ? Icon.LOCK : Icon.UNLOCK)));

        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Label palettePrompt = new Label(Text.of("Search or run…"));
        HBox.setHgrow(palettePrompt, Priority.ALWAYS);
        palettePrompt.setMaxWidth(Double.MAX_VALUE);
        HBox paletteFace = new HBox(8, Icons.of(Icon.SEARCH), palettePrompt, KeyCap.of("Ctrl+K"));
        paletteFace.setAlignment(Pos.CENTER_LEFT);
        paletteFace.setPrefWidth(256);
        Button palette = new Button(null, paletteFace);
        palette.setId("open-palette");
        palette.getStyleClass().add("palette-button");
        palette.setAccessibleText(Text.of("Search or run, Ctrl+K"));
        palette.setOnAction(event -> commands.palette().run());
        theme = button("flip-theme", Icon.MOON, Text.of("Light or dark (Ctrl+Shift+L)"), commands.flipTheme());
        getChildren()
                .addAll(
                        connections,
                        region,
                        access,
                        readOnly,
                        space,
                        palette,
                        theme,
                        button("open-settings", Icon.SETTINGS, Text.of("Settings (Ctrl+Comma)"), commands.settings()),
                        button("open-help", Icon.HELP, Text.of("Help (F1)"), commands.help()));
    }

    /** Puts a menu before the last buttons. */
    void menu(Node menu) {
        getChildren().add(getChildren().indexOf(theme), menu);
    }

    ToggleButton readOnly() {
        return readOnly;
    }

    void connection(Connection connection) {
        region.setText(connection.region());
        region.setAccessibleText(Text.of("Region: {0}, press to choose another", connection.region()));
    }

    /** Shows who calls, as it is at this time. */
    void access(Access now, Instant time) {
        access.show(now, time);
    }

    void theme(Theme now) {
        theme.setGraphic(Icons.of(now == Theme.DARK ? Icon.SUN : Icon.MOON));
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
