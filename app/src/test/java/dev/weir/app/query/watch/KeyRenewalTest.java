package dev.weir.app.query.watch;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.app.query.engine.QueryOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** Temporary keys that run out while a statement is watched. */
class KeyRenewalTest {

    private static final Instant BEGUN = Instant.parse("2026-05-04T12:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(BEGUN);
    private final List<JsonNode> told = new CopyOnWriteArrayList<>();
    private final LinkedBlockingQueue<Boolean> looks = new LinkedBlockingQueue<>();
    private final List<Duration> waits = new CopyOnWriteArrayList<>();

    /** A connection whose keys are others each hour, and which has none for the first minute of the third. */
    private final Tables tables = new Tables() {
        @Override
        public List<String> declarations(String statement, QueryOptions options) {
            return List.of();
        }

        @Override
        public Reach reach() {
            long minutes = Duration.between(BEGUN, now.get()).toMinutes();
            if (minutes == 120) {
                throw new IllegalStateException("The login has expired.");
            }
            return new Reach(
                    "http://127.0.0.1:9",
                    AwsSessionCredentials.create("KEY" + minutes / 60, "secret", "token" + minutes / 60));
        }
    };

    private final KeyRenewal.Told process = new KeyRenewal.Told() {
        @Override
        public boolean ended(Duration atMost) throws InterruptedException {
            waits.add(atMost);
            return looks.take();
        }

        @Override
        public void send(JsonNode message) {
            told.add(message);
        }
    };

    /** The clock moves on, and the next look is taken. */
    private void look(Duration later) {
        now.set(BEGUN.plus(later));
        int before = waits.size();
        looks.add(false);
        eventually("it has looked", () -> waits.size() > before);
    }

    @Test
    void theProcessHasTheKeysOfNow() {
        KeyRenewal.start(tables, process).awaitFirst();
        assertThat(told).singleElement().satisfies(first -> {
            assertThat(first.path("do").asText()).isEqualTo("access");
            assertThat(first.path("accessKeyId").asText()).isEqualTo("KEY0");
            assertThat(first.path("sessionToken").asText()).isEqualTo("token0");
        });
        eventually("it waits", () -> waits.size() == 1);
        look(Duration.ofMinutes(59));
        assertThat(told).as("the same are not told again").hasSize(1);
        look(Duration.ofMinutes(60));
        assertThat(told)
                .extracting(message -> message.path("accessKeyId").asText())
                .containsExactly("KEY0", "KEY1");
        look(Duration.ofMinutes(120));
        assertThat(told).as("those of before stay while there are no others").hasSize(2);
        look(Duration.ofMinutes(121));
        assertThat(told.getLast().path("sessionToken").asText()).isEqualTo("token2");
        assertThat(waits).allMatch(wait -> wait.compareTo(Duration.ofSeconds(20)) < 0);
        looks.add(true);
    }
}
