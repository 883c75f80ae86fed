package dev.weir.app.objects.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the first bytes of an object are taken for. */
class FormatGuessTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            a,b\\n1,2\\n                        | CSV
            a,b\\n1,2                          | CSV
            a,b\\r\\n1,2\\r\\n                    | CSV
            a,b\\n1,2\\n3,4                     | CSV
            id,note\\n1,"two\\nlines, it is"\\n   | CSV
            "a,1"\\n"b,2"\\n                    | TEXT
            a,b\\n1,2,3\\n                      | TEXT
            a,b\\n                             | TEXT
            a,b                               | TEXT
            Hello, Ann\\nBye, Bob\\n            | TEXT
            a\\tb\\n1\\t2\\n                     | TSV
            one line\\nanother\\n               | TEXT
            {"a":1}\\n{"a":2}                  | JSON_LINES
            """)
    void textByItsLines(String text, ObjectFormat format) {
        byte[] head = text.translateEscapes().getBytes(StandardCharsets.UTF_8);
        assertThat(FormatGuess.of(head, "object")).isEqualTo(format);
    }
}
