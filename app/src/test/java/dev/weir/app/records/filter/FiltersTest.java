package dev.weir.app.records.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weir.app.records.log.OneRecord;
import dev.weir.app.records.log.RecordTest.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class FiltersTest {

    private static final String ORDER =
            "{\"country\": \"DE\", \"total\": 12.5, \"items\": [{\"sku\": \"A\", \"price\": 3}, {\"sku\": \"B\", \"price\": 20}], \"note\": null}";

    private static Verdict test(FilterKind kind, String filter, String data) throws FilterSyntaxException {
        return kind.compile(filter).test(OneRecord.of("Key-7", data.getBytes(StandardCharsets.UTF_8)));
    }

    private static boolean wants(FilterKind kind, String filter) throws FilterSyntaxException {
        return test(kind, filter, ORDER) == Verdict.YES;
    }

    private static FilterSyntaxException wrong(FilterKind kind, String filter) {
        return catchThrowableOfType(FilterSyntaxException.class, () -> kind.compile(filter));
    }

    @Test
    void textIsFoundInEitherCaseInKeyAndData() throws Exception {
        assertThat(wants(FilterKind.TEXT, "\"COUNTRY\": \"de\"")).isTrue();
        assertThat(wants(FilterKind.TEXT, "key-7")).isTrue();
        assertThat(wants(FilterKind.TEXT, "FR")).isFalse();
        assertThat(test(FilterKind.TEXT, "ü", "Tür")).isEqualTo(Verdict.YES);
        assertThat(test(FilterKind.TEXT, "abc", "ab")).isEqualTo(Verdict.NO);
    }

    @Test
    void regexIsFound() throws Exception {
        assertThat(wants(FilterKind.REGEX, "\"total\": \\d+\\.5")).isTrue();
        assertThat(wants(FilterKind.REGEX, "^Key-\\d$")).isTrue();
        assertThat(wants(FilterKind.REGEX, "total\": 99")).isFalse();
        FilterSyntaxException open = wrong(FilterKind.REGEX, "a(b");
        assertThat(open).hasMessageContaining("not a regular expression");
        assertThat(wrong(FilterKind.REGEX, "(?=a)"))
                .hasMessageContaining("no lookaround")
                .extracting("position")
                .isEqualTo(0);
    }

    @Test
    @Timeout(20)
    void noExpressionWedgesTheProgram() {
        assertThat(wrong(FilterKind.REGEX, "((a{1000}){1000}){1000}")).hasMessageContaining("repeats too much");
    }

    @Test
    @Timeout(20)
    void noRecordWedgesARegex() throws Exception {
        assertThat(test(FilterKind.REGEX, "^(a+)+$", "a".repeat(100_000) + "!")).isEqualTo(Verdict.NO);
    }

    @Test
    void aLongRecordIsUndecidedRatherThanLeftOutInSilence() throws Exception {
        assertThat(test(FilterKind.REGEX, "zzz", "a".repeat(2 << 20))).isEqualTo(Verdict.UNDECIDED);
        assertThat(test(FilterKind.CEL, "text.contains('zzz')", "a".repeat(2 << 20)))
                .isEqualTo(Verdict.UNDECIDED);
        String deep = "[".repeat(500) + "]".repeat(500);
        assertThat(test(FilterKind.JSON_PATH, "$[0]", deep)).isEqualTo(Verdict.UNDECIDED);
        assertThat(test(FilterKind.CEL, "size(json) > 0", deep)).isEqualTo(Verdict.UNDECIDED);
        assertThat(test(FilterKind.JSON_PATH, "$.a", "[".repeat(5_000_000))).isEqualTo(Verdict.UNDECIDED);
    }

    @Test
    void jsonPathWantsWhatItFinds() throws Exception {
        assertThat(wants(FilterKind.JSON_PATH, "$.country")).isTrue();
        assertThat(wants(FilterKind.JSON_PATH, "$.missing")).isFalse();
        assertThat(wants(FilterKind.JSON_PATH, "$.note")).isFalse();
        assertThat(wants(FilterKind.JSON_PATH, "$.items[?(@.price > 10)]")).isTrue();
        assertThat(wants(FilterKind.JSON_PATH, "$.items[?(@.price > 100)]")).isFalse();
        assertThat(wants(FilterKind.JSON_PATH, "$[?(@.country == 'DE')]")).isTrue();
        assertThat(wants(FilterKind.JSON_PATH, "$[?(@.country == 'FR')]")).isFalse();
        assertThat(test(FilterKind.JSON_PATH, "$.a", "not json")).isEqualTo(Verdict.NO);
    }

    @Test
    void aWrongJsonPathIsSaidAtItsPlace() {
        assertThat(wrong(FilterKind.JSON_PATH, "country").position()).isZero();
        assertThat(wrong(FilterKind.JSON_PATH, "$.items[?(@.price >")).hasMessageContaining("not a JSON path");
        FilterSyntaxException backtracking = wrong(FilterKind.JSON_PATH, "$[?(@.a =~ /(x+)+y/)]");
        assertThat(backtracking).hasMessageContaining("CEL");
        assertThat(backtracking.position()).isEqualTo(8);
    }

    @Test
    void celSeesTheRecord() throws Exception {
        assertThat(wants(FilterKind.CEL, "json.country == 'DE' && size > 20")).isTrue();
        assertThat(wants(FilterKind.CEL, "json.total > 12 && json.total < 13.0"))
                .isTrue();
        assertThat(wants(FilterKind.CEL, "json.items.exists(i, i.price == 20)")).isTrue();
        assertThat(wants(FilterKind.CEL, "key.startsWith('Key') && shard.endsWith('0') && sequence_number == '1'"))
                .isTrue();
        assertThat(wants(FilterKind.CEL, "arrival > timestamp('2020-01-01T00:00:00Z')"))
                .isTrue();
        assertThat(wants(FilterKind.CEL, "text.matches('\"sku\": \"[AB]\"')")).isTrue();
        assertThat(wants(FilterKind.CEL, "has(json.missing)")).isFalse();
        assertThat(wants(FilterKind.CEL, "json.missing == 1")).isFalse();
        assertThat(wants(FilterKind.CEL, "json.note == null")).isTrue();
        assertThat(test(FilterKind.CEL, "json == null", "no json")).isEqualTo(Verdict.YES);
    }

    @Test
    void aWrongExpressionIsSaidInPlainWordsAtItsPlace() {
        FilterSyntaxException unknown = wrong(FilterKind.CEL, "size > 1 && kee == 'a'");
        assertThat(unknown).hasMessageContaining("“kee” is unknown");
        assertThat(unknown.position()).isEqualTo(12);
        assertThat(wrong(FilterKind.CEL, "size + 'a' == 3")).hasMessageContaining("+ can't be used with int, string");
        assertThat(wrong(FilterKind.CEL, "size")).hasMessageContaining("true or false");
        assertThat(wrong(FilterKind.CEL, "size >")).hasMessageContaining("ends too early");
        assertThat(wrong(FilterKind.CEL, "size > 1 ||| true").position()).isGreaterThan(8);
    }

    @Test
    @Timeout(20)
    void noRecordWedgesAnExpression() throws Exception {
        String many = "[" + "1,".repeat(20_000) + "1]";
        long before = System.nanoTime();
        Verdict verdict = test(FilterKind.CEL, "json.all(a, json.all(b, json.all(c, a + b + c > 0)))", many);
        assertThat(verdict).isEqualTo(Verdict.UNDECIDED);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void columnsShowNestedValuesCompactly() throws Exception {
        Object json = JsonValue.of(ORDER.getBytes(StandardCharsets.UTF_8));
        assertThat(CompactJson.of(ColumnPath.of("country").read(json))).isEqualTo("DE");
        assertThat(CompactJson.of(ColumnPath.of("$.items[0]").read(json))).isEqualTo("{sku: \"A\", price: 3}");
        assertThat(CompactJson.of(ColumnPath.of("$.items[*].price").read(json))).isEqualTo("[3, 20]");
        assertThat(CompactJson.of(ColumnPath.of("$.nothing.there").read(json))).isEmpty();
    }
}
