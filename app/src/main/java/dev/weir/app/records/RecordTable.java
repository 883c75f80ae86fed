package dev.weir.app.records;

import dev.weir.app.text.Text;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;

/**
 * The records, newest at the bottom. It follows the newest until a person scrolls up; then the rows in view stay where
 * they are, however many come or leave above them. JavaFX thread only.
 */
final class RecordTable extends TableView<RecordRow> {

    private static final double ROW_HEIGHT = 28;
    private static final double LEAST_DATA = 220;
    private static final double BORDERS = 2;

    /** Where the rows in view begin: a row, of all, and how many pixels of it are above the view. */
    private record Top(int row, double pixels) {}

    private final RecordRows rows;
    private final RowWindow<RecordRow> window;
    private final LeftChoice left;
    private final BooleanProperty following = new SimpleBooleanProperty(true);
    private final RecordColumns shown;
    private final ReadOnlyObjectWrapper<RecordColumns.@Nullable Order> order = new ReadOnlyObjectWrapper<>();
    private final TableColumn<RecordRow, RecordRow> data;
    private final List<TableColumn<RecordRow, RecordRow>> made = new ArrayList<>();
    private final Runnable onPulse = this::beforeLayout;
    private @Nullable Top wanted;
    private boolean moving;
    private boolean laidOut;

    RecordTable(RecordRows rows, ReadOnlyObjectProperty<ZoneId> zone, ObservableList<JsonColumn> columns) {
        this(rows, new RowWindow<>(rows), zone, columns);
    }

    private RecordTable(
            RecordRows rows,
            RowWindow<RecordRow> window,
            ReadOnlyObjectProperty<ZoneId> zone,
            ObservableList<JsonColumn> columns) {
        super(window);
        this.rows = rows;
        this.window = window;
        this.left = new LeftChoice(rows, window, getSelectionModel());
        getStyleClass().add("record-table");
        setAccessibleText(Text.of("Records"));
        setFixedCellSize(ROW_HEIGHT);
        setTableMenuButtonVisible(true);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        this.shown = new RecordColumns(zone);
        this.data = shown.data();
        getColumns().addAll(shown.all());
        zone.addListener((property, old, now) -> {
            shown.sayZone();
            refresh();
        });
        setSortPolicy(table -> {
            readOrder();
            return true;
        });
        columns.addListener((ListChangeListener<JsonColumn>) change -> showColumns(columns));
        showColumns(columns);
        widthProperty().addListener(observable -> fill());
        getVisibleLeafColumns().addListener((ListChangeListener<TableColumn<RecordRow, ?>>) change -> fill());
        window.addListener((ListChangeListener<RecordRow>) this::moved);
        sceneProperty().addListener((property, old, now) -> {
            if (old != null) {
                old.removePreLayoutPulseListener(onPulse);
            }
            if (now != null) {
                now.addPreLayoutPulseListener(onPulse);
            }
        });
        follow();
    }

