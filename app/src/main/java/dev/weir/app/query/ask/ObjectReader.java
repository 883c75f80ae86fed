package dev.weir.app.query.ask;

import dev.weir.app.objects.read.ObjectFormat;
import dev.weir.app.query.schema.SqlNames;
import dev.weir.app.text.Text;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How DuckDB reads the files of fetched objects. */
final class ObjectReader {

    /** The column in which it tells a row's file. */
    static final String FILE = "weir_object_file";

    private static final int SAMPLE = 20_480;
    private static final long SMALL = 64L << 20;

    private ObjectReader() {}

    /**
     * The table functions to try, the fastest first.
     *
     * @throws WrongStatement if the objects are not of one format, or of one that is no table
     */
    static List<String> of(ObjectAddress address, Collection<ObjectCache.Fetched> objects) throws WrongStatement {
        Map<ObjectFormat, Long> formats = new EnumMap<>(ObjectFormat.class);
        objects.forEach(each -> formats.merge(each.format(), 1L, Long::sum));
        // One value in an object looks as if it had a line of its own.
        if (formats.containsKey(ObjectFormat.JSON) && formats.containsKey(ObjectFormat.JSON_LINES)) {
            formats.merge(ObjectFormat.JSON, formats.get(ObjectFormat.JSON_LINES), Long::sum);
            formats.remove(ObjectFormat.JSON_LINES);
        }
        if (formats.size() > 1) {
            throw new WrongStatement(
                    Text.of(
                            "The objects of {0} are of several formats: {1}.",
                            address.name(),
                            formats.entrySet().stream()
                                    .map(each -> each.getValue() + " × "
                                            + each.getKey().words())
                                    .collect(Collectors.joining(", "))),
                    Text.of("A table has one: name a longer prefix, or end it as in \"s3://bucket/prefix*.parquet\"."));
        }
        ObjectFormat format = formats.keySet().iterator().next();
        String files = objects.stream()
                .map(each -> SqlNames.text(each.file().toString()))
                .collect(Collectors.joining(", ", "[", "]"));
        long bytes = objects.stream().mapToLong(ObjectCache.Fetched::bytes).sum();
        String common = files + ", union_by_name = true, filename = '" + FILE + "'";
        String sample = ", sample_size = " + (bytes <= SMALL ? -1 : SAMPLE);
        String json = "read_json(" + common + sample + ", maximum_sample_files = " + ObjectList.MOST_OBJECTS
                + ", map_inference_threshold = -1, format = ";
        return switch (format) {
            case JSON_LINES, FIREHOSE_ERRORS -> List.of(json + "'newline_delimited')", json + "'unstructured')");
            case JSON, CLOUD_TRAIL -> List.of(json + "'unstructured')");
            case JSON_ARRAY -> List.of(json + "'array')");
            case CSV -> List.of("read_csv(" + common + sample + ")");
            case TSV -> List.of("read_csv(" + common + sample + ", delim = '\t')");
            case TEXT ->
                List.of("read_csv(" + common + ", auto_detect = false, header = false, columns = {'line': 'VARCHAR'},"
                        + " delim = E'\\x01', quote = '', escape = '')");
            case PARQUET -> List.of("read_parquet(" + common + ")");
            case ORC, BINARY, EMPTY ->
                throw new WrongStatement(
                        Text.of("The objects of {0} can't be read as a table: {1}.", address.name(), format.words()),
                        Text.of("JSON, CSV, tab-separated values, lines of text and Parquet can, compressed or not."));
        };
    }
}
