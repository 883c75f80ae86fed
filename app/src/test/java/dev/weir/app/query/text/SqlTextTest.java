package dev.weir.app.query.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SQL as an editor sees it. */
class SqlTextTest {

    private static final Map<String, Map<String, String>> STREAMS = new LinkedHashMap<>(
            Map.of("orders", Map.of("order_id", "BIGINT", "Total", "DOUBLE"), "my-stream", Map.of("odd", "VARCHAR")));

    private static String kinds(String text) {
        return SqlTokens.of(text).stream()
                .map(token -> token.kind() + ":" + token.in(text))
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "select a|KEYWORD:select NAME:a",
                "count (x)|FUNCTION:count SIGN:( NAME:x SIGN:)",
                "'it''s' 'open|TEXT:'it''s' TEXT:'open",
                "\"a\"\"b\" 1.5e3|QUOTED_NAME:\"a\"\"b\" NUMBER:1.5e3",
                "$x $1|PARAMETER:$x SIGN:$ NUMBER:1",
                "-- '$no'|COMMENT:-- '$no'",
                "/* a */ b /* open|COMMENT:/* a */ NAME:b COMMENT:/* open",
            })
    void aTextIsCutIntoPieces(String text, String pieces) {
        assertThat(kinds(text)).isEqualTo(pieces);
    }

    @Test
    void piecesCoverEverythingButBlanks() {
        String text = "SELECT \"x\", 'y' -- z\n FROM /* q */ t WHERE a<>$b;";
        StringBuilder rest = new StringBuilder(text);
        SqlTokens.of(text).reversed().forEach(token -> rest.delete(token.start(), token.end()));
        assertThat(rest.toString()).isBlank();
    }

    @Test
    void parametersAreFilledInOutsideOfTextsAndComments() {
        String text = "SELECT '$a', $a, $b, $a -- $c";
        assertThat(Parameters.names(text)).containsExactly("a", "b");
        assertThat(Parameters.filled(text, Map.of("a", "-2.5", "b", "it's; DROP")))
                .isEqualTo("SELECT '$a', -2.5, 'it''s; DROP', -2.5 -- $c");
    }

    private static List<String> proposed(String text) {
        return Completion.at(text.replace("|", ""), text.indexOf('|'), STREAMS).proposals().stream()
                .map(Completion.Proposal::insert)
                .toList();
    }

    @Test
    void whatIsProposedFitsThePlace() {
        assertThat(proposed("SELECT * FROM |")).containsExactlyInAnyOrder("orders", "\"my-stream\"");
        assertThat(proposed("SELECT * FROM m|")).containsExactly("\"my-stream\"");
        assertThat(proposed("SELECT or| FROM orders")).startsWith("order_id").contains("ORDER");
        assertThat(proposed("SELECT to| FROM orders")).startsWith("\"Total\"");
        assertThat(proposed("SELECT od| FROM orders")).doesNotContain("odd");
        assertThat(proposed("SELECT cou|")).startsWith("count(");
        assertThat(proposed("|")).isNotEmpty();
    }
}
