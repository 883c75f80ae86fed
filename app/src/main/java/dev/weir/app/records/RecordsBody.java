package dev.weir.app.records;

import dev.weir.app.fx.Failure;
import dev.weir.app.records.RecordsModel.Phase;
import dev.weir.app.records.tail.ShardStatus;
import dev.weir.app.shell.Format;
import dev.weir.app.shell.StatePane;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.util.List;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** The rows; or why there are none, with a way on. JavaFX thread only. */
final class RecordsBody {

    private final Workspace workspace;
    private final RecordsModel model;
    private final Node rows;
    private final Runnable chooseStream;
    private final StatePane state = new StatePane();
    private @Nullable Object shownState;

    RecordsBody(Workspace workspace, RecordsModel model, Node rows, Runnable chooseStream) {
        this.workspace = workspace;
        this.model = model;
        this.rows = rows;
        this.chooseStream = chooseStream;
    }

    StatePane node() {
        return state;
    }

    /** While nothing is read. */
    void showIdle() {
        shownState = null;
        if (model.streamName().get() == null) {
            state.showEmpty(
                    Text.of("Choose a stream to see its records as they arrive."),
                    Text.of("Choose a stream"),
                    chooseStream);
        } else {
            state.showEmpty(Text.of("Start to read {0}.", model.streamName().get()), Text.of("Start"), model::start);
        }
    }

    void show(TailView view) {
        Failure failure = failure(view);
        if (!model.rows().isEmpty()) {
            shownState = rows;
            state.showContent(rows);
        } else if (failure != null) {
            showFailure(failure);
        } else if (view.matching() && view.kept() > 0) {
            showOnce(
                    view.looked() < view.kept()
                            ? Text.of("Nothing found yet…")
                            : Text.of("None of the {0} records passes the filter.", Format.count(view.looked())),
                    Text.of("Show all records"),
                    () -> model.filter().text().set(""));
        } else if (view.waiting() > 0) {
            showOnce(TailWords.paused(view) + ".", Text.of("Resume"), model::resume);
        } else if (model.phase().get() == Phase.STOPPED) {
            showOnce(Text.of("Stopped before a record came."), Text.of("Start"), model::start);
        } else if (TailWords.unanswered(view)) {
            showOnce(
                    TailWords.asking(
                            view,
                            String.valueOf(model.streamName().get()),
                            workspace.clock().instant()),
                    Text.of("Stop"),
                    model::stop);
        } else {
            showOnce(
                    TailWords.nothingYet(view, workspace.zone().get()),
                    Text.of("Start at the oldest record"),
                    this::fromTheOldest);
        }
    }

    /** What keeps everything from being read, if something does. */
    private static @Nullable Failure failure(TailView view) {
        if (view.status().trouble() != null) {
            return view.status().trouble();
        }
        List<ShardStatus> shards = view.status().shards();
        boolean all = !shards.isEmpty() && shards.stream().allMatch(shard -> shard.trouble() != null);
        return all ? shards.getFirst().trouble() : null;
    }

    private void showFailure(Failure failure) {
        if (!failure.equals(shownState)) {
            shownState = failure;
            state.showFailure(failure, model::start);
        }
    }

    /** The same sentence is not built again with each figure that changes. */
    private void showOnce(String sentence, String actionText, Runnable action) {
        if (!sentence.equals(shownState)) {
            shownState = sentence;
            state.showEmpty(sentence, actionText, action);
        }
    }

    private void fromTheOldest() {
        model.choice().from().set(StartFrom.TRIM_HORIZON);
        model.start();
    }
}
