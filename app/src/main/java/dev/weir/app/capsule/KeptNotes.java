package dev.weir.app.capsule;

import dev.weir.app.capsule.file.SavedLayout;
import dev.weir.app.shell.Memory;
import dev.weir.app.shell.Workspace;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The layout between a window and a capsule. Only notes of these keys are kept and taken: no others can come in by a file. */
final class KeptNotes {

    private static final List<String> KEYS = List.of("records.xray.decoders", "records.xray.schemas", "query.schema");

    private KeptNotes() {}

    /** @param place the page that is shown, as a link */
    static SavedLayout of(Workspace workspace, String place, Collection<String> streams) {
        Map<String, String> notes = new TreeMap<>();
        for (String stream : streams) {
            for (String key : KEYS) {
                String text = workspace.memory().recall(Memory.key(key, workspace, stream));
                if (text != null) {
                    notes.put(key + "|" + stream, text);
                }
            }
        }
        return new SavedLayout(place, workspace.tables().all(), notes);
    }

    /** @param target the name that a stream of the capsule has now */
    static void take(SavedLayout layout, Workspace workspace, UnaryOperator<String> target) {
        layout.tables().forEach(workspace.tables()::remember);
        layout.notes().forEach((note, text) -> {
            int bar = note.indexOf('|');
            String key = note.substring(0, bar);
            if (KEYS.contains(key)) {
                String stream = target.apply(note.substring(bar + 1));
                workspace.memory().remember(Memory.key(key, workspace, stream), text);
            }
        });
    }
}
