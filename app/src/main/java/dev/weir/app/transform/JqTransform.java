package dev.weir.app.transform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.app.fx.ExpectedFailure;
import dev.weir.app.fx.Failure;
import dev.weir.app.text.Text;
import dev.weir.app.transform.BenchResult.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.thisptr.jackson.jq.BuiltinFunctionLoader;
import net.thisptr.jackson.jq.JsonQuery;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Versions;
import net.thisptr.jackson.jq.exception.JsonQueryException;

/**
 * Finds partition keys in records as Firehose's metadata extraction does, with an expression of JQ 1.6 that makes one object. The
 * records stay as they are. Runs here, calls nothing; thread-safe.
 */
final class JqTransform {

    /** Partition keys of one expression. */
    private static final int MOST_KEYS = 50;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonQuery query;

    private JqTransform(JsonQuery query) {
        this.query = query;
    }

    /** The functions of JQ are loaded when an expression first runs. */
    private static final class Functions {
        private static final Scope ALL = load();

        private static Scope load() {
            Scope scope = Scope.newEmptyScope();
            BuiltinFunctionLoader.getInstance().loadFunctions(Versions.JQ_1_6, scope);
            return scope;
        }
    }

    /** @throws ExpectedFailure if it is no expression */
    static JqTransform parse(String text) {
        try {
            return new JqTransform(JsonQuery.compile(text, Versions.JQ_1_6));
        } catch (JsonQueryException e) {
            throw new ExpectedFailure(
                    Failure.Kind.REJECTED,
                    Text.of("The JQ expression can't be read."),
                    Text.of(
                            "{0} An example: {customer: .customer.id}",
                            String.valueOf(e.getMessage()).lines().findFirst().orElse("")),
                    e);
        }
    }

    BenchResult apply(BenchRecord record) {
        try {
            JsonNode data = JSON.readTree(record.data());
            if (data == null || data.isMissingNode()) {
                return failed(record, Text.of("It is no JSON."));
            }
            List<JsonNode> results = new ArrayList<>(1);
            query.apply(Scope.newChildScope(Functions.ALL), data, results::add);
            if (results.size() != 1 || !results.getFirst().isObject()) {
                return failed(
                        record,
                        Text.of(
                                "The expression gives {0} for it; it must give one object, such as {customer: .customer.id}.",
                                results.size() == 1
                                        ? results.getFirst()
                                        : Text.count(results.size(), "{0} value", "{0} values")));
            }
            return keys(record, results.getFirst());
        } catch (JsonQueryException e) {
            return failed(record, "JQ: " + e.getMessage());
        } catch (IOException e) {
            return failed(record, Text.of("It is no JSON."));
        }
    }

    private static BenchResult keys(BenchRecord record, JsonNode object) {
        Map<String, String> keys = new TreeMap<>();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            JsonNode value = field.getValue();
            if (value.isContainerNode() || value.isNull() || value.asText().isEmpty()) {
                return failed(
                        record,
                        Text.of(
                                "The key {0} is {1}: partition keys must be neither null nor empty.",
                                field.getKey(), value.isNull() ? "null" : value.toString()));
            }
            keys.put(field.getKey(), value.asText());
        }
        return keys.isEmpty() || keys.size() > MOST_KEYS
                ? failed(record, Text.of("There must be 1 to {0} partition keys.", MOST_KEYS))
                : BenchResult.ok(record, record.data(), keys);
    }

    private static BenchResult failed(BenchRecord record, String problem) {
        return BenchResult.failed(record, Outcome.PROCESSING_FAILED, problem);
    }
}
