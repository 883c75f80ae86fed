package dev.weir.broker.firehose.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.thisptr.jackson.jq.BuiltinFunctionLoader;
import net.thisptr.jackson.jq.JsonQuery;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Versions;
import net.thisptr.jackson.jq.exception.JsonQueryException;

/** Finds partition keys in records with a query of JQ 1.6 that makes an object. Thread-safe. */
public final class MetadataQuery {

    private static final String NAMESPACE = "partitionKeyFromQuery:";
    private static final String FAILED = "DynamicPartitioning.MetadataExtractionFailed";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Scope FUNCTIONS = functions();

    private final JsonQuery query;
    private final Set<String> keys;

    private MetadataQuery(JsonQuery query, Set<String> keys) {
        this.query = query;
        this.keys = keys;
    }

    private static Scope functions() {
        Scope scope = Scope.newEmptyScope();
        BuiltinFunctionLoader.getInstance().loadFunctions(Versions.JQ_1_6, scope);
        scope.addFunction("strftime", 1, new StrFTime());
        return scope;
    }

    /** @throws IllegalArgumentException with a sentence for people if it is no query */
    public static MetadataQuery parse(String text) {
        try {
            return new MetadataQuery(JsonQuery.compile(text, Versions.JQ_1_6), QueryKeys.of(text));
        } catch (JsonQueryException e) {
            throw new IllegalArgumentException("The JQ expression " + text + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** The names of the keys that it finds. */
    public Set<String> keys() {
        return keys;
    }

    public Processor processor() {
        return Processor.each((record, out) -> out.accept(withKeys(record)));
    }

    private Outcome withKeys(Outcome.Ready record) {
        try {
            JsonNode data = JSON.readTree(record.data());
            if (data == null || data.isMissingNode()) {
                return failed(record, "Non JSON record provided");
            }
            List<JsonNode> results = new ArrayList<>(1);
            query.apply(Scope.newChildScope(FUNCTIONS), data, results::add);
            if (results.size() != 1 || !results.getFirst().isObject()) {
                return failed(record, "The query gives no object for this record");
            }
            Map<String, String> found = new HashMap<>(record.keys());
            for (Map.Entry<String, JsonNode> field : results.getFirst().properties()) {
                if (field.getValue().isContainerNode()
                        || field.getValue().isNull()
                        || field.getValue().asText().isEmpty()) {
                    return failed(record, "partitionKeys values must not be null or empty");
                }
                found.put(NAMESPACE + field.getKey(), field.getValue().asText());
            }
            return record.withKeys(found);
        } catch (JsonQueryException e) {
            return failed(record, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return failed(record, "Non JSON record provided");
        }
    }

    private static Outcome failed(Outcome.Ready record, String message) {
        return record.failed(FailureReason.of(FailureReason.PROCESSING, FAILED, message));
    }
}
