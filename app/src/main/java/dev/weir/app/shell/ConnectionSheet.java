package dev.weir.app.shell;

import dev.weir.app.connection.Connection;
import dev.weir.app.connection.ConnectionChoice;
import dev.weir.app.connection.ConnectionListModel;
import dev.weir.app.connection.CopyAs;
import dev.weir.app.help.KeyNames;
import dev.weir.app.text.Text;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The list of connections: find one, say what kind it is, go there, or open it in a window of its own. */
final class ConnectionSheet extends VBox {

    private static final int ROW = 48;

    private final ConnectionListModel model;
    private final Commands commands;
    private final Runnable close;
    private final TextField field = new TextField();
    private final ListView<ConnectionChoice> list = new ListView<>();
    private final VBox notices = new VBox(4);
    private final ToggleButton test = new ToggleButton(Text.of("Test"));
    private final ToggleButton production = new ToggleButton(Text.of("Production"));
    private final MenuButton copy = new MenuButton(Text.of("Copy as"), Icons.of(Icon.COPY));
    private final Button newWindow = new Button(Text.of("Open in a new window"), Icons.of(Icon.OPEN));
    private final Button connect = new Button(Text.of("Connect"));
    private final Hyperlink forget = new Hyperlink(Text.of("Forget this endpoint"));
    /** The key of what a person chose last: the list is made anew while they look at it. */
    private String wanted = Connection.EMBEDDED_KEY;

    private final Hyperlink restart = new Hyperlink(Text.of("Restart the embedded broker"));

    /**
     * What can be done.
     *
     * @param go connects this window
     * @param goElsewhere connects a new window
     * @param kind says what kind a connection is
     */
    record Commands(
            Consumer<ConnectionChoice> go,
            Consumer<ConnectionChoice> goElsewhere,
            BiConsumer<Connection, Connection.Kind> kind,
            BiConsumer<CopyAs, Connection> copy,
            Runnable otherEndpoint,
            Consumer<Connection> forget,
            Runnable restart) {}

