package dev.weir.app.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.records.tail.ShardStatus;
import dev.weir.app.records.tail.TailStatus;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the page says before anything has answered. */
class AskingWordsTest {

    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

    private static TailView view(ShardStatus... shards) {
        TailStatus status = new TailStatus(List.of(shards), null, 0, false);
        return new TailView(0, 0, 0, 0, 0, false, 0, false, 0, 0, 0, false, 0, null, START, null, status);
    }

    private static ShardStatus reading(long millisBehind) {
        return new ShardStatus(
                "shardId-000000000000", ShardStatus.Phase.READING, millisBehind, 0, -1, 0, 0, 0, 0, null, null);
    }

    @Test
    void shardsThatAreNotListedAreAskedFor() {
        assertThat(TailWords.unanswered(view())).isTrue();
        assertThat(TailWords.asking(view(), "orders", START)).isEqualTo("Asking for the shards of orders…");
        assertThat(TailWords.asking(view(), "orders", START.plusSeconds(6))).contains("no answer yet");
    }

    @Test
    void theFirstReadsAreAskedForUntilOneAnswers() {
        assertThat(TailWords.asking(view(reading(-1)), "orders", START))
                .isEqualTo("Asking 1 shard of orders for records…");
        assertThat(TailWords.unanswered(view(reading(-1)))).isTrue();
        assertThat(TailWords.unanswered(view(reading(0)))).isFalse();
    }
}
