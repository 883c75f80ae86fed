package dev.weir.app.streams;

import java.util.Comparator;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/**
 * A table column that sorts by its values and shows them as text, the same text that is copied.
 *
 * @param <S> a row
 * @param <T> a value; null where it is not known yet
 */
public final class DataColumn<S, T> extends TableColumn<S, T> {

    /** Sorts what is not known (not-a-number) below everything that is. */
    public static final Comparator<Double> UNKNOWN_LOWEST =
            Comparator.comparingDouble(value -> value.isNaN() ? Double.NEGATIVE_INFINITY : value);

    private final Function<T, String> format;

    private DataColumn(
            String title,
            double width,
            Function<S, ObservableValue<T>> value,
            Function<T, String> format,
            boolean number) {
        super(title);
        this.format = format;
        setPrefWidth(width);
        setCellValueFactory(features -> value.apply(features.getValue()));
        setCellFactory(column -> new TextCell<>(format, number));
    }

    /**
     * A column of words, aligned left.
     *
     * @param key what it is called in the settings and in what is copied, whatever language its title is in
     */
    public static <S, T> DataColumn<S, T> words(
            String key, String title, double width, Function<S, ObservableValue<T>> value, Function<T, String> format) {
        DataColumn<S, T> column = words(title, width, value, format);
        column.setId(key);
        return column;
    }

    /**
     * A column of numbers, aligned right with its heading.
     *
     * @param key what it is called in the settings and in what is copied, whatever language its title is in
     */
    public static <S, T> DataColumn<S, T> numbers(
            String key, String title, double width, Function<S, ObservableValue<T>> value, Function<T, String> format) {
        DataColumn<S, T> column = numbers(title, width, value, format);
        column.setId(key);
        return column;
    }

    /** A column of words, aligned left. */
    public static <S, T> DataColumn<S, T> words(
            String title, double width, Function<S, ObservableValue<T>> value, Function<T, String> format) {
        return new DataColumn<>(title, width, value, format, false);
    }

    /** A column of numbers, aligned right with its heading. */
    public static <S, T> DataColumn<S, T> numbers(
            String title, double width, Function<S, ObservableValue<T>> value, Function<T, String> format) {
        DataColumn<S, T> column = new DataColumn<>(title, width, value, format, true);
        column.getStyleClass().add("number-column");
        return column;
    }

    /** What the column is called in what is copied. */
    String key() {
        return getId() == null ? getText() : getId();
    }

    /** What the column shows of a row. */
    public String text(S row) {
        T value = getCellData(row);
        return value == null ? "" : format.apply(value);
    }

    private static final class TextCell<S, T> extends TableCell<S, T> {

        private static final int LONG = 28;

        private final Function<T, String> format;

        TextCell(Function<T, String> format, boolean number) {
            this.format = format;
            if (number) {
                getStyleClass().add("number");
            }
        }

        @Override
        protected void updateItem(@Nullable T item, boolean empty) {
            super.updateItem(item, empty);
            String text = empty || item == null ? null : format.apply(item);
            setText(text);
            // Long names are cut to the column's width; the whole one is in the tooltip.
            setTooltip(text != null && text.length() > LONG ? new Tooltip(text) : null);
        }
    }
}
