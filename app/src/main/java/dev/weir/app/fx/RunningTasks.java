package dev.weir.app.fx;

import dev.weir.app.fx.Background.Handle;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The work that has been running for longer than a second. The list is of the JavaFX thread. */
public final class RunningTasks {

    private final ObservableList<Entry> entries = FXCollections.observableArrayList();
    private final ObservableList<Entry> view = FXCollections.unmodifiableObservableList(entries);
    private final Executor afterASecond = CompletableFuture.delayedExecutor(
            1,
            TimeUnit.SECONDS,
            task -> Thread.ofVirtual().name("weir: task list").start(task));

    RunningTasks() {}

    /** What runs now, oldest first. */
    public ObservableList<Entry> entries() {
        return view;
    }

    void watch(OneRun<?> run) {
        afterASecond.execute(() -> {
            if (!run.ended()) {
                FxThread.later(() -> show(run));
            }
        });
    }

    private void show(OneRun<?> run) {
        if (!run.ended()) {
            Entry entry = new Entry(run.name(), run, run.undertaking());
            entries.add(entry);
            run.whenEnded(() -> FxThread.later(() -> entries.remove(entry)));
        }
    }

    /**
     * One piece of work in the list.
     *
     * @param handle ends it
     * @param undertaking tells how far it has come, or null if it does not
     */
    public record Entry(
            String name, Handle handle, @Nullable Undertaking<?> undertaking) {}
}
