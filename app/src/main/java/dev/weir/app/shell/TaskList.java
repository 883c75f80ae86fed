package dev.weir.app.shell;

import dev.weir.app.fx.RunningTasks;
import dev.weir.app.fx.Undertaking;
import dev.weir.app.text.Text;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.collections.ListChangeListener;
import javafx.concurrent.Task;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.TaskProgressView;
import org.jspecify.annotations.Nullable;

/** The tasks that run for longer than a second, each with a way to cancel it. */
final class TaskList extends VBox {

    private final TaskProgressView<Task<?>> view = new TaskProgressView<>();
    private final Map<RunningTasks.Entry, ListedTask> listed = new HashMap<>();

    TaskList(RunningTasks tasks) {
        getStyleClass().addAll("weir-sheet", "task-list");
        setMaxSize(380, Region.USE_PREF_SIZE);
        Label heading = new Label(Text.of("Tasks"));
        heading.getStyleClass().add("page-subheading");
        view.setPrefHeight(240);
        view.setAccessibleText(Text.of("Tasks"));
        view.setRetainTasks(false);
        getChildren().addAll(heading, view);
        tasks.entries().forEach(this::add);
        tasks.entries().addListener((ListChangeListener<RunningTasks.Entry>) change -> {
            while (change.next()) {
                change.getRemoved().forEach(this::remove);
                change.getAddedSubList().forEach(this::add);
            }
        });
    }

    private void add(RunningTasks.Entry entry) {
        ListedTask task = new ListedTask(entry);
        listed.put(entry, task);
        view.getTasks().add(task);
        Thread.ofVirtual().name("weir: listed " + entry.name()).start(task);
    }

    private void remove(RunningTasks.Entry entry) {
        ListedTask task = listed.remove(entry);
        if (task != null) {
            task.ended.countDown();
            view.getTasks().remove(task);
        }
    }

    /**
     * The view knows only JavaFX tasks, and offers Cancel only for one that runs: this one waits for the work that it
     * stands for, and passes Cancel on to it.
     */
    private static final class ListedTask extends Task<@Nullable Void> {

        private final RunningTasks.Entry entry;
        private final CountDownLatch ended = new CountDownLatch(1);

        ListedTask(RunningTasks.Entry entry) {
            this.entry = entry;
            updateTitle(entry.name());
            updateMessage(Text.of("Running"));
        }

        @Override
        protected @Nullable Void call() throws InterruptedException {
            Undertaking<?> undertaking = entry.undertaking();
            if (undertaking == null) {
                ended.await();
                return null;
            }
            do {
                updateMessage(undertaking.progress());
                updateProgress(undertaking.share(), 1);
            } while (!ended.await(500, TimeUnit.MILLISECONDS));
            return null;
        }

        @Override
        protected void cancelled() {
            entry.handle().cancel();
        }
    }
}
