package dev.weir.app.streams;

import javafx.scene.control.TableView;

/**
 * Keeps a table that is sorted by something that changes all the time in order: now and then, so that rows do not
 * dance while somebody reads them. JavaFX thread only.
 */
public final class Resorting {

    private static final int CHANGES = 5;

    private final TableView<?> table;
    private int changes;

    public Resorting(TableView<?> table) {
        this.table = table;
    }

    /** The rates have changed once more. Each fifth time, and the first, the rows are put in order. */
    public void ratesChanged() {
        if (changes++ % CHANGES == 0 && !table.getSortOrder().isEmpty()) {
            table.sort();
        }
    }
}
