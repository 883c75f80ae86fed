package dev.weir.app.records.transfer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.app.shell.Memory;
import dev.weir.app.shell.Workspace;
import java.util.LinkedHashMap;
import java.util.Map;

/** The unfinished transfers of a connection, kept between runs. JavaFX thread only. */
final class SavedTransfers {

    private static final int MOST = 20;
    private static final ObjectMapper JSON =
            new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

    private final Memory memory;
    private final String key;

    SavedTransfers(Workspace workspace) {
        this.memory = workspace.memory();
        this.key = Memory.key("records.transfers", workspace, "");
    }

    /** By id, oldest first. */
    Map<String, SavedTransfer> all() {
        String text = memory.recall(key);
        if (text == null) {
            return new LinkedHashMap<>();
        }
        try {
            return JSON.readValue(text, new TypeReference<LinkedHashMap<String, SavedTransfer>>() {});
        } catch (JsonProcessingException e) {
            // Written by another version: they can't be gone on with, and go with the next one that is kept.
            return new LinkedHashMap<>();
        }
    }

    void keep(String id, SavedTransfer transfer) {
        Map<String, SavedTransfer> all = all();
        all.put(id, transfer);
        while (all.size() > MOST) {
            all.remove(all.keySet().iterator().next());
        }
        write(all);
    }

    void forget(String id) {
        Map<String, SavedTransfer> all = all();
        if (all.remove(id) != null) {
            write(all);
        }
    }

    private void write(Map<String, SavedTransfer> all) {
        try {
            memory.remember(key, JSON.writeValueAsString(all));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Records of numbers and texts have a JSON form", e);
        }
    }
}
