package dev.weir.app.streams.configuration;

import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.text.Text;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** The settings with their present values, one line of each below the other. */
final class SettingList extends ListView<Setting> {

    SettingList(List<Setting> settings) {
        getItems().setAll(settings);
        setId("settings");
        setAccessibleText(Text.of("Settings of the stream"));
        getStyleClass().add("setting-list");
        setMinWidth(320);
        setPrefWidth(320);
        setCellFactory(list -> new SettingCell());
    }

    private static final class SettingCell extends ListCell<Setting> {

        private final Label title = new Label();
        private final Label value = new Label();
        private final HBox mark = new HBox();
        private final HBox box;
        private Subscription following = Subscription.EMPTY;

        SettingCell() {
            title.getStyleClass().add("medium");
            value.getStyleClass().addAll("muted", "small");
            VBox words = new VBox(2, title, value);
            words.setMinWidth(0);
            HBox.setHgrow(words, Priority.ALWAYS);
            mark.setAlignment(Pos.CENTER);
            mark.setMinWidth(USE_PREF_SIZE);
            box = new HBox(8, words, mark);
            box.setAlignment(Pos.CENTER_LEFT);
            // As wide as the list and not wider, so that long values are cut and not scrolled to.
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Setting item, boolean empty) {
            super.updateItem(item, empty);
            following.unsubscribe();
            following = Subscription.EMPTY;
            if (empty || item == null) {
                setGraphic(null);
                return;
            }
            title.setText(item.title());
            following = Subscription.combine(
                    item.value().subscribe(value::setText),
                    item.unread().subscribe(failure -> showMark(item)),
                    item.refused().subscribe(failure -> showMark(item)),
                    item.plan().subscribe(plan -> showMark(item)),
                    item.busy().subscribe(busy -> showMark(item)));
            setAccessibleText(item.title() + ": " + item.value().get());
            setGraphic(box);
        }

        private void showMark(Setting item) {
            mark.getChildren().clear();
            if (item.unread().get() != null) {
                add(Icon.DENIED, Text.of("not readable"));
            } else if (item.refused().get() != null) {
                add(Icon.WARNING, Text.of("refused"));
            } else if (item.busy().get() || item.underWay()) {
                add(Icon.REFRESH, Text.of("in progress"));
            } else if (item.plan().get() != null) {
                add(Icon.EDIT, Text.of("not applied"));
            }
        }

        private void add(Icon icon, String words) {
            Label label = new Label(words, Icons.of(icon, 14));
            label.getStyleClass().addAll("small", "muted");
            mark.getChildren().add(label);
        }
    }
}
