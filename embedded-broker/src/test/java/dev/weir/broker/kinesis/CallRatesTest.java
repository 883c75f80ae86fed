package dev.weir.broker.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.broker.time.ManualTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The limits on how often operations may be called. */
class CallRatesTest {

    private static final int REGIONS = 2_000;

    private final ManualTime time = new ManualTime();
    private final CallRates rates = new CallRates(true, time);

    @Test
    void eachRegionHasItsOwnLimit() {
        for (int call = 0; call < 5; call++) {
            assertThat(rates.admit("eu-west-1", "CreateStream")).isTrue();
        }
        assertThat(rates.admit("eu-west-1", "CreateStream")).isFalse();
        assertThat(rates.admit("eu-west-2", "CreateStream")).isTrue();
    }

    @Test
    void regionsThatSomebodyMakesUpAreForgotten() {
        for (int region = 0; region < REGIONS; region++) {
            rates.admit("made-up-" + region, "CreateStream");
        }
        time.advance(Duration.ofSeconds(1));
        rates.admit("eu-west-1", "CreateStream");
        assertThat(rates.size()).isEqualTo(1);
    }

    @Test
    void whatIsUsedUpIsNotForgotten() {
        for (int region = 0; region < REGIONS; region++) {
            rates.admit("made-up-" + region, "CreateStream");
        }
        time.advance(Duration.ofMillis(900));
        for (int call = 0; call < 5; call++) {
            assertThat(rates.admit("eu-west-1", "ListStreams")).isTrue();
        }
        time.advance(Duration.ofMillis(100));
        assertThat(rates.admit("eu-west-1", "ListStreams")).isFalse();
        assertThat(rates.size()).isEqualTo(1);
    }
}
