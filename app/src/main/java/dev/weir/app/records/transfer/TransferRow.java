package dev.weir.app.records.transfer;

import dev.weir.app.fx.Background;
import dev.weir.app.shell.Workspace;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** One transfer as the list shows it. JavaFX thread only. */
final class TransferRow {

    private final Workspace workspace;
    private final Transfer transfer;
    private final ReadOnlyObjectWrapper<State> state;
    private Background.@Nullable Handle handle;
    private boolean told;

    /**
     * How it stands.
     *
     * @param share 0 to 1, or −1 if that is not known
     * @param end null while it runs
     */
    record State(String text, double share, boolean cancelling, @Nullable TransferEnd end) {}

    TransferRow(Workspace workspace, Transfer transfer) {
        this.workspace = workspace;
        this.transfer = transfer;
        this.state = new ReadOnlyObjectWrapper<>(new State("Beginning", -1, false, null));
    }

    void begin() {
        transfer.onChange(workspace.background().signal(this::look));
        handle = workspace.background().run(transfer.title(), transfer, end -> look(), failure -> look());
    }

    Transfer transfer() {
        return transfer;
    }

    ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    boolean ended() {
        return state.get().end() != null;
    }

    /** Ends it; it says itself how far it came. */
    void cancel() {
        if (handle != null && !ended()) {
            state.set(new State(state.get().text(), state.get().share(), true, null));
            handle.cancel();
        }
    }

    private void look() {
        TransferEnd end = transfer.end();
        state.set(new State(
                end == null ? transfer.progress() : end.sentence(),
                end == null ? transfer.share() : 1,
                end == null && state.get().cancelling(),
                end));
        if (end != null && !told) {
            told = true;
            workspace.say(end.sentence());
        }
    }
}
