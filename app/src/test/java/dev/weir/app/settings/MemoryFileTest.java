package dev.weir.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryFileTest {

    @TempDir
    Path folder;

    @Test
    void whatIsSavedIsReadInItsOrder() throws Exception {
        MemoryFile file = new MemoryFile(folder.resolve("new/memory.json"));
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("b", "line\nline \u00fc");
        texts.put("a", "");
        file.save(texts);
        assertThat(file.load().problem()).isNull();
        assertThat(file.load().texts()).containsExactlyEntriesOf(texts);
    }

    @Test
    void aDamagedFileIsSetAsideAndSaid() throws Exception {
        Path damaged = Files.writeString(folder.resolve("memory.json"), "{\"a\":");
        MemoryFile.Loaded loaded = new MemoryFile(damaged).load();
        assertThat(loaded.texts()).isEmpty();
        assertThat(loaded.problem()).contains("memory.json.damaged");
        assertThat(folder.resolve("memory.json.damaged")).hasContent("{\"a\":");
        assertThat(new MemoryFile(damaged).load().problem()).isNull();
    }
}
