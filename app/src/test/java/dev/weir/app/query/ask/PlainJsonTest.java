package dev.weir.app.query.ask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.query.schema.FieldType;
import dev.weir.app.query.schema.SchemaField;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is passed over without a parser is what a parser would pass over. */
class PlainJsonTest {

    private static final int DOCUMENTS = 20_000;
    private static final int CHANGES = 5;
    private static final String[] NAMES = {"a", "b", "c d", "größe", "x"};
    private static final String[] TEXTS = {
        "", "plain", "ein längerer Text, über acht Bytes", "日本語", "🙂", "a \\\"b\\\" \\\\ \\n", "x".repeat(50)
    };
    private static final String[] OTHERS = {
        "0", "-0.5", "12345678901234567890", "1e9", "-3.25E-7", "true", "false", "null"
    };
    private static final byte[] SIGNS = "\"\\{}[]:,0-.eE+tfn u\n\t\u0000\u0001ü".getBytes(StandardCharsets.UTF_8);

    private final Random random = new Random(20261126);
    private final WantedFields wanted = new WantedFields(Stream.of("a", "größe")
            .map(name -> new SchemaField(name, FieldType.Scalar.VARCHAR))
            .toList());

    private String object(int depth) {
        StringBuilder out = new StringBuilder("{");
        int fields = random.nextInt(5);
        for (int i = 0; i < fields; i++) {
            out.append(i == 0 ? "" : ",").append(space());
            out.append('"').append(one(NAMES)).append('"').append(space()).append(':');
            out.append(space()).append(value(depth + 1)).append(space());
        }
        return out.append(space()).append('}').toString();
    }

    private String value(int depth) {
        return switch (random.nextInt(depth > 4 ? 2 : 4)) {
            case 0 -> '"' + one(TEXTS) + '"';
            case 1 -> one(OTHERS);
            case 2 -> object(depth);
            default -> "[" + space() + value(depth + 1) + "," + value(depth + 1) + "]";
        };
    }

    private String one(String[] of) {
        return of[random.nextInt(of.length)];
    }

    private String space() {
        return random.nextInt(4) == 0 ? one(new String[] {" ", "\n", "\r\n\t"}) : "";
    }

    @Test
    void whatIsPlainIsCutAsAParserCutsIt() throws IOException {
        for (int i = 0; i < DOCUMENTS; i++) {
            byte[] data = object(0).getBytes(StandardCharsets.UTF_8);
            assertThat(wanted.ofPlain(data)).as(text(data)).isEqualTo(wanted.ofParsed(data));
        }
    }

    @Test
    void whatIsSpoiledIsNeverTakenForJson() {
        int refused = 0;
        for (int i = 0; i < DOCUMENTS; i++) {
            byte[] data = object(0).getBytes(StandardCharsets.UTF_8);
            for (int change = 0; change < CHANGES; change++) {
                data = changed(data);
                byte[] plain = wanted.ofPlain(data);
                if (plain == null) {
                    refused++;
                } else {
                    assertThat(plain).as(text(data)).isEqualTo(parsed(data));
                }
            }
        }
        assertThat(refused).isBetween(DOCUMENTS, CHANGES * DOCUMENTS - 1);
    }

    private byte[] changed(byte[] data) {
        byte[] changed = data.clone();
        int at = random.nextInt(changed.length);
        switch (random.nextInt(3)) {
            case 0 -> changed[at] = SIGNS[random.nextInt(SIGNS.length)];
            case 1 -> changed[at] = (byte) random.nextInt();
            default -> changed = java.util.Arrays.copyOf(changed, Math.max(1, at));
        }
        return changed;
    }

    private byte[] parsed(byte[] data) {
        try {
            return wanted.ofParsed(data);
        } catch (IOException e) {
            return new byte[0];
        }
    }

    private static String text(byte[] data) {
        return new String(data, StandardCharsets.ISO_8859_1);
    }

    /** Whatever the records of most producers hold has to be plain: the others cost several times as much. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            "text"                  | 6
            "a \\"quoted\\" word"   | 19
            "Grüße aus München", 1  | 22
            "日本語 🙂"              | 16
            -12.50e+3]              | 9
            0,                      | 1
            [1, [2, {"a": {}}]] ,   | 19
            null}                   | 4
            "\\u00e9"               | -1
            01                      | 1
            1.                      | -1
            -                       | -1
            nul                     | -1
            "open                   | -1
            [1,]                    | -1
            {"a" 1}                 | -1
            {,}                     | -1
            """)
    void whereAValueEnds(String json, int end) {
        byte[] data = json.getBytes(StandardCharsets.UTF_8);
        assertThat(new PlainJson(data).afterValue(0)).isEqualTo(end);
    }

    @Test
    void whatIsDeepOrLongIsLeftToAParser() {
        for (String json :
                List.of("[".repeat(65) + "]".repeat(65), "9".repeat(301), "{\"" + "n".repeat(1_000) + "\":1}")) {
            assertThat(new PlainJson(json.getBytes(StandardCharsets.UTF_8)).afterValue(0))
                    .isEqualTo(PlainJson.NOT_PLAIN);
        }
    }
}
