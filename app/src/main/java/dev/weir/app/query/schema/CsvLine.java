package dev.weir.app.query.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** A record that is one line of values between delimiters, quoted as RFC 4180 has it; a header line may go before it. */
public final class CsvLine {

    private static final int LONGEST = 1 << 20;

    /** A header, a line, and one too many. */
    private static final int MOST_LINES = 3;

    private CsvLine() {}

    /**
     * The values of the lines, three of them at most.
     *
     * @throws Unfit if it is no such text, or a line has more values than a row can have
     */
    static List<List<String>> lines(byte[] data, char delimiter) throws Unfit {
        if (data.length > LONGEST) {
            throw new Unfit(Text.of("It has more than 1 MiB, which is no line of values."));
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(data))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Unfit(Text.of("It is no text in UTF-8."));
        }
        if (text.startsWith("\uFEFF")) {
            text = text.substring(1);
        }
        if (text.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t')) {
            throw new Unfit(Text.of("It has control characters, which lines of values have not."));
        }
        CSVFormat format = CSVFormat.RFC4180.builder().setDelimiter(delimiter).get();
        List<List<String>> lines = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(text, format)) {
            for (CSVRecord line : parser) {
                if (line.size() > CsvStyle.MOST_COLUMNS) {
                    throw new Unfit(Text.of("It is a line of more than 1,000 values."));
                }
                if (line.size() > 1 || !line.get(0).isBlank()) {
                    lines.add(line.toList());
                }
                if (lines.size() == MOST_LINES) {
                    break;
                }
            }
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            throw new Unfit(Text.of("Its quotes do not match."));
        }
        return lines;
    }

    /**
     * A record as an object of its values by their columns' names, as far as they are values of a type; others stay text.
     *
     * @return null for a record that is only the header line
     * @throws Unfit if it is no line as the style has it
     */
    static @Nullable ObjectNode object(byte[] data, CsvStyle style, List<String> names, List<FieldType> types)
            throws Unfit {
        List<List<String>> lines = lines(data, style.delimiter());
        boolean header = !lines.isEmpty()
                && !style.header().isEmpty()
                && lines.getFirst().equals(style.header());
        if (header && lines.size() == 1) {
            return null;
        }
        int first = header ? 1 : 0;
        if (lines.size() - first > 1) {
            throw new Unfit(Text.of("It is more than one line: a record is one row."));
        }
        List<String> values = lines.isEmpty() ? List.of() : lines.get(first);
        if (values.size() != style.width()) {
            throw new Unfit(Text.of(
                    "It is no line of {0} values between {1}.", style.width(), CsvStyle.many(style.delimiter())));
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < values.size(); i++) {
            object.set(names.get(i), value(values.get(i), types.get(i)));
        }
        return object;
    }

    /** A value as JSON has it, if it is one of a type; else its text, which does not fit. */
    public static JsonNode value(String text, FieldType type) {
        if (text.isEmpty()) {
            return NullNode.instance;
        }
        try {
            if (type == FieldType.Scalar.BIGINT) {
                return LongNode.valueOf(Long.parseLong(text.strip()));
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
