package dev.weir.app.records.transfer;

import dev.weir.app.fx.Background;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** One transfer as the list shows it. JavaFX thread only. */
final class TransferRow {

    private static final long KEEP_NANOS = 1_000_000_000;

    private final Workspace workspace;
    private final Transfer transfer;
    private final ReadOnlyObjectWrapper<State> state;
    private Background.@Nullable Handle handle;
    private final String id;
    private final SavedTransfers saved;
    private final boolean ofEarlierRun;
    private boolean told;
    private long keptNanos = System.nanoTime();

    /**
     * How it stands.
     *
     * @param share 0 to 1, or −1 if that is not known
     * @param end null while it runs
     */
    record State(
            String text,
            double share,
            boolean cancelling,
            @Nullable TransferEnd end) {}

    /**
     * @param id by which it is kept between runs
     * @param end how it ended in an earlier run, or null for one that begins
     */
    TransferRow(Workspace workspace, Transfer transfer, String id, @Nullable TransferEnd end) {
        this.workspace = workspace;
        this.transfer = transfer;
        this.id = id;
        this.saved = new SavedTransfers(workspace);
        this.ofEarlierRun = end != null;
        this.state = new ReadOnlyObjectWrapper<>(
                new State(end == null ? Text.of("Beginning") : end.sentence(), -1, false, end));
    }

    String id() {
        return id;
    }

    /** What goes on where this one ended. */
    Transfer next() {
        return ofEarlierRun ? transfer : transfer.resumed();
    }

    /** It is not to be gone on with any more. */
    void forget() {
        saved.forget(id);
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

    /** Writes down where it stands, about once a second while it runs, and at its end. */
    private void keep(@Nullable TransferEnd end) {
        long now = System.nanoTime();
        if (end != null && (end.whole() || !end.resumable())) {
            saved.forget(id);
        } else if (end != null || now - keptNanos > KEEP_NANOS) {
            keptNanos = now;
            SavedTransfer stands = transfer.saved();
            if (stands != null) {
                saved.keep(id, stands);
            }
        }
    }

    private void look() {
        TransferEnd end = transfer.end();
        state.set(new State(
                end == null ? transfer.progress() : end.sentence(),
                end == null ? transfer.share() : 1,
                end == null && state.get().cancelling(),
                end));
        keep(end);
        if (end != null && !told) {
            told = true;
            workspace.say(end.sentence());
        }
    }
}
