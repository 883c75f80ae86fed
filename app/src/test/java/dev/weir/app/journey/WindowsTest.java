package dev.weir.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WindowsTest {

    private static final Instant TIME = Instant.parse("2026-11-26T14:03:27.500Z");

    private static Stream<Arguments> statements() {
        return Stream.of(
                Arguments.of(
                        "SELECT * FROM TUMBLE(TABLE orders, DESCRIPTOR(ts), INTERVAL '1' MINUTE)",
                        List.of("14:03:00 14:04:00")),
                Arguments.of(
                        "select * from hop(table `orders`, descriptor(`ts`), interval '30' second, interval '1' minutes)",
                        List.of("14:02:30 14:03:30", "14:03:00 14:04:00")),
                Arguments.of(
                        "SELECT * FROM CUMULATE(TABLE orders, DESCRIPTOR(ts), INTERVAL '20' SECOND, INTERVAL '1' MINUTE)",
                        List.of("14:03:00 14:03:40", "14:03:00 14:04:00")),
                Arguments.of(
                        "SELECT * FROM TUMBLE(DATA => TABLE orders, TIMECOL => DESCRIPTOR(ts), SIZE => INTERVAL '2' HOURS)",
                        List.of("14:00:00 16:00:00")),
                Arguments.of(
                        "SELECT * FROM SESSION(TABLE orders PARTITION BY k, DESCRIPTOR(ts), INTERVAL '5' MINUTE)",
                        List.of()));
    }

    @ParameterizedTest
    @MethodSource("statements")
    void aTimeFallsIntoTheWindowsThatTheTextNames(String statement, List<String> expected) {
        List<Windows> windows = Windows.in(statement);

        assertThat(windows).hasSize(1);
        assertThat(windows.getFirst().table()).isEqualTo("orders");
        assertThat(windows.getFirst().column()).isEqualTo("ts");
        assertThat(windows.getFirst().of(TIME).stream()
                        .map(window -> clock(window.from()) + " " + clock(window.until())))
                .containsExactlyElementsOf(expected);
    }

    @Test
    void whatHasNoWindowsHasNone() {
        assertThat(Windows.in("SELECT * FROM orders")).isEmpty();
        assertThat(Windows.in("SELECT * FROM TUMBLE(TABLE orders, DESCRIPTOR(ts), INTERVAL '0' MINUTE)"))
                .isEmpty();
    }

    @Test
    void aWindowThatStepsVeryOftenIsToldABoundedNumberOfTimes() {
        Windows windows = new Windows(Windows.Kind.HOP, "orders", "ts", Duration.ofDays(1), Duration.ofSeconds(1));

        assertThat(windows.of(TIME)).hasSize(100);
    }

    private static String clock(Instant time) {
        return time.toString().substring(11, 19);
    }
}
