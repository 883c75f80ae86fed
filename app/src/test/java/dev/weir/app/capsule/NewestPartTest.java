package dev.weir.app.capsule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NewestPartTest {

    private static final Instant END = Instant.parse("2026-11-26T12:00:00Z");
    private static final Instant OLDEST = END.minus(Duration.ofDays(1));

    private final List<Instant> arrivals = new ArrayList<>();
    private long read;

    private long count(@Nullable Instant from, Instant to) {
        long count = arrivals.stream()
                .filter(arrival -> (from == null || !arrival.isBefore(from)) && !arrival.isAfter(to))
                .count();
        read += count;
        return count;
    }

    private NewestPart of(@Nullable Instant from, long most) throws InterruptedException {
        return NewestPart.of(this::count, from, OLDEST, END, most);
    }

    private void aSecondEach(int records) {
        for (int i = 0; i < records; i++) {
            arrivals.add(END.minusSeconds(i));
        }
    }

    private List<Instant> taken(NewestPart part, @Nullable Instant from) {
        return arrivals.stream()
                .filter(arrival -> from == null || !arrival.isBefore(from))
                .filter(arrival -> part.from() == null || !arrival.isBefore(part.from()))
                .sorted()
                .skip(part.skip())
                .toList();
    }

    @Test
    void theNewestAreLeftAndNotMuchMoreIsReadThanTaken() throws InterruptedException {
        aSecondEach(20_000);
        NewestPart part = of(null, 1_000);
        assertThat(taken(part, null))
                .hasSize(1_000)
                .startsWith(END.minusSeconds(999))
                .endsWith(END);
        assertThat(read).isLessThan(4_500);
    }

    @Test
    void allIsTakenWhereThereIsNoMore() throws InterruptedException {
        aSecondEach(500);
        assertThat(of(null, 500)).isEqualTo(new NewestPart(null, 0));
        assertThat(read).isEqualTo(500);
        assertThat(of(null, 499).skip()).isEqualTo(1);
    }

    @Test
    void theRangeEndsTheLook() throws InterruptedException {
        aSecondEach(20_000);
        Instant from = END.minusSeconds(299);
        NewestPart part = of(from, 1_000);
        assertThat(part).isEqualTo(new NewestPart(from, 0));
        assertThat(taken(part, from)).hasSize(300);
        assertThat(read).isEqualTo(300);
    }
}
