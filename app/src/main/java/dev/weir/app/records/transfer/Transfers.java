package dev.weir.app.records.transfer;

import dev.weir.app.fx.Background;
import dev.weir.app.shell.Workspace;
import java.util.Map;
import java.util.UUID;
import java.util.WeakHashMap;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The transfers of one window, those that run and those that have ended, newest first. JavaFX thread only. */
public final class Transfers {

    /** Ended ones beyond this are forgotten. */
    private static final int MOST = 50;

    private static final Map<Background, Transfers> OF_WINDOWS = new WeakHashMap<>();

    private final ObservableList<TransferRow> rows = FXCollections.observableArrayList();

    private Transfers() {}

    /** Those of the window that a workspace belongs to. */
    public static Transfers of(Workspace workspace) {
        return OF_WINDOWS.computeIfAbsent(workspace.background(), window -> new Transfers());
    }

    ObservableList<TransferRow> rows() {
        return rows;
    }

    /** Lists what was interrupted when an earlier run of the program ended. */
    void recall(Workspace workspace) {
        new SavedTransfers(workspace).all().forEach((id, saved) -> {
            if (rows.stream().noneMatch(row -> row.id().equals(id))) {
                rows.add(new TransferRow(workspace, saved.transfer(workspace), id, saved.end()));
            }
        });
    }

    /** Begins a transfer in the background. */
    TransferRow start(Workspace workspace, Transfer transfer) {
        return start(workspace, transfer, UUID.randomUUID().toString());
    }

    private TransferRow start(Workspace workspace, Transfer transfer, String id) {
        TransferRow row = new TransferRow(workspace, transfer, id, null);
        rows.addFirst(row);
        for (int i = rows.size() - 1; i >= MOST; i--) {
            if (rows.get(i).ended()) {
                rows.remove(i);
            }
        }
        row.begin();
        return row;
    }

    /** Goes on with one that was cut short. */
    void resume(Workspace workspace, TransferRow row) {
        rows.remove(row);
        start(workspace, row.next(), row.id());
    }

    /** Takes an ended one off the list. */
    void dismiss(TransferRow row) {
        if (row.ended()) {
            rows.remove(row);
            row.forget();
        }
    }
}
