package dev.weir.app.streams.consumers;

import dev.weir.app.fx.Background;
import dev.weir.app.fx.Failure;
import dev.weir.app.shell.Format;
import dev.weir.app.shell.Workspace;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Looks for lease tables when asked to: each table of the account costs a call. JavaFX thread only. */
public final class LeaseTableSearch {

    private final Workspace workspace;
    private final ObservableList<String> names = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private Background.@Nullable Handle looking;

    LeaseTableSearch(Workspace workspace) {
        this.workspace = workspace;
    }

    /** The tables whose key is leaseKey. */
    public ObservableList<String> names() {
        return names;
    }

    /** What came of the search, in words; empty before it. */
    public ReadOnlyStringProperty words() {
        return words.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /** Looks through the account's tables. */
    public void find() {
        cancel();
        busy.set(true);
        words.set("Looking through the account's tables…");
        looking = workspace
                .background()
                .run("Find lease tables", new LeaseTables(workspace.clients().dynamoDb()), this::found, this::failed);
    }

    void cancel() {
        if (looking != null) {
            looking.cancel();
            looking = null;
        }
        if (busy.get()) {
            busy.set(false);
            words.set("");
        }
    }

    private void found(LeaseTables.Found found) {
        busy.set(false);
        names.setAll(found.names());
        String tables = found.names().isEmpty()
                ? "No table with the key leaseKey"
                : found.names().size() == 1 ? "1 lease table" : found.names().size() + " lease tables";
        words.set(tables + " among " + Format.count(found.looked())
                + (found.looked() == 1 ? " table." : " tables.")
                + (found.all() ? "" : " There are more: type the name of yours."));
    }

    private void failed(Failure failure) {
        busy.set(false);
        words.set(failure.what() + " " + failure.advice() + " If you know the table's name, type it.");
    }
}
