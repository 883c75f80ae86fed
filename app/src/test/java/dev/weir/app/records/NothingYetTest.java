package dev.weir.app.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.fx.Failure;
import dev.weir.app.records.tail.ShardStatus;
import dev.weir.app.records.tail.TailStatus;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said while no record has come: no more than is known. */
class NothingYetTest {

    private static final Failure DENIED = new Failure(
            Failure.Kind.DENIED, "Read: not allowed.", "Ask for the permission.", "", new RuntimeException("denied"));

    private static String words(boolean ended, ShardStatus... shards) {
        TailStatus status = new TailStatus(List.of(shards), null, 0, ended);
        TailView view = new TailView(
                0,
                0,
                0,
                0,
                0,
                false,
                0,
                false,
                0,
                0,
                0,
                false,
                0,
                null,
                Instant.parse("2026-11-23T12:00:00Z"),
                null,
                status);
        return TailWords.nothingYet(view, ZoneOffset.UTC);
    }

    private static ShardStatus shard(ShardStatus.Phase phase, long behind, Failure trouble) {
        return new ShardStatus("shard-a", phase, behind, 0, -1, 0, 0, 0, 0, trouble, null);
    }

    private static ShardStatus silent() {
        return shard(ShardStatus.Phase.READING, 0, null);
    }

    @Test
    void allShardsAreSilent() {
        assertThat(words(false, silent(), silent()))
                .startsWith("Nothing arrived since 2026-11-23 12:00:00")
                .endsWith(". Waiting…")
                .doesNotContain("shard");
        assertThat(words(true, shard(ShardStatus.Phase.REACHED, 0, null)))
                .isEqualTo("Read to the end: no records arrived in this range.");
    }

    @Test
    void ofAShardThatFailedNothingIsSaidButWhy() {
        assertThat(words(false, silent(), shard(ShardStatus.Phase.FAILED, -1, DENIED), silent()))
                .contains(" in 2 of 3 shards.", "shard-a: Read: not allowed.");
        assertThat(words(
                        false,
                        silent(),
                        shard(ShardStatus.Phase.RETRYING, 0, DENIED),
                        shard(ShardStatus.Phase.FAILED, 0, DENIED)))
                .contains(" in 1 of 3 shards.", "2 shards can't be read: Read: not allowed.");
        assertThat(words(true, shard(ShardStatus.Phase.REACHED, 0, null), shard(ShardStatus.Phase.FAILED, 0, DENIED)))
                .startsWith("Read to the end: no records arrived in this range in 1 of 2 shards. shard-a:")
                .doesNotContain("Waiting");
    }

    @Test
    void shardsThatHaveNotAnsweredOrAreBehindAreNotCalledSilent() {
        assertThat(words(false, silent(), shard(ShardStatus.Phase.WAITING, -1, null)))
                .contains(" in 1 of 2 shards. 1 shard has not answered yet. Waiting…");
        assertThat(words(false, silent(), shard(ShardStatus.Phase.READING, 90_000, null)))
                .contains("1 shard is still read up to now.");
    }
}
