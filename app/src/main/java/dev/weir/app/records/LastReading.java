package dev.weir.app.records;

import dev.weir.app.records.filter.FilterKind;
import dev.weir.app.settings.Preference;
import dev.weir.app.shell.Memory;
import dev.weir.app.shell.Workspace;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was read last on a connection: where reading began, and the filter. It comes back once in a run, when the stream and
 * shard of the last run are the first that are opened and the settings go on where that ended. JavaFX thread only.
 */
final class LastReading {

    private static final String WHAT = "records.last";
    private static final String BETWEEN = "\u001e";
    private static final int PARTS = 6;

    private final Workspace workspace;
    private final RecordsModel model;
    private boolean follows;

    LastReading(Workspace workspace, RecordsModel model) {
        this.workspace = workspace;
        this.model = model;
        // Whoever chooses a stream by hand begins anew.
        model.streamName().addListener((property, old, now) -> follow());
    }

    /**
     * Puts back what was remembered, the first time that it is asked.
     *
     * @return whether it was about this stream and shard, so that where to begin is known
     */
    boolean restore(String stream, @Nullable String shard) {
        if (follows) {
            return false;
        }
        follow();
        String text = workspace.memory().recall(key());
        if (text == null || !workspace.preferences().get(Preference.RESTORE)) {
            return false;
        }
        List<String> parts = List.of(text.split(BETWEEN, -1));
        if (parts.size() != PARTS
                || !parts.get(0).equals(stream)
                || !parts.get(1).equals(shardText(shard))) {
            return false;
        }
        try {
            StartFrom from = StartFrom.valueOf(parts.get(2));
            FilterKind kind = FilterKind.valueOf(parts.get(4));
            model.choice().from().set(from);
            model.choice().fromInput().set(parts.get(3));
            model.filter().set(kind, parts.get(5));
            return true;
        } catch (IllegalArgumentException fromAnotherVersion) {
            return false;
        }
    }

    /** From now on what is chosen is remembered. */
    void follow() {
        if (follows) {
            return;
        }
        follows = true;
        model.streamName().addListener((property, old, now) -> remember());
        model.shardId().addListener((property, old, now) -> remember());
        model.choice().from().addListener((property, old, now) -> remember());
        model.choice().fromInput().addListener((property, old, now) -> remember());
        model.filter().kind().addListener((property, old, now) -> remember());
        model.filter().text().addListener((property, old, now) -> remember());
        remember();
    }

    private void remember() {
        String stream = model.streamName().get();
        if (stream == null) {
            return;
        }
        List<String> parts = List.of(
                stream,
                shardText(model.shardId().get()),
                model.choice().from().get().name(),
                model.choice().fromInput().get(),
                model.filter().kind().get().name(),
                model.filter().text().get());
        if (parts.stream().noneMatch(part -> part.contains(BETWEEN))) {
            workspace.memory().remember(key(), String.join(BETWEEN, parts));
        }
    }

    private String key() {
        return Memory.key(WHAT, workspace, "");
    }

    private static String shardText(@Nullable String shard) {
        return Objects.requireNonNullElse(shard, "");
    }
}
