package dev.weir.app.query.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** A record that is one line of values between commas. */
public final class CsvLine {

    private static final int LONGEST = 64 << 10;

    private CsvLine() {}

    /** The values, or null if the data is not one such line of text. */
    public static @Nullable List<String> values(byte[] data) {
        if (data.length == 0 || data.length > LONGEST) {
            return null;
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(data))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
        if (text.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t')) {
            return null;
        }
        if (text.isBlank() || "[{<".indexOf(text.strip().charAt(0)) >= 0) {
            // JSON or XML that is not whole has commas, too.
            return null;
        }
        try (CSVParser parser = CSVParser.parse(text.strip(), CSVFormat.RFC4180)) {
            List<CSVRecord> lines = parser.getRecords();
            return lines.size() == 1 ? lines.getFirst().toList() : null;
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            return null;
        }
    }

    /** A value as JSON has it, if it is one of a type; else its text, which does not fit. */
    public static JsonNode value(String text, FieldType type) {
        if (text.isEmpty()) {
            return NullNode.instance;
        }
        try {
            if (type == FieldType.Scalar.BIGINT) {
                return LongNode.valueOf(Long.parseLong(text));
            }
            if (type == FieldType.Scalar.DOUBLE) {
                return DoubleNode.valueOf(Double.parseDouble(text));
            }
            boolean truth = type == FieldType.Scalar.BOOLEAN && (text.equals("true") || text.equals("false"));
            return truth ? BooleanNode.valueOf(text.equals("true")) : TextNode.valueOf(text);
        } catch (NumberFormatException e) {
            return TextNode.valueOf(text);
        }
    }

    /** What a text would be in JSON, by its looks. A number that begins with a zero of no use is a name: 007. */
    public static JsonNode guessed(String text) {
        if (text.isEmpty()) {
            return NullNode.instance;
        }
        if (text.equals("true") || text.equals("false")) {
            return BooleanNode.valueOf(text.equals("true"));
        }
        char last = text.charAt(text.length() - 1);
        boolean padded = text.matches("-?0[0-9].*");
        if (!padded && ((last >= '0' && last <= '9') || last == '.')) {
            try {
                return LongNode.valueOf(Long.parseLong(text));
            } catch (NumberFormatException noWholeNumber) {
                return fraction(text);
            }
        }
        return TextNode.valueOf(text);
    }

    private static JsonNode fraction(String text) {
        try {
            return DoubleNode.valueOf(Double.parseDouble(text));
        } catch (NumberFormatException noNumber) {
            return TextNode.valueOf(text);
        }
    }
}
