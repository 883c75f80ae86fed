package dev.weir.streamingsql.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How often a shard is asked. */
class CourtesyTest {

    @Test
    void statementsOfOneShardShareTwoReadsASecond() {
        Courtesy first = new Courtesy("arn/one", false);
        Courtesy second = new Courtesy("arn/one", false);
        Courtesy elsewhere = new Courtesy("arn/two", false);
        first.begin();
        elsewhere.begin();
        assertThat(first.afterAnswer(false)).isEqualTo(millis(500));
        second.begin();
        assertThat(first.afterAnswer(false)).isEqualTo(millis(1000));
        assertThat(elsewhere.afterAnswer(false)).isEqualTo(millis(500));
        second.end();
        assertThat(first.afterAnswer(false)).isEqualTo(millis(500));
        first.end();
        elsewhere.end();
    }

    @Test
    void oneThatIsBehindLeavesAReadToOthers() {
        Courtesy behind = new Courtesy("arn/behind", false);
        behind.begin();
        assertThat(behind.afterAnswer(true)).isEqualTo(millis(250));
        behind.end();
    }

    @Test
    void onThisMachineOneThatIsBehindNeedNotWaitUntilItIsRefused() {
        Courtesy ours = new Courtesy("arn/ours", true);
        ours.begin();
        assertThat(ours.afterAnswer(true)).isZero();
        assertThat(ours.afterAnswer(false)).isEqualTo(millis(500));
        ours.afterRefusal();
        assertThat(ours.afterAnswer(true)).isEqualTo(millis(250));
        ours.end();
    }

    @Test
    void refusalsAreWaitedForTwiceAsLongEachTimeUpToFiveSeconds() {
        Courtesy refused = new Courtesy("arn/refused", false);
        assertThat(refused.afterRefusal()).isEqualTo(millis(1000));
        assertThat(refused.afterRefusal()).isEqualTo(millis(2000));
        for (int i = 0; i < 80; i++) {
            assertThat(refused.afterRefusal()).isBetween(millis(2000), millis(5000));
        }
        refused.begin();
        refused.afterAnswer(false);
        assertThat(refused.afterRefusal()).isEqualTo(millis(1000));
        refused.end();
    }

    private static long millis(long millis) {
        return Duration.ofMillis(millis).toNanos();
    }
}
