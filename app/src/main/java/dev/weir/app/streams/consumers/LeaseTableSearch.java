package dev.weir.app.streams.consumers;

import dev.weir.app.fx.Background;
import dev.weir.app.fx.Failure;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
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
        words.set(Text.of("Looking through the account's tables…"));
        looking = workspace
                .background()
                .run(
                        Text.of("Find lease tables"),
                        new LeaseTables(workspace.clients().dynamoDb()),
                        this::found,
                        this::failed);
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
        words.set(found.all() ? told(found) : told(found) + " " + Text.of("There are more: type the name of yours."));
    }

    private static String told(LeaseTables.Found found) {
        String looked = Text.count(found.looked(), "{0} table", "{0} tables");
        return found.names().isEmpty()
                ? Text.of("No table with the key leaseKey among {0}.", looked)
                : Text.count(found.names().size(), "{0} lease table among {1}.", "{0} lease tables among {1}.", looked);
    }

    private void failed(Failure failure) {
        busy.set(false);
        words.set(failure.what() + " " + failure.advice() + " " + Text.of("If you know the table's name, type it."));
    }
}
