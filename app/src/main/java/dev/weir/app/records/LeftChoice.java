package dev.weir.app.records;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.control.MultipleSelectionModel;

/**
 * Chosen rows that the table had to let go of, because its window moved far away from them. They stay chosen, and are so again in the
 * table once it comes back to them, until the person chooses something else. JavaFX thread only.
 */
final class LeftChoice {

    private final RecordRows rows;
    private final RowWindow<RecordRow> window;
    private final MultipleSelectionModel<RecordRow> selection;
    private final List<RecordRows.Place> places = new ArrayList<>();
    private boolean moving;

    LeftChoice(RecordRows rows, RowWindow<RecordRow> window, MultipleSelectionModel<RecordRow> selection) {
        this.rows = rows;
        this.window = window;
        this.selection = selection;
        selection.getSelectedIndices().addListener((ListChangeListener<Integer>) change -> {
            if (!moving) {
                places.clear();
            }
        });
    }

    /** The chosen rows that are outside the window. */
    List<RecordRows.Place> places() {
        return places;
    }

    /** Moves the window without a loss of what is chosen. */
    void keep(Runnable move) {
        moving = true;
        List<RecordRows.Place> chosen = new ArrayList<>(places);
        for (int index : selection.getSelectedIndices()) {
            if (index >= 0) {
                chosen.add(rows.place(window.base() + index));
            }
        }
        move.run();
        places.clear();
        places.addAll(chosen);
        for (Iterator<RecordRows.Place> each = places.iterator(); each.hasNext(); ) {
            RecordRows.Place place = each.next();
            int at = rows.rowOf(place.run(), place.index()) - window.base();
            if (at >= 0 && at < window.size()) {
                each.remove();
                if (!selection.isSelected(at)) {
                    selection.select(at);
                }
            }
        }
        moving = false;
    }
}
