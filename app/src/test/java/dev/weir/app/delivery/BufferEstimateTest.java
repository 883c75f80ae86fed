package dev.weir.app.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BufferEstimateTest {

    private static final long START = Instant.parse("2026-11-26T10:00:00Z").toEpochMilli();
    private static final S3Facts FACTS = new S3Facts("b", "", "", 1 << 20, Duration.ofSeconds(60), null, false);

    private final List<Figures> history = new ArrayList<>();

    private void second(double recordsIn, double bytesIn, double recordsOut) {
        long end = START + (history.size() + 1) * 1000L;
        history.add(new Figures(end, 1, measure -> switch (measure) {
            case RECORDS_IN -> recordsIn;
            case BYTES_IN -> bytesIn;
            case RECORDS_OUT -> recordsOut;
            default -> Double.NaN;
        }));
    }

    @Test
    void nothingWaitsWhereNothingCame() {
        second(0, 0, 0);
        assertThat(BufferEstimate.of(history, FACTS)).isEqualTo(BufferEstimate.EMPTY);
        assertThat(BufferEstimate.of(List.of(), FACTS)).isEqualTo(BufferEstimate.EMPTY);
    }

    @Test
    void whatCameSinceTheLastDeliveryWaits() {
        second(100, 10_000, 0);
        second(0, 0, 100);
        second(20, 2_048, 0);
        second(30, 1_024, 0);
        BufferEstimate estimate = BufferEstimate.of(history, FACTS);
        assertThat(estimate.records()).isEqualTo(50);
        assertThat(estimate.share()).isEqualTo(3_072.0 / (1 << 20), within(1e-9));
        assertThat(estimate.flush())
                .isEqualTo(Instant.ofEpochMilli(START + 3_000).plusSeconds(60));
        assertThat(estimate.bySize()).isFalse();
    }

    @Test
    void aBusyBufferIsFullBeforeItsTime() {
        for (int i = 0; i < 4; i++) {
            second(100, 1 << 17, 0);
        }
        BufferEstimate estimate = BufferEstimate.of(history, FACTS);
        assertThat(estimate.share()).isEqualTo(0.5);
        assertThat(estimate.bySize()).isTrue();
        assertThat(estimate.flush()).isEqualTo(Instant.ofEpochMilli(START + 8_000));
    }

    @Test
    void whatIsOlderThanTheBuffersTimeDoesNotWait() {
        second(500, 5_000, 0);
        for (int i = 0; i < 100; i++) {
            second(i == 99 ? 3 : 0, i == 99 ? 30 : 0, 0);
        }
        assertThat(BufferEstimate.of(history, FACTS).records()).isEqualTo(3);
    }

    @Test
    void partOfWhatWaitsIsDelivered() {
        second(100, 1_000, 0);
        second(0, 0, 40);
        BufferEstimate estimate = BufferEstimate.of(history, FACTS);
        assertThat(estimate.records()).isEqualTo(60);
        assertThat(estimate.bytes()).isEqualTo(600, within(1e-6));
    }
}
