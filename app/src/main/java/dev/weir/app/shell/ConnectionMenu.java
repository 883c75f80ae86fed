package dev.weir.app.shell;

import dev.weir.app.connection.Connection;
import dev.weir.app.connection.Profiles;
import dev.weir.app.fx.Background;
import dev.weir.app.fx.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Says what the console is connected to, and lets a person change it. Profiles are read each time it opens. */
final class ConnectionMenu extends MenuButton {

    private final Background background;
    private final Commands commands;
    private @Nullable Connection current;

    /**
     * What the items do.
     *
     * @param rememberedKind what a person said of a connection's kind, by its name
     * @param production says of the current connection that it is production, or that it is not
     */
    record Commands(
            Runnable embedded,
            Runnable restart,
            Consumer<Connection> connect,
            Runnable customEndpoint,
            Function<String, @Nullable String> rememberedKind,
            Consumer<Boolean> production) {}

    ConnectionMenu(Background background, Commands commands) {
        this.background = background;
        this.commands = commands;
        setId("connection-menu");
        getStyleClass().add("connection-menu");
        // A name may hold underscores, which a menu button would take for a mnemonic.
        setMnemonicParsing(false);
        setMinWidth(Region.USE_PREF_SIZE);
        Region colour = new Region();
        colour.getStyleClass().add("connection-colour");
        setGraphic(colour);
        setText("Embedded");
        setAccessibleText("Connection");
        getItems().setAll(item("Embedded broker", Icon.SERVER, commands.embedded()));
        setOnShowing(event -> readProfiles());
    }

    void current(Connection connection) {
        current = connection;
        setText(connection.name());
        setAccessibleText("Connection: " + connection.name());
    }

    private void readProfiles() {
        offer(List.of(notice("Reading ~/.aws…")));
        background.run("Read the AWS profiles", Profiles::read, this::show, this::show);
    }

    private void show(Profiles profiles) {
        List<MenuItem> items = new ArrayList<>();
        for (Profiles.Entry entry : profiles.list()) {
            String region = entry.region();
            items.add(item(
                    entry.name() + "   " + (region == null ? Profiles.DEFAULT_REGION : region),
                    Icon.CLOUD,
                    () -> commands.connect()
                            .accept(Profiles.connection(
                                    entry, commands.rememberedKind().apply(entry.name())))));
        }
        profiles.problems().forEach(problem -> items.add(notice(problem)));
        if (items.isEmpty()) {
            items.add(notice("There are no profiles in ~/.aws yet."));
        }
        offer(items);
    }

    private void show(Failure failure) {
        offer(List.of(notice(failure.what() + " " + failure.advice())));
    }

    private void offer(List<MenuItem> profiles) {
        List<MenuItem> items = new ArrayList<>();
        items.add(item("Embedded broker", Icon.SERVER, commands.embedded()));
        Connection now = current;
        if (now != null && now.embedded()) {
            items.add(item("Restart the embedded broker", Icon.REFRESH, commands.restart()));
        }
        items.add(new SeparatorMenuItem());
        items.addAll(profiles);
        items.add(new SeparatorMenuItem());
        items.add(item("Other endpoint…", Icon.CONNECTION, commands.customEndpoint()));
        if (now != null && !now.embedded()) {
            CheckMenuItem production = new CheckMenuItem(now.name() + " is PRODUCTION");
            production.setMnemonicParsing(false);
            production.setSelected(now.kind() == Connection.Kind.PRODUCTION);
            production.setOnAction(event -> commands.production().accept(production.isSelected()));
            items.add(production);
        }
        getItems().setAll(items);
    }

    private static MenuItem item(String text, Icon icon, Runnable action) {
        MenuItem item = new MenuItem(text, Icons.of(icon));
        item.setMnemonicParsing(false);
        item.setOnAction(event -> action.run());
        return item;
    }

    private static MenuItem notice(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMaxWidth(360);
        label.getStyleClass().add("muted");
        CustomMenuItem item = new CustomMenuItem(label, false);
        item.getStyleClass().add("menu-notice");
        return item;
    }
}
