package dev.weir.app.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class FxBackgroundTest {

    private final FxBackground background = new FxBackground();
    private final List<String> begun = new ArrayList<>();

    @Test
    void whatIsAskedForAfterTheEndNeverBegins() throws Exception {
        background.close();
        background.run("late", () -> begun.add("run"), done -> {}, failure -> {});
        background.repeat("late", Duration.ofMillis(1), () -> begun.add("repeat"), done -> {}, failure -> {});
        try (FxBackground other = new FxBackground()) {
            CountDownLatch ran = new CountDownLatch(1);
            other.run("in time", () -> begun.add("in time"), done -> ran.countDown(), failure -> {});
            ran.await();
        }
        assertThat(begun).containsExactly("in time");
    }

    @Test
    void workThatRunsAtTheEndIsInterrupted() throws Exception {
        CountDownLatch runs = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        background.repeat(
                "long",
                Duration.ofHours(1),
                () -> {
                    runs.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        interrupted.countDown();
                    }
                    return true;
                },
                done -> {},
                failure -> {});
        runs.await();
        background.close();
        interrupted.await();
    }
}
