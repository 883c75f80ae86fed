package dev.weir.app.settings.page;

import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A list whose lines are moved up and down, by buttons or with Alt and the arrow keys. */
final class OrderedRow {

    private static final double ROW = 28;
    private static final double SHOWN = 8;

    private OrderedRow() {}

    static Editor of(Setting setting, List<Form.Option> usual, Consumer<String> typed) {
        ListView<Form.Option> list = new ListView<>();
        list.setId(setting.id() + "-list");
        list.setAccessibleText(setting.title());
        list.setAccessibleHelp(Text.of("Alt with Up and Down moves the chosen one."));
        list.setFixedCellSize(ROW);
        list.setPrefSize(280, ROW * SHOWN);
        list.setMinHeight(ROW * SHOWN);
        list.setCellFactory(each -> new Line());
        BooleanBinding none = list.getSelectionModel().selectedItemProperty().isNull();
        BooleanBinding first = list.getSelectionModel().selectedIndexProperty().lessThan(1);
        BooleanBinding last = list.getSelectionModel()
                .selectedIndexProperty()
                .greaterThanOrEqualTo(Bindings.size(list.getItems()).subtract(1));
        Button up = button(setting.id() + "-up", Text.of("Move up"), Icon.CHEVRON_UP, none.or(first));
        Button down = button(setting.id() + "-down", Text.of("Move down"), Icon.CHEVRON_DOWN, none.or(last));
        up.setOnAction(event -> move(list, -1, usual, typed));
        down.setOnAction(event -> move(list, 1, usual, typed));
        list.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            int by = event.getCode() == KeyCode.UP ? -1 : event.getCode() == KeyCode.DOWN ? 1 : 0;
            if (event.isAltDown() && by != 0) {
                move(list, by, usual, typed);
                event.consume();
            }
        });
        VBox buttons = new VBox(8, up, down);
        return new Editor(new HBox(8, list, buttons), list, text -> show(list, usual, text));
    }

    private static Button button(String id, String text, Icon icon, BooleanBinding disabled) {
        Button button = new Button(text, Icons.of(icon));
        button.setId(id);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setMinWidth(Button.USE_PREF_SIZE);
        button.disableProperty().bind(disabled);
        return button;
    }

    private static void move(ListView<Form.Option> list, int by, List<Form.Option> usual, Consumer<String> typed) {
        ObservableList<Form.Option> items = list.getItems();
        int from = list.getSelectionModel().getSelectedIndex();
        int to = from + by;
        if (from < 0 || to < 0 || to >= items.size()) {
            return;
        }
        List<Form.Option> moved = new ArrayList<>(items);
        moved.add(to, moved.remove(from));
        items.setAll(moved);
        list.getSelectionModel().clearAndSelect(to);
        list.scrollTo(Math.max(0, to - (int) SHOWN / 2));
        typed.accept(
                moved.equals(usual)
                        ? ""
                        : moved.stream().map(Form.Option::value).collect(Collectors.joining(",")));
    }

    /** What the text does not name follows the one that usually comes before it. */
    static List<Form.Option> ordered(List<Form.Option> usual, String text) {
        List<Form.Option> ordered = new ArrayList<>();
        for (String value : text.split(",", -1)) {
            usual.stream()
                    .filter(option -> option.value().equals(value.strip()) && !ordered.contains(option))
                    .findFirst()
                    .ifPresent(ordered::add);
        }
        if (ordered.isEmpty()) {
            return usual;
        }
        Form.Option before = null;
        for (Form.Option option : usual) {
            if (!ordered.contains(option)) {
                ordered.add(before == null ? 0 : ordered.indexOf(before) + 1, option);
            }
            before = option;
        }
        return ordered;
    }

    private static void show(ListView<Form.Option> list, List<Form.Option> usual, String text) {
        List<Form.Option> ordered = ordered(usual, text);
        if (!list.getItems().equals(ordered)) {
            list.getItems().setAll(ordered);
        }
    }

    private static final class Line extends ListCell<Form.Option> {
        @Override
        protected void updateItem(Form.@Nullable Option option, boolean empty) {
            super.updateItem(option, empty);
            setText(
                    empty || option == null
                            ? null
                            : "%2d".formatted(getIndex() + 1).replace(' ', '\u2007') + "  " + option.words());
        }
    }
}
