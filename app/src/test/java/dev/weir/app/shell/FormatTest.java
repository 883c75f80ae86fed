package dev.weir.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class FormatTest {

    @Test
    void countsAndRates() {
        assertThat(Format.count(1_234_567)).isEqualTo("1,234,567");
        assertThat(Format.rate(0)).isEqualTo("0");
        assertThat(Format.rate(3.42)).isEqualTo("3.4");
        assertThat(Format.rate(9.96)).isEqualTo("10");
        assertThat(Format.rate(1204.4)).isEqualTo("1,204");
        assertThat(Format.recordsPerSecond(Double.NaN)).isEqualTo("– rec/s");
    }

    @Test
    void bytesChangeTheirUnitBeforeTheyRoundUpToAThousand() {
        assertThat(Format.bytes(0)).isEqualTo("0 B");
        assertThat(Format.bytes(1023)).isEqualTo("1,023 B");
        assertThat(Format.bytes(1024)).isEqualTo("1.0 KiB");
        assertThat(Format.bytes(1024 * 1023.99)).isEqualTo("1.0 MiB");
        assertThat(Format.bytesPerSecond(1.5 * 1024 * 1024)).isEqualTo("1.5 MiB/s");
        assertThat(Format.bytesPerSecond(Double.NaN)).isEqualTo("–");
    }

    @Test
    void timesShowTheirZone() {
        Instant time = Instant.parse("2026-07-01T12:00:00.125Z");
        assertThat(Format.time(time, ZoneOffset.UTC)).isEqualTo("2026-07-01 12:00:00 UTC");
        assertThat(Format.timeMillis(time, ZoneId.of("Europe/Berlin"))).isEqualTo("2026-07-01 14:00:00.125 +02:00");
        assertThat(Format.clockTime(time, ZoneOffset.UTC)).isEqualTo("12:00:00.125");
    }

    @Test
    void agesAreShort() {
        Instant now = Instant.parse("2026-07-01T12:00:00Z");
        assertThat(Format.ago(now, now)).isEqualTo("now");
        assertThat(Format.ago(now.minusSeconds(59), now)).isEqualTo("59 s ago");
        assertThat(Format.ago(now.minusSeconds(3_599), now)).isEqualTo("59 min ago");
        assertThat(Format.ago(now.minusSeconds(86_400L * 1_500), now)).isEqualTo("1,500 d ago");
        assertThat(Format.ago(now.plusSeconds(3), now)).isEqualTo("in 3 s");
    }
}
