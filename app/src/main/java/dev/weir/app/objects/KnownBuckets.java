package dev.weir.app.objects;

import dev.weir.app.shell.Memory;
import dev.weir.app.shell.Workspace;
import java.util.ArrayList;
import java.util.List;

/**
 * The buckets whose names a person typed, remembered for a connection: somebody who may not list buckets need not type them again.
 * JavaFX thread only.
 */
final class KnownBuckets {

    private static final int MOST = 20;

    private final Memory memory;
    private final String key;

    KnownBuckets(Workspace workspace) {
        this.memory = workspace.memory();
        this.key = Memory.key("objects.buckets", workspace, "");
    }

    /** The one that was typed last first. */
    List<String> names() {
        String text = memory.recall(key);
        return text == null || text.isBlank() ? List.of() : List.of(text.split("\n"));
    }

    void add(String bucket) {
        List<String> names = new ArrayList<>(names());
        names.remove(bucket);
        names.addFirst(bucket);
        memory.remember(key, String.join("\n", names.subList(0, Math.min(MOST, names.size()))));
    }

    void remove(String bucket) {
        List<String> names = new ArrayList<>(names());
        if (names.remove(bucket)) {
            memory.remember(key, String.join("\n", names));
        }
    }
}
