package dev.weir.broker.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TimeSourceTest {

    @Test
    void manualTimeRunsWhatFallsDueInOrderAtItsOwnTime() {
        List<String> ran = new ArrayList<>();
        try (ManualTime time = new ManualTime()) {
            time.after(Duration.ofSeconds(2), () -> ran.add("two at " + time.nanoTime() / 1_000_000_000));
            time.after(Duration.ofSeconds(1), () -> {
                ran.add("one");
                time.after(Duration.ofSeconds(1), () -> ran.add("two again"));
            });
            time.after(Duration.ofSeconds(5), () -> ran.add("five"));
            time.after(Duration.ofSeconds(1), () -> ran.add("never")).cancel();
            time.advance(Duration.ofSeconds(3));
            assertThat(ran).containsExactly("one", "two at 2", "two again");
            assertThat(time.now()).isEqualTo(ManualTime.START.plusSeconds(3));
            assertThat(time.pending()).isEqualTo(1);
        }
    }

    @Test
    void systemTimeGoesOnAfterATaskThatThrows() throws Exception {
        try (SystemTime time = new SystemTime()) {
            CountDownLatch ran = new CountDownLatch(1);
            time.after(Duration.ZERO, () -> {
                throw new IllegalStateException("on purpose");
            });
            time.after(Duration.ofMillis(1), ran::countDown);
            assertThat(ran.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void systemTimeDropsWhatIsPendingWhenItCloses() {
        SystemTime time = new SystemTime();
        List<String> ran = new ArrayList<>();
        time.after(Duration.ofHours(1), () -> ran.add("late"));
        time.close();
        time.after(Duration.ZERO, () -> ran.add("after the end")).cancel();
        assertThat(ran).isEmpty();
    }
}
