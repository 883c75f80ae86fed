package dev.weir.app.records.xray;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.records.decode.Effort;
import dev.weir.app.records.decode.Kind;
import dev.weir.app.records.decode.Source;
import dev.weir.app.settings.Preference;
import dev.weir.app.settings.Preferences;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TriedTest {

    /** As likely a line of CSV as text. */
    private static final byte[] ROWS = "a,b,c\n1,2,3\n4,5,6\n".getBytes(StandardCharsets.UTF_8);

    private static Xray seen(Tried tried) {
        return Xray.of(Source.ofRecord(ROWS), Choices.NONE, Map.of(), Effort.plain(), tried);
    }

    @Test
    void theFirstOfThoseThatAreEquallySureWins() {
        assertThat(seen(Tried.USUAL).last().kind()).isEqualTo(Kind.CSV);
        Tried textFirst = new Tried(List.of("TEXT", "CSV"), Set.of());
        assertThat(seen(textFirst).last().kind()).isEqualTo(Kind.TEXT);
        assertThat(seen(textFirst).last().attempts())
                .extracting(Attempt::kind)
                .containsExactlyElementsOf(textFirst.kinds());
    }

    @Test
    void anOrderOfAnotherVersionStillTriesEverythingAndBytesLast() {
        Tried tried = new Tried(List.of("HEX", "CBOR", "GONE", "CBOR", "KPL"), Set.of());
        assertThat(tried.kinds())
                .hasSameSizeAs(Kind.values())
                .doesNotHaveDuplicates()
                .endsWith(Kind.HEX);
        assertThat(tried.kinds().indexOf(Kind.CBOR)).isLessThan(tried.kinds().indexOf(Kind.KPL));
        assertThat(tried.kinds().indexOf(Kind.MESSAGE_PACK))
                .isEqualTo(tried.kinds().indexOf(Kind.CBOR) + 1);
    }

    @Test
    void theSettingsSayIt() {
        Preferences chosen = Preferences.USUAL
                .with(Preference.DECODERS_ORDER, List.of("TEXT", "JSON"))
                .with(Preference.DECODERS_OFF, Set.of("TEXT"));
        Tried tried = Tried.of(chosen);
        assertThat(tried.kinds()).startsWith(Kind.KPL).contains(Kind.TEXT);
        assertThat(tried.tries(Kind.TEXT)).isFalse();
        assertThat(tried.tries(Kind.HEX)).isTrue();
        assertThat(seen(tried).last().kind()).isEqualTo(Kind.CSV);
    }
}
