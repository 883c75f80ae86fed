package dev.weir.app.records.xray;

import dev.weir.app.records.decode.Schemas;
import dev.weir.app.shell.Memory;
import dev.weir.app.shell.Workspace;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is kept for a stream between runs: the decoders chosen and the schemas given. JavaFX thread only. */
final class StreamNotes {

    private static final String CHOICES = "records.xray.decoders";
    private static final String SCHEMAS = "records.xray.schemas";

    /** The memory takes no longer texts. */
    private static final int LONGEST = 256 * 1024;

    private final Workspace workspace;
    private @Nullable String streamName;
    private Choices choices = Choices.NONE;
    private Schemas schemas = Schemas.NONE;

    StreamNotes(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Turns to a stream. */
    void of(@Nullable String stream) {
        if (!Objects.equals(stream, streamName)) {
            streamName = stream;
            choices = stream == null
                    ? Choices.NONE
                    : Choices.from(workspace.memory().recall(Memory.key(CHOICES, workspace, stream)));
            schemas = stream == null
                    ? Schemas.NONE
                    : SchemaShelf.from(workspace.memory().recall(Memory.key(SCHEMAS, workspace, stream)));
        }
    }

    Choices choices() {
        return choices;
    }

    Schemas schemas() {
        return schemas;
    }

    void choose(Choices changed) {
        choices = changed;
        keep(CHOICES, changed.byPath().isEmpty() ? null : changed.text());
    }

    /** Keeps schemas; false if they are too large to be kept longer than this run. */
    boolean give(Schemas changed) {
        schemas = changed;
        String text = changed.all().isEmpty() ? null : SchemaShelf.text(changed);
        keep(SCHEMAS, text);
        return text == null || text.length() <= LONGEST;
    }

    private void keep(String what, @Nullable String text) {
        String stream = streamName;
        if (stream == null) {
            return;
        }
        String key = Memory.key(what, workspace, stream);
        if (text == null) {
            workspace.memory().forget(key);
        } else {
            workspace.memory().remember(key, text);
        }
    }
}
