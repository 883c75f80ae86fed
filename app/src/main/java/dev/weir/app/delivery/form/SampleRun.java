package dev.weir.app.delivery.form;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.weir.app.delivery.key.KeyPattern;
import dev.weir.app.delivery.key.PartitionQuery;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What becomes of sample records: the same steps that the service takes, but for functions, which are not asked.
 *
 * @param objects those that would be written, in the order in which they are begun
 * @param failures the samples that would fail
 * @param records that come of the samples
 */
record SampleRun(List<WrittenObject> objects, List<FailedSample> failures, int records) {

    /** More lines of samples than this are not tried. */
    static final int MOST = 2_000;

    private static final JsonFactory JSON = new JsonFactory();
    private static final String PROCESSING = "processing-failed";
    private static final String CONVERSION = "format-conversion-failed";

    /** An object that would be written. */
    record WrittenObject(String key, int records, long bytes) {}

    /**
     * A sample that would fail.
     *
     * @param line its number among the samples, from 1
     * @param key of the error object
     */
    record FailedSample(int line, String reason, String key) {}

    private static final class Growing {
        private int records;
        private long bytes;
    }

    /**
     * Takes samples through all steps. Not for the JavaFX thread: a query's first use takes a moment.
     *
     * @param samples a record a line; empty lines are left out
     * @param now when they arrive
     */
    static SampleRun of(SampleSettings settings, List<String> samples, Instant now) {
        Map<String, Growing> objects = new LinkedHashMap<>();
        List<FailedSample> failures = new ArrayList<>();
        PartitionQuery query = settings.query().isEmpty() ? null : parsed(settings.query());
        Set<String> wanted = new java.util.TreeSet<>();
        KeyPattern.parse(settings.preview().prefix())
                .keysFromQuery()
                .forEach(key -> wanted.add(PartitionQuery.NAMESPACE + key));
        int records = 0;
        int line = 0;
        for (String sample : samples.subList(0, Math.min(samples.size(), MOST))) {
            line++;
            try {
                for (String record : parts(settings, sample)) {
                    records++;
                    Map<String, String> keys = query == null ? Map.of() : keys(query, record, wanted);
                    if (settings.converted() && !record.strip().startsWith("{")) {
                        throw new Unfit(CONVERSION, Text.of("The record is no JSON object, which conversion needs."));
                    }
                    Growing object = objects.computeIfAbsent(settings.preview().key(now, keys), key -> new Growing());
                    object.records++;
                    object.bytes += record.getBytes(StandardCharsets.UTF_8).length + (settings.delimiter() ? 1 : 0);
                }
            } catch (Unfit e) {
                failures.add(new FailedSample(
                        line, String.valueOf(e.getMessage()), settings.preview().errorKey(now, e.errorType)));
            }
        }
        List<WrittenObject> written = objects.entrySet().stream()
                .map(object -> new WrittenObject(object.getKey(), object.getValue().records, object.getValue().bytes))
                .toList();
        return new SampleRun(written, List.copyOf(failures), records);
    }

    private static @org.jspecify.annotations.Nullable PartitionQuery parsed(String query) {
        try {
            return PartitionQuery.parse(query);
        } catch (IllegalArgumentException e) {
            // The form says so beside its field.
            return null;
        }
    }

    private static Map<String, String> keys(PartitionQuery query, String record, Set<String> wanted) throws Unfit {
        PartitionQuery.Keys found = query.of(record);
        String problem = found.problem();
        if (problem != null) {
            throw new Unfit(PROCESSING, problem);
        }
        Map<String, String> kept = new TreeMap<>();
        for (String key : wanted) {
            String value = found.keys().get(key);
            if (value == null) {
                throw new Unfit(
                        PROCESSING,
                        Text.of("The record has no partition key {0}.", key.substring(key.indexOf(':') + 1)));
            }
            kept.put(key, value);
        }
        return kept;
    }

    private static List<String> parts(SampleSettings settings, String sample) throws Unfit {
        return switch (settings.parting()) {
            case NONE -> List.of(sample);
            case DELIMITED ->
                settings.subDelimiter().isEmpty()
                        ? List.of(sample)
                        : Arrays.stream(sample.split(java.util.regex.Pattern.quote(settings.subDelimiter()), -1))
                                .filter(part -> !part.isEmpty())
                                .toList();
            case JSON -> values(sample);
        };
    }

    private static List<String> values(String sample) throws Unfit {
        List<String> values = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(sample)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                int from = (int) parser.currentTokenLocation().getCharOffset();
                if (token.isStructStart()) {
                    parser.skipChildren();
                } else {
                    parser.finishToken();
                }
                values.add(sample.substring(from, (int) parser.currentLocation().getCharOffset()));
            }
            return values;
        } catch (IOException e) {
            throw new Unfit(PROCESSING, Text.of("The record is not one JSON value after another."));
        }
    }

    private static final class Unfit extends Exception {

        private static final long serialVersionUID = 1L;

        private final String errorType;

        Unfit(String errorType, String message) {
            super(message);
            this.errorType = errorType;
        }
    }
}
