package dev.weir.streamingsql.formats;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.table.api.ValidationException;
import org.apache.flink.table.data.RowData;
import org.apache.flink.util.Collector;

/**
 * Holds a line of values against what its stream's schema says, before Flink's own format reads it: that takes the first of several lines
 * and leaves the rest, and any text for false. A header line is no row. One thread.
 */
public final class HeldLines extends Wrapped {

    private static final long serialVersionUID = 1;

    private static final int MOST_LINES = 3;

    private final char delimiter;
    private final List<String> header;
    private final List<String> types;
    private final int time;

    private HeldLines(
            DeserializationSchema<RowData> format, char delimiter, List<String> header, List<String> types, int time) {
        super(format);
        this.delimiter = delimiter;
        this.header = header;
        this.types = types;
        this.time = time;
    }

    /** @param style an object of JSON: delimiter, header, types of the values, and which of them is the time (-1 for none) */
    public static DeserializationSchema<RowData> of(DeserializationSchema<RowData> format, String style) {
        try {
            JsonNode node = new ObjectMapper().readTree(style);
            String delimiter = node.path("delimiter").asText();
            return new HeldLines(
                    format,
                    delimiter.isEmpty() ? ',' : delimiter.charAt(0),
                    texts(node.path("header")),
                    texts(node.path("types")),
                    node.path("time").asInt(-1));
        } catch (JsonProcessingException e) {
            throw new ValidationException("'weir.csv' is no JSON: " + style, e);
        }
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    @Override
    public void deserialize(byte[] message, Collector<RowData> out) throws IOException {
        List<List<String>> lines = lines(message);
        boolean withHeader =
                !lines.isEmpty() && !header.isEmpty() && lines.getFirst().equals(header);
        if (withHeader && lines.size() == 1) {
            return;
        }
        int first = withHeader ? 1 : 0;
        if (lines.size() - first > 1) {
            throw new IOException("It is more than one line: a record is one row.");
        }
        List<String> values = lines.isEmpty() ? List.of() : lines.get(first);
        if (values.size() != types.size()) {
            throw new IOException("It is no line of " + types.size() + " values.");
        }
        List<String> told = held(values);
        boolean asItStands = !withHeader && told.equals(values) && !startsWithMark(message);
        format.deserialize(asItStands ? message : written(told), out);
    }

    /** The values as Flink's functions read them: a moment is one of UTC. */
    private List<String> held(List<String> values) throws IOException {
        List<String> told = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            if (i == time && value.isEmpty()) {
                throw new IOException("It has no time in value " + (i + 1) + ".");
            }
            String read = value.isEmpty() ? value : ValueTexts.read(value, types.get(i));
            if (read == null) {
                throw new IOException("Value " + (i + 1) + " is not " + types.get(i) + " in “" + cut(value) + "”.");
            }
            told.add(read);
        }
        return told;
    }

    private static String cut(String value) {
        return value.length() > 60 ? value.substring(0, 60) + "…" : value;
    }

    private static boolean startsWithMark(byte[] message) {
        return message.length > 2 && (message[0] & 0xff) == 0xef && (message[1] & 0xff) == 0xbb;
    }

    private byte[] written(List<String> values) {
        String line = csv().builder().setRecordSeparator("").get().format(values.toArray());
        return line.getBytes(StandardCharsets.UTF_8);
    }

    private CSVFormat csv() {
        return CSVFormat.RFC4180.builder().setDelimiter(delimiter).get();
    }

    private List<List<String>> lines(byte[] message) throws IOException {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(message))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IOException("It is no text in UTF-8.", e);
        }
        List<List<String>> lines = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(text.startsWith("\uFEFF") ? text.substring(1) : text, csv())) {
            for (CSVRecord line : parser) {
                if (line.size() > 1 || !line.get(0).isBlank()) {
                    lines.add(line.toList());
                }
                if (lines.size() == MOST_LINES) {
                    break;
                }
            }
        } catch (UncheckedIOException | IllegalStateException e) {
            throw new IOException("Its quotes do not match.");
        }
        return lines;
    }
}
