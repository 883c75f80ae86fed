package dev.weir.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.shell.Format;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TextTest {

    @AfterEach
    void english() {
        Text.speak(Language.ENGLISH);
    }

    @Test
    void englishIsWhatTheCodeSays() {
        assertThat(Text.of("It's {0} of {1}", 2, "orders")).isEqualTo("It's 2 of orders");
        assertThat(Text.in("verb", "Open")).isEqualTo("Open");
        assertThat(Text.count(1, "{0} shard", "{0} shards")).isEqualTo("1 shard");
        assertThat(Text.count(1_204, "{0} shard of {1}", "{0} shards of {1}", "orders"))
                .isEqualTo("1,204 shards of orders");
    }

    @Test
    void aValueIsNeverReadAsAText() {
        assertThat(Text.of("{0} and {1}", "{1}", "b")).isEqualTo("{1} and b");
        assertThat(Text.of("{\"a\": {0}} {9} {", 1)).isEqualTo("{\"a\": 1} {9} {");
        assertThat(Text.of("{0}")).isEqualTo("{0}");
    }

    @Test
    void germanIsLookedUp() {
        Text.speak(Language.GERMAN);
        assertThat(Text.language()).isEqualTo(Language.GERMAN);
        assertThat(Text.of("Overview")).isEqualTo("Übersicht");
        assertThat(Text.count(2, "{0} stream", "{0} streams")).isEqualTo("2 Streams");
        assertThat(Text.count(1_204, "{0} stream", "{0} streams")).isEqualTo("1.204 Streams");
        assertThat(Format.bytes(1_536)).isEqualTo("1,5 KiB");
        assertThat(Text.of("Nobody ever translated {0}.", "this")).isEqualTo("Nobody ever translated this.");
        assertThat(Text.in("never", "Said {0}", "so")).isEqualTo("Said so");
    }

    @Test
    void oneEnglishTextHasOneTranslation() {
        Map<String, String> seen = new HashMap<>();
        for (String part : Catalogue.parts(Language.GERMAN)) {
            Catalogue.part(Language.GERMAN, part).forEach((english, german) -> {
                assertThat(german).as(english).isNotBlank();
                String before = seen.putIfAbsent(english, german);
                assertThat(before == null ? german : before)
                        .as("%s, in %s", english, part)
                        .isEqualTo(german);
            });
        }
        assertThat(seen).isNotEmpty();
    }
}