    private void follow() {
        addEventFilter(ScrollEvent.SCROLL, event -> {
            if (event.getDeltaY() > 0) {
                following.set(false);
            }
        });
        // Before the table itself looks at the key: its first and last rows are those of the window.
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.UP || event.getCode() == KeyCode.PAGE_UP) {
                following.set(false);
            } else if (event.getCode() == KeyCode.HOME) {
                following.set(false);
                move(0);
            } else if (event.getCode() == KeyCode.END) {
                following.set(true);
            }
        });
        // A click picks a row that should stay under the pointer.
        setOnMousePressed(event -> following.set(false));
        following.addListener((property, old, now) -> {
            wanted = null;
            window.keepAtEnd(now);
            if (now) {
                toNewest();
            }
        });
    }

    private void showColumns(List<JsonColumn> columns) {
        getColumns().removeAll(made);
        made.clear();
        for (JsonColumn column : columns) {
            TableColumn<RecordRow, RecordRow> one = RecordColumns.of(column);
            made.add(one);
        }
        getColumns().addAll(getColumns().indexOf(data), made);
    }

    /** The data takes what the other columns leave. */
    private void fill() {
        double others = getVisibleLeafColumns().stream()
                .filter(column -> !column.equals(data))
                .mapToDouble(TableColumn::getWidth)
                .sum();
        data.setPrefWidth(Math.max(LEAST_DATA, getWidth() - others - BORDERS));
    }

    private void readOrder() {
        order.set(
                getSortOrder().isEmpty()
                        ? null
                        : RecordColumns.order(getSortOrder().getFirst()));
    }

    /** What the person wants rows sorted by, or null for the order of arrival. */
    ReadOnlyObjectProperty<RecordColumns.@Nullable Order> order() {
        return order.getReadOnlyProperty();
    }

    /** Scrolling alone does not lay the table out, only the flow in it. */
    private void beforeLayout() {
        VirtualFlow<?> flow = flow();
        if (following.get() || wanted != null || flow == null) {
            return;
        }
        IndexedCell<?> first = flow.getFirstVisibleCell();
        IndexedCell<?> last = flow.getLastVisibleCell();
        if (first != null && last != null && window.isNearEdge(first.getIndex(), last.getIndex())) {
            wanted = new Top(window.base() + first.getIndex(), -first.getLayoutY());
            requestLayout();
        }
    }

    @Override
    protected void layoutChildren() {
        Top top = wanted;
        wanted = null;
        if (top != null && isFarFromMiddle(top.row())) {
            move(top.row());
        }
        super.layoutChildren();
        VirtualFlow<?> flow = flow();
        if (flow == null) {
            return;
        }
        // Where to scroll is reckoned before new rows and a new height have been laid out, and ends some rows off.
        if (following.get()) {
            flow.layout();
            flow.setPosition(1);
        } else if (top != null) {
            flow.layout();
            scroll(flow, top);
        }
        laidOut = true;
    }

    private void scroll(VirtualFlow<?> flow, Top top) {
        flow.scrollToTop(top.row() - window.base());
        if (top.pixels() > 0) {
            // Pixels are reckoned from where the cells are laid out.
            flow.layout();
            flow.scrollPixels(top.pixels());
        }
    }

    private boolean isFarFromMiddle(int row) {
        int at = row - window.base();
        return window.isNearEdge(at, at + visibleRows());
    }

    private void move(int row) {
        moving = true;
        left.keep(() -> window.centre(row));
        moving = false;
    }

    private @Nullable VirtualFlow<?> flow() {
        return lookup(".virtual-flow") instanceof VirtualFlow<?> flow ? flow : null;
    }

    /** Whether the newest row is kept in view. */
    BooleanProperty following() {
        return following;
    }

    /** How many rows there are, in view and beyond. */
    int rowCount() {
        return window.total();
    }

    /** How many rows are in view at once. */
    int visibleRows() {
        VirtualFlow<?> flow = flow();
        double height = flow == null ? getHeight() - ROW_HEIGHT : flow.getHeight();
        return Math.max(1, (int) (height / ROW_HEIGHT));
    }

    /** The row at the top of the view, with the part of it that is above. */
    double topRow() {
        if (wanted != null) {
            return wanted.row() + wanted.pixels() / ROW_HEIGHT;
        }
        VirtualFlow<?> flow = flow();
        IndexedCell<?> first = flow == null ? null : flow.getFirstVisibleCell();
        return first == null ? 0 : window.base() + first.getIndex() - first.getLayoutY() / ROW_HEIGHT;
    }

    /** Brings a row to the top of the view, as far as there are rows below. */
    void showFrom(double row) {
        following.set(false);
        double top = Math.clamp(row, 0, (double) Math.max(0, rowCount() - 1));
        Top begin = new Top((int) top, (top - (int) top) * ROW_HEIGHT);
        VirtualFlow<?> flow = flow();
        if (flow == null || !laidOut || isFarFromMiddle(begin.row())) {
            wanted = begin;
            requestLayout();
        } else {
            scroll(flow, begin);
        }
    }

    /** The row that is chosen, counted among all; -1 for none. */
    int selectedRow() {
        int index = getSelectionModel().getSelectedIndex();
        return index < 0 ? -1 : window.base() + index;
    }

    /** The chosen rows, also those that are far from what is in view. */
    List<RecordRows.Place> selected() {
        List<RecordRows.Place> places = new ArrayList<>(left.places());
        for (int index : getSelectionModel().getSelectedIndices()) {
            int row = window.base() + index;
            if (index >= 0 && row < rows.size()) {
                places.add(rows.place(row));
            }
        }
        return places;
    }

    /** Brings a row into view and chooses it. */
    void showRow(int row) {
        if (row < 0 || row >= rowCount()) {
            return;
        }
        following.set(false);
        if (isFarFromMiddle(row)) {
            move(row);
        }
        getSelectionModel().clearAndSelect(row - window.base());
        int shown = visibleRows() - 1;
        double top = topRow();
        if (row <= top || row >= top + shown) {
            showFrom(Math.max(0, row - shown / 3));
        }
    }

    private void moved(ListChangeListener.Change<? extends RecordRow> change) {
        laidOut = false;
        if (moving) {
            return;
        }
        if (following.get()) {
            toNewest();
            return;
        }
        VirtualFlow<?> flow = flow();
        IndexedCell<?> top = flow == null ? null : flow.getFirstVisibleCell();
        if (flow == null || top == null) {
            return;
        }
        int first = top.getIndex();
        int shift = 0;
        while (change.next()) {
            if (change.getFrom() <= first + shift) {
                shift += change.getAddedSize() - change.getRemovedSize();
            }
        }
        if (shift != 0) {
            flow.scrollPixels(shift * ROW_HEIGHT);
        }
    }

    private void toNewest() {
        if (!getItems().isEmpty()) {
            scrollTo(getItems().size() - 1);
            requestLayout();
        }
    }
}
