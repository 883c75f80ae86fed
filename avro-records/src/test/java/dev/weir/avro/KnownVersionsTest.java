package dev.weir.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class KnownVersionsTest {

    private static final UUID ONE = new UUID(0, 1);

    private final List<UUID> asked = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-02T03:04:05Z");
    private boolean refuses;
    private final KnownVersions<String> versions = new KnownVersions<>(this::answer, () -> now);

    private String answer(UUID version) throws UnreadableException {
        asked.add(version);
        if (refuses) {
            throw new UnreadableException("Not now.");
        }
        return "schema " + version.getLeastSignificantBits();
    }

    @Test
    void aVersionIsAskedForOnce() throws Exception {
        assertThat(versions.of(ONE)).isEqualTo("schema 1");
        now = now.plus(Duration.ofDays(1));
        assertThat(versions.of(ONE)).isEqualTo("schema 1");
        assertThat(asked).containsExactly(ONE);
    }

    @Test
    void afterARefusalItIsAskedForAgainInHalfAMinute() throws Exception {
        refuses = true;
        assertThatThrownBy(() -> versions.of(ONE)).hasMessage("Not now.");
        now = now.plusSeconds(29);
        assertThatThrownBy(() -> versions.of(ONE)).hasMessage("Not now.");
        assertThat(asked).hasSize(1);
        refuses = false;
        now = now.plusSeconds(1);
        assertThat(versions.of(ONE)).isEqualTo("schema 1");
        assertThat(asked).hasSize(2);
    }

    @Test
    void itKnowsAThousandAtMost() throws Exception {
        for (int i = 0; i <= 1_000; i++) {
            versions.of(new UUID(1, i));
        }
        versions.of(new UUID(1, 1_000));
        assertThat(asked).hasSize(1_001);
        versions.of(new UUID(1, 0));
        assertThat(asked).hasSize(1_002);
    }
}
