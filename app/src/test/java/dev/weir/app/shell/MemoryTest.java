package dev.weir.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MemoryTest {

    private final List<Map<String, String>> saved = new ArrayList<>();
    private final Memory memory = new Memory(Map.of("old", "1"), saved::add);

    @Test
    void onlyWhatChangedIsSaved() {
        memory.remember("old", "1");
        memory.forget("never was");
        assertThat(saved).isEmpty();
        memory.remember("old", "2");
        memory.forget("old");
        assertThat(saved).containsExactly(Map.of("old", "2"), Map.of());
        assertThat(memory.recall("old")).isNull();
    }

    @Test
    void theOldestIsForgottenFirstAndATooLongTextIsNotTaken() {
        for (int i = 0; i < Memory.MOST; i++) {
            memory.remember("k" + i, "v");
        }
        assertThat(memory.recall("old")).isNull();
        assertThat(memory.recall("k0")).isEqualTo("v");
        memory.remember("k0", "x".repeat(Memory.LONGEST + 1));
        assertThat(memory.recall("k0")).isEqualTo("v");
    }
}
