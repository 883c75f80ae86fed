package dev.weir.app.query.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells records that are one line of values each: what stands between them, whether there is a header line, and what the values are. */
public final class CsvInference {

    private static final double ENOUGH = 0.9;
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_ .\\-/()#%]{0,63}");

    private CsvInference() {}

    /** The lines of a sample, as one delimiter makes them. */
    private record Reading(char delimiter, int width, List<List<List<String>>> records) {}

    /** Of more records, or else of more values each. */
    private static final Comparator<Reading> MORE = Comparator.comparingInt(
                    (Reading reading) -> reading.records().size())
            .thenComparingInt(Reading::width);

    /** The schema, or null if the records are no such lines. */
    static @Nullable StreamSchema infer(List<byte[]> sample) {
        if (sample.stream().anyMatch(CsvInference::looksLikeMarkup)) {
            // JSON or XML that is not whole has commas, too.
            return null;
        }
        return CsvStyle.DELIMITERS.stream()
                .map(delimiter -> read(sample, delimiter))
                .filter(reading -> reading.width() >= 2 && reading.records().size() >= sample.size() * ENOUGH)
                .max(MORE)
                .map(reading -> schema(reading, header(reading)))
                .orElse(null);
    }

    /** What stands between values in most of a sample; null if there is nothing of that kind in any of it. */
    public static @Nullable Character delimiter(List<byte[]> sample) {
        return CsvStyle.DELIMITERS.stream()
                .map(delimiter -> read(sample, delimiter))
                .filter(reading -> reading.width() >= 2)
                .max(MORE)
                .map(Reading::delimiter)
                .orElse(null);
    }

    /**
     * The schema of lines that a person says something of.
     *
     * @param header whether there is a header line, which is then the first of the sample that has the columns' number; null to find out
     */
    public static StreamSchema infer(List<byte[]> sample, char delimiter, @Nullable Boolean header) {
        Reading reading = read(sample, delimiter);
        List<String> names = header == null ? header(reading) : List.of();
        if (Boolean.TRUE.equals(header) && !reading.records().isEmpty()) {
            List<String> found = header(reading);
            names = found.isEmpty() ? reading.records().getFirst().getFirst() : found;
        }
        return schema(reading, names);
    }

    private static boolean looksLikeMarkup(byte[] data) {
        String text = new String(data, 0, Math.min(data.length, 64), StandardCharsets.UTF_8).stripLeading();
        return !text.isEmpty() && "[{<".indexOf(text.charAt(0)) >= 0;
    }

    private static Reading read(List<byte[]> sample, char delimiter) {
        List<List<List<String>>> all = new ArrayList<>();
        Map<Integer, Integer> widths = new HashMap<>();
        for (byte[] data : sample) {
            try {
                List<List<String>> lines = CsvLine.lines(data, delimiter);
                if (!lines.isEmpty() && lines.size() <= 2) {
                    all.add(lines);
                    widths.merge(lines.getLast().size(), 1, Integer::sum);
                }
            } catch (Unfit e) {
                // One of the sample that is no line: the others tell.
            }
        }
        int width = widths.entrySet().stream()
                .max(Map.Entry.<Integer, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(1);
        List<List<List<String>>> even = all.stream()
                .filter(lines -> lines.stream().allMatch(line -> line.size() == width))
                .toList();
        return new Reading(delimiter, width, even);
    }

    /**
     * The header: the same first line of two in nearly all records; or a record of its own, the first or one that comes again, that has
     * names alone where others have values of a type.
     */
    private static List<String> header(Reading reading) {
        List<List<List<String>>> records = reading.records();
        if (records.isEmpty()) {
            return List.of();
        }
        List<String> first = records.getFirst().getFirst();
        long before = records.stream()
                .filter(lines -> lines.size() == 2 && lines.getFirst().equals(first))
                .count();
        if (before >= records.size() * ENOUGH) {
            return areNames(first) ? first : List.of();
        }
        List<List<String>> single = records.stream()
                .filter(lines -> lines.size() == 1)
                .map(List::getFirst)
                .toList();
        Map<List<String>, Integer> times = new HashMap<>();
        single.forEach(line -> times.merge(line, 1, Integer::sum));
        for (int i = 0; i < single.size(); i++) {
            List<String> line = single.get(i);
            Integer count = times.get(line);
            if ((i == 0 || (count != null && count > 1)) && areNames(line) && namesTyped(line, single)) {
                return line;
            }
        }
        return List.of();
    }

    private static boolean areNames(List<String> line) {
        return line.stream().allMatch(value -> NAME.matcher(value).matches())
                && new HashSet<>(line).size() == line.size()
                && line.stream().noneMatch(value -> value.equals("true") || value.equals("false"));
    }

    private static boolean namesTyped(List<String> line, List<List<String>> all) {
        List<List<String>> others =
                all.stream().filter(each -> !each.equals(line)).toList();
        return columns(others, line.size()).stream()
                .map(Seen::type)
                .anyMatch(type -> type != null && type != FieldType.Scalar.VARCHAR);
    }

    private static List<Seen> columns(List<List<String>> lines, int width) {
        List<Seen> columns = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            columns.add(new Seen());
        }
        for (List<String> line : lines) {
            for (int i = 0; i < width; i++) {
                columns.get(i).add(CsvLine.guessed(line.get(i)), 1);
            }
        }
        return columns;
    }

    private static StreamSchema schema(Reading reading, List<String> header) {
        CsvStyle style = new CsvStyle(reading.delimiter(), header, reading.width());
        List<List<String>> lines = reading.records().stream()
                .map(List::getLast)
                .filter(line -> !line.equals(header))
                .toList();
        List<String> names = style.columns();
        List<SchemaField> fields = new ArrayList<>();
        List<Seen> columns = columns(lines, reading.width());
        for (int i = 0; i < reading.width(); i++) {
            FieldType type = columns.get(i).type();
            fields.add(new SchemaField(names.get(i), type == null ? FieldType.Scalar.VARCHAR : type));
        }
        List<JsonNode> objects = lines.stream().map(line -> object(names, line)).toList();
        return new StreamSchema(StreamSchema.Form.CSV, fields, EventTimes.find(fields, objects), style, null);
    }

    private static JsonNode object(List<String> names, List<String> line) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < names.size(); i++) {
            object.set(names.get(i), CsvLine.guessed(line.get(i)));
        }
        return object;
    }
}