    ConnectionSheet(ConnectionListModel model, Commands commands, Runnable close) {
        this.model = model;
        this.commands = commands;
        this.close = close;
        setId("connection-sheet");
        getStyleClass().addAll("palette", "connection-sheet");
        setMaxSize(680, Region.USE_PREF_SIZE);
        field.setId("connection-find");
        field.setPromptText(Text.of("Find a connection…"));
        field.setAccessibleText(Text.of("Find a connection"));
        field.textProperty().subscribe(typed -> {
            model.filter(typed);
            move(0);
        });
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::keys);
        list.setId("connection-list");
        list.setAccessibleText(Text.of("Connections"));
        list.setFocusTraversable(false);
        list.setFixedCellSize(ROW);
        list.setPrefHeight(7 * ROW + 8);
        list.setItems(model.choices());
        list.setPlaceholder(new Label(Text.of("No connection has this in its name")));
        list.setCellFactory(view -> new ConnectionCell());
        list.setOnMouseClicked(event -> {
            with(choice -> wanted = choice.connection().key());
            if (event.getClickCount() == 2) {
                go();
            }
        });
        list.getSelectionModel().selectedItemProperty().subscribe(this::selected);
        model.notices().subscribe(this::showNotices);
        model.choices().subscribe(this::selectWanted);
        showNotices();
        list.setMinHeight(2 * ROW + 8);
        VBox.setVgrow(list, Priority.ALWAYS);
        VBox below = new VBox(list, notices, kindLine(), actionLine());
        below.getStyleClass().add("connection-parts");
        ScrollPane parts = Scrolled.down(below);
        VBox.setVgrow(parts, Priority.ALWAYS);
        getChildren().addAll(field, parts);
    }

    TextField field() {
        return field;
    }

    /** Begins anew: reads the files, nothing typed, the present connection chosen. */
    void open(@Nullable Connection now) {
        field.clear();
        wanted = now == null ? Connection.EMBEDDED_KEY : now.key();
        model.read();
        selectWanted();
    }

    private void selectWanted() {
        for (ConnectionChoice choice : list.getItems()) {
            if (choice.connection().key().equals(wanted)) {
                list.getSelectionModel().select(choice);
                list.scrollTo(choice);
                return;
            }
        }
        list.getSelectionModel().selectFirst();
    }

    private WrappingRow kindLine() {
        ToggleGroup group = new ToggleGroup();
        test.setId("connection-test");
        production.setId("connection-production");
        test.getStyleClass().add("left-pill");
        production.getStyleClass().add("right-pill");
        for (ToggleButton each : new ToggleButton[] {test, production}) {
            each.setToggleGroup(group);
        }
        test.setTooltip(new Tooltip(Text.of("Blue: what is deleted is asked for once")));
        production.setTooltip(
                new Tooltip(Text.of("Red: starts read-only, and names are typed in before anything is deleted")));
        test.setOnAction(event -> kind(Connection.Kind.TEST));
        production.setOnAction(event -> kind(Connection.Kind.PRODUCTION));
        Label label = new Label(Text.of("This connection is"));
        label.getStyleClass().add("muted");
        HBox kinds = new HBox(test, production);
        forget.setId("connection-forget");
        forget.setOnAction(event -> with(choice -> {
            commands.forget().accept(choice.connection());
            model.arrange();
        }));
        forget.managedProperty().bind(forget.visibleProperty());
        restart.setId("restart-embedded");
        restart.setOnAction(event -> {
            close.run();
            commands.restart().run();
        });
        restart.managedProperty().bind(restart.visibleProperty());
        Hyperlink other = new Hyperlink(Text.of("Other endpoint…"));
        other.setId("other-endpoint");
        other.setOnAction(event -> {
            close.run();
            commands.otherEndpoint().run();
        });
        WrappingRow line = new WrappingRow(8, label, kinds, WrappingRow.space(), forget, restart, other);
        line.getStyleClass().add("connection-actions");
        return line;
    }

    private WrappingRow actionLine() {
        copy.setId("connection-copy");
        for (CopyAs each : CopyAs.values()) {
            MenuItem item = new MenuItem(each.words());
            item.setId("copy-as-" + each.name().toLowerCase(Locale.ROOT));
            item.setOnAction(event -> with(choice -> commands.copy().accept(each, choice.connection())));
            copy.getItems().add(item);
        }
        newWindow.setId("connection-new-window");
        newWindow.setTooltip(new Tooltip(KeyNames.said("Ctrl+Enter")));
        newWindow.setOnAction(event -> goElsewhere());
        connect.setId("connection-connect");
        connect.getStyleClass().add("accent");
        connect.setOnAction(event -> go());
        WrappingRow line = new WrappingRow(8, copy, WrappingRow.space(), newWindow, connect);
        line.getStyleClass().add("connection-actions");
        return line;
    }

    private void selected(@Nullable ConnectionChoice choice) {
        Connection connection = choice == null ? null : choice.connection();
        boolean none = connection == null;
        boolean embedded = connection != null && connection.embedded();
        boolean usable = choice != null && choice.problem() == null;
        connect.setDisable(!usable);
        newWindow.setDisable(!usable);
        copy.setDisable(none);
        test.setDisable(none || embedded);
        production.setDisable(none || embedded);
        test.setSelected(connection != null && connection.kind() == Connection.Kind.TEST);
        production.setSelected(connection != null && connection.kind() == Connection.Kind.PRODUCTION);
        forget.setVisible(connection != null && connection.key().startsWith(Connection.ENDPOINT_KEY));
        restart.setVisible(embedded);
    }

    private void kind(Connection.Kind kind) {
        with(choice -> {
            commands.kind().accept(choice.connection(), kind);
            wanted = choice.connection().key();
            model.arrange();
        });
    }

    private void with(Consumer<ConnectionChoice> act) {
        ConnectionChoice choice = list.getSelectionModel().getSelectedItem();
        if (choice != null) {
            act.accept(choice);
        }
    }

    private void keys(KeyEvent event) {
        int selected = list.getSelectionModel().getSelectedIndex();
        switch (event.getCode()) {
            case DOWN -> move(selected + 1);
            case UP -> move(selected - 1);
            case PAGE_DOWN -> move(selected + 6);
            case PAGE_UP -> move(selected - 6);
            case ENTER -> {
                if (event.isShortcutDown()) {
                    goElsewhere();
                } else {
                    go();
                }
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(int index) {
        int inside = Math.max(0, Math.min(index, list.getItems().size() - 1));
        list.getSelectionModel().select(inside);
        with(choice -> wanted = choice.connection().key());
        list.scrollTo(Math.max(0, inside - 3));
    }

    private void go() {
        with(choice -> {
            if (choice.problem() == null) {
                close.run();
                commands.go().accept(choice);
            }
        });
    }

    private void goElsewhere() {
        with(choice -> {
            if (choice.problem() == null) {
                close.run();
                commands.goElsewhere().accept(choice);
            }
        });
    }

    private void showNotices() {
        notices.getChildren()
                .setAll(model.notices().stream().map(ConnectionSheet::notice).toList());
        notices.setVisible(!model.notices().isEmpty());
        notices.setManaged(!model.notices().isEmpty());
    }

    private static Label notice(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().addAll("muted", "connection-notice");
        return label;
    }
}
