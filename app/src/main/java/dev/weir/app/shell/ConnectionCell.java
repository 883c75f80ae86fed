package dev.weir.app.shell;

import dev.weir.app.connection.Connection;
import dev.weir.app.connection.ConnectionChoice;
import dev.weir.app.text.Text;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One connection in the list: its colour, its name, what gives it its credentials, and what is in its way. */
final class ConnectionCell extends ListCell<ConnectionChoice> {

    ConnectionCell() {
        // As wide as the list and no wider: a long name gives way, not what stands beside it.
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable ConnectionChoice choice, boolean empty) {
        super.updateItem(choice, empty);
        if (empty || choice == null) {
            setGraphic(null);
            setAccessibleText(null);
            setTooltip(null);
            return;
        }
        Connection connection = choice.connection();
        Region colour = new Region();
        colour.getStyleClass().add("connection-bar");
        Label name = text(connection.title(), "medium");
        String problem = choice.problem();
        Label words = text(problem == null ? choice.words() : problem, "small");
        words.getStyleClass().add(problem == null ? "muted" : "connection-problem");
        VBox texts = new VBox(name, words);
        texts.setAlignment(Pos.CENTER_LEFT);
        texts.setMinWidth(0);
        HBox.setHgrow(texts, Priority.ALWAYS);
        HBox row = new HBox(12, colour, texts);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().addAll("connection-row", ConnectionEdge.style(connection.kind()));
        String login = choice.login();
        if (problem != null) {
            row.getChildren().add(tag(Text.of("not usable"), "connection-problem"));
        } else if (login != null) {
            row.getChildren().add(tag(login, "connection-warning"));
        }
        if (connection.kind() == Connection.Kind.PRODUCTION) {
            row.getChildren().add(tag("PRODUCTION", "connection-tag"));
        }
        row.getChildren().add(tag(connection.region(), "muted"));
        setGraphic(row);
        setTooltip(new Tooltip(connection.title() + "\n" + (problem == null ? choice.words() : problem)));
        setAccessibleText(connection.title() + ", " + connection.kind() + ", " + connection.region() + ", "
                + (problem == null ? choice.words() : problem) + (login == null ? "" : ", " + login));
    }

    private static Label text(String text, String style) {
        Label label = new Label(text);
        label.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        label.setMinWidth(0);
        label.getStyleClass().add(style);
        return label;
    }

    private static Label tag(String text, String style) {
        Label label = new Label(text);
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.getStyleClass().addAll("small", style);
        return label;
    }
}
