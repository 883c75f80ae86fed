package dev.weir.app.records.xray;

import dev.weir.app.records.decode.Schemas;
import dev.weir.app.shell.Workspace;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The schemas that a person gave for a stream to see its records through. JavaFX thread only. */
public final class GivenSchemas {

    private GivenSchemas() {}

    /** The texts of those of Avro, the newest first. */
    public static List<String> avro(Workspace workspace, String streamName) {
        StreamNotes notes = new StreamNotes(workspace);
        notes.of(streamName);
        return notes.schemas().of(Schemas.Sort.AVRO, null).stream()
                .map(given -> new String(given.content(), StandardCharsets.UTF_8))
                .toList();
    }
}
