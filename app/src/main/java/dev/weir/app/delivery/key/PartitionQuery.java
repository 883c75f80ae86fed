package dev.weir.app.delivery.key;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.app.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.thisptr.jackson.jq.BuiltinFunctionLoader;
import net.thisptr.jackson.jq.JsonQuery;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Versions;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import org.jspecify.annotations.Nullable;

/**
 * A query of jq 1.6 that finds a record's partition keys, by Firehose's rules: it makes one object, whose values are
 * texts, numbers or truths and not empty. Thread-safe.
 */
public final class PartitionQuery {

    /** What names of keys from a query begin with in a prefix. */
    public static final String NAMESPACE = "partitionKeyFromQuery:";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonQuery query;

    private PartitionQuery(JsonQuery query) {
        this.query = query;
    }

    /** The functions of jq, loaded when a query is first run: that takes a moment. */
    private static final class Functions {

        static final Scope ALL = load();

        private static Scope load() {
            Scope scope = Scope.newEmptyScope();
            BuiltinFunctionLoader.getInstance().loadFunctions(Versions.JQ_1_6, scope);
            scope.addFunction("strftime", 1, new StrFTime());
            return scope;
        }
    }

    /**
     * The keys of a record.
     *
     * @param keys by namespace and name; empty if the record failed
     * @param problem why it failed, one sentence, or null
     */
    public record Keys(Map<String, String> keys, @Nullable String problem) {
        static Keys failed(String problem) {
            return new Keys(Map.of(), problem);
        }
    }

    /** @throws IllegalArgumentException with a sentence for people if it is no query */
    public static PartitionQuery parse(String text) {
        try {
            return new PartitionQuery(JsonQuery.compile(text, Versions.JQ_1_6));
        } catch (JsonQueryException e) {
            throw new IllegalArgumentException(Text.of("This is no jq expression: {0}.", firstLine(e)), e);
        }
    }

    /** Finds the keys of a record. Not for the JavaFX thread at the first call. */
    public Keys of(String record) {
        try {
            JsonNode data = JSON.readTree(record);
            if (data == null || data.isMissingNode()) {
                return Keys.failed(Text.of("The record is empty, not JSON."));
            }
            List<JsonNode> results = new ArrayList<>(1);
            query.apply(Scope.newChildScope(Functions.ALL), data, results::add);
            return results.size() == 1 && results.getFirst().isObject()
                    ? named(results.getFirst())
                    : Keys.failed(Text.of("The query makes no object of this record."));
        } catch (JsonQueryException e) {
            return Keys.failed(Text.of("The query fails for this record: {0}.", firstLine(e)));
        } catch (JsonProcessingException e) {
            return Keys.failed(Text.of("The record is not JSON."));
        }
    }

    private static Keys named(JsonNode object) {
        Map<String, String> keys = new TreeMap<>();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            JsonNode value = field.getValue();
            if (value.isContainerNode() || value.isNull() || value.asText().isEmpty()) {
                return Keys.failed(Text.of("“{0}” is null, empty or no plain value for this record.", field.getKey()));
            }
            keys.put(NAMESPACE + field.getKey(), value.asText());
        }
        return new Keys(keys, null);
    }

    private static String firstLine(Exception e) {
        String message = String.valueOf(e.getMessage());
        int end = message.indexOf('\n');
        String line = end < 0 ? message : message.substring(0, end);
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }
}
