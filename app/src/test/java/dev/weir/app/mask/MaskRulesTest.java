package dev.weir.app.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a rule covers is not in the result; what none covers stays as it is. */
class MaskRulesTest {

    private static MaskRules rules(String text) {
        MaskText.Read read = MaskText.read(text);
        assertThat(read.problems()).isEmpty();
        return read.rules();
    }

    private static String data(String rules, String data) {
        return new String(rules(rules).data(data.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "@card-numbers | pay 4111 1111 1111 1111 now | pay ••• now",
                "@card-numbers | pay 4111-1111-1111-1111 | pay •••",
                "@card-numbers | order 4111111111111112 | order 4111111111111112",
                "@email-addresses | from ana.b+c@example.co.uk, yes | from •••, yes",
                "@email-addresses | no @ mail | no @ mail",
                "@account-ids | arn:aws:kinesis:eu-central-1:123456789012:stream/a | arn:aws:kinesis:eu-central-1:•••:stream/a",
                "@account-ids | 1234567890123 | 1234567890123",
                "@access-key-ids | key AKIAIOSFODNN7EXAMPLE! | key •••!",
                "/ab+c/ | xabbbcx | x•••x",
                "password | user=x password=hunter2 z | user=x password=••• z",
                "email | a,b | a,b",
            })
    void textIsMaskedByItsForm(String rules, String text, String masked) {
        assertThat(rules(rules).structured(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "email | {\"email\":\"a\",\"b\":1} | {\"email\":\"•••\",\"b\":1}",
                "EMAIL | {\"eMail\":{\"deep\":[1,2]},\"b\":1} | {\"eMail\":\"•••\",\"b\":1}",
                "$.a.b | {\"a\":{\"b\":7,\"c\":8},\"b\":9} | {\"a\":{\"b\":\"•••\",\"c\":8},\"b\":9}",
                "$..b | {\"a\":{\"b\":7,\"c\":8},\"b\":9} | {\"a\":{\"b\":\"•••\",\"c\":8},\"b\":\"•••\"}",
                "$.items[*].price | {\"items\":[{\"price\":1},{\"price\":2}]} | {\"items\":[{\"price\":\"•••\"},{\"price\":\"•••\"}]}",
                "$.items[1] | {\"items\":[1,2,3]} | {\"items\":[1,\"•••\",3]}",
                "$['a b'] | {\"a b\":1} | {\"a b\":\"•••\"}",
                "$.*.id | {\"x\":{\"id\":1},\"id\":2} | {\"x\":{\"id\":\"•••\"},\"id\":2}",
                "@email-addresses | {\"who\":\"to a@b.de!\",\"a@b.de\":1} | {\"who\":\"to •••!\",\"•••\":1}",
                "@account-ids | {\"id\":123456789012} | {\"id\":\"•••\"}",
                "secret | {\"n\":1.50,\"e\":1e400,\"t\":true,\"z\":null} | {\"n\":1.50,\"e\":1e400,\"t\":true,\"z\":null}",
                "email | {\"inner\":\"{\\\"email\\\":\\\"x\\\"}\"} | {\"inner\":\"{\\\"email\\\":\\\"•••\\\"}\"}",
                "email | {\"email\":\"cut off | {\"email\":•••",
                "b | [[1,{\"b\":2}],3] | [[1,{\"b\":\"•••\"}],3]",
            })
    void jsonIsMaskedByNamePathAndForm(String rules, String json, String masked) {
        assertThat(data(rules, json)).isEqualTo(masked);
    }

    @Test
    void linesOfJsonAreEachMasked() {
        assertThat(data("a", "{\"a\":1}\n{\"a\":2}")).isEqualTo("{\"a\":\"•••\"}\n{\"a\":\"•••\"}");
    }

    @Test
    void whatIsNoTextIsHiddenWhole() {
        byte[] bytes = {(byte) 0x1f, (byte) 0x8b, 8, 0, 1};
        assertThat(new String(rules("x").data(bytes), StandardCharsets.UTF_8)).isEqualTo("••• (5 bytes)");
        byte[] byChance = {2, 'a', 'n', 'a', '@', 'b', '.', 'd', 'e'};
        assertThat(new String(rules("x").data(byChance), StandardCharsets.UTF_8))
                .isEqualTo("••• (9 bytes)");
    }

    @Test
    void withoutRulesNothingIsTouched() {
        byte[] bytes = {1, 2, 3};
        assertThat(MaskRules.NONE.data(bytes)).isSameAs(bytes);
        assertThat(MaskRules.NONE.value("email", "a@b.de")).isEqualTo("a@b.de");
    }

    @Test
    void aColumnIsMaskedByItsName() {
        assertThat(rules("email").value("Email", "x")).isEqualTo("•••");
        assertThat(rules("$.customer.email").value("email", "x")).isEqualTo("•••");
        assertThat(rules("email").value("amount", "12")).isEqualTo("12");
        assertThat(rules("email").value("data", "{\"email\":\"x\"}")).isEqualTo("{\"email\":\"•••\"}");
    }

    @Test
    void rulesAreWrittenAsTheyAreRead() {
        String text = "@card-numbers\nemail\n$.a['b c'][*]\n/x{2}/";
        assertThat(MaskText.of(rules("# note\n\n" + text))).isEqualTo(text);
    }

    @Test
    void whatIsNoRuleIsSaidWithItsLine() {
        assertThat(MaskText.read("email\n@nothing\n$.\n/(/").problems())
                .hasSize(3)
                .satisfies(problems -> {
                    assertThat(problems.get(0)).startsWith("Line 2:");
                    assertThat(problems.get(1)).startsWith("Line 3:");
                    assertThat(problems.get(2)).startsWith("Line 4:");
                });
        assertThatThrownBy(() -> JsonPlace.of("$")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noExpressionMakesAWindowStandStill() {
        String hostile = "a".repeat(20_000) + "!";
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThat(rules("/(a+)+b/\n/(a|aa)+$/").text(hostile)).isEqualTo(hostile));
    }

    @Test
    void whatCouldTakeEndlessTimeIsRefusedAndWhyIsSaid() {
        for (String rule : new String[] {"/(?<=id: )\\d+/", "/(a)\\1/"}) {
            assertThat(MaskText.read(rule).problems())
                    .containsExactly("Line 1: " + rule
                            + " looks around or back, which can take endless time, so masks do not know it.");
        }
        for (String rule : new String[] {"/((a{1000}){1000}){1000}/", "/(\\w{99}[a-z)]{99}){99}/"}) {
            assertThat(MaskText.read(rule).problems())
                    .containsExactly("Line 1: " + rule + " repeats too much to be looked for in time.");
        }
        assertThat(MaskText.read("/[A-Z]{2}\\d{2}( ?\\d{4}){4,7}/\n/\\w{1,64}@[\\w.]{1,255}/")
                        .problems())
                .isEmpty();
    }
}
