package dev.weir.broker.lambda.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.broker.call.AwsException;
import dev.weir.broker.lambda.LambdaErrors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.FilterCriteria;

/**
 * Filter criteria: a record that matches one of the patterns goes to the function, others count as processed. A pattern
 * looks at {@code partitionKey} and at {@code data}, which is read as JSON where the pattern expects that.
 */
final class EventFilter {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<JsonNode> patterns;

    private EventFilter(List<JsonNode> patterns) {
        this.patterns = patterns;
    }

    /** @throws AwsException InvalidParameterValueException for a pattern that is none, or uses what is not served */
    static EventFilter of(@Nullable FilterCriteria criteria) {
        List<JsonNode> patterns = new ArrayList<>();
        if (criteria != null && criteria.hasFilters()) {
            criteria.filters().forEach(filter -> patterns.add(parsed(String.valueOf(filter.pattern()))));
        }
        return new EventFilter(patterns);
    }

    private static JsonNode parsed(String text) {
        JsonNode pattern;
        try {
            pattern = JSON.readTree(text);
        } catch (IOException e) {
            throw LambdaErrors.invalid("Invalid filter pattern definition: it is no JSON.");
        }
        check(pattern);
        return pattern;
    }

    private static void check(JsonNode pattern) {
        if (!pattern.isObject()) {
            throw LambdaErrors.invalid("Invalid filter pattern definition: an object is expected.");
        }
        for (Map.Entry<String, JsonNode> member : pattern.properties()) {
            if (member.getKey().equals("$or")) {
                member.getValue().forEach(EventFilter::check);
            } else if (member.getValue().isArray()) {
                member.getValue().forEach(EventFilter::checkRule);
            } else {
                check(member.getValue());
            }
        }
    }

    private static void checkRule(JsonNode rule) {
        boolean served = !rule.isObject()
                || (rule.size() == 1
                        && List.of("prefix", "suffix", "exists", "anything-but", "numeric", "equals-ignore-case")
                                .contains(rule.fieldNames().next()));
        if (!served) {
            throw LambdaErrors.invalid(
                    "Invalid filter pattern definition: this broker does not serve the rule " + rule);
        }
    }

    boolean test(SourceRecord each) {
        if (patterns.isEmpty()) {
            return true;
        }
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("partitionKey", each.stored().partitionKey());
        event.put("sequenceNumber", each.sequenceNumber());
        event.put("kinesisSchemaVersion", "1.0");
        try {
            event.set("data", JSON.readTree(each.stored().data()));
        } catch (IOException e) {
            event.put("data", new String(each.stored().data(), StandardCharsets.UTF_8));
        }
        return patterns.stream().anyMatch(pattern -> matches(pattern, event));
    }

    private static boolean matches(JsonNode pattern, JsonNode value) {
        for (Map.Entry<String, JsonNode> member : pattern.properties()) {
            JsonNode wanted = member.getValue();
            if (member.getKey().equals("$or")) {
                boolean any = false;
                for (JsonNode each : wanted) {
                    any |= matches(each, value);
                }
                if (!any) {
                    return false;
                }
            } else if (wanted.isArray()) {
                if (!anyRule(wanted, value.path(member.getKey()))) {
                    return false;
                }
            } else if (!matches(wanted, value.path(member.getKey()))) {
                return false;
            }
        }
        return true;
    }

    private static boolean anyRule(JsonNode rules, JsonNode value) {
        for (JsonNode rule : rules) {
            if (value.isArray()) {
                for (JsonNode element : value) {
                    if (rule(rule, element)) {
                        return true;
                    }
                }
            } else if (rule(rule, value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean rule(JsonNode rule, JsonNode value) {
        if (!rule.isObject()) {
            return same(rule, value);
        }
        String name = rule.fieldNames().next();
        JsonNode operand = rule.get(name);
        String text = value.isTextual() ? value.asText() : null;
        return switch (name) {
            case "exists" -> operand.asBoolean() != (value.isMissingNode() || value.isContainerNode());
            case "prefix" -> text != null && text.startsWith(operand.asText());
            case "suffix" -> text != null && text.endsWith(operand.asText());
            case "equals-ignore-case" ->
                text != null
                        && text.toLowerCase(Locale.ROOT).equals(operand.asText().toLowerCase(Locale.ROOT));
            case "anything-but" -> !value.isMissingNode() && !anyOf(operand, value);
            case "numeric" -> value.isNumber() && numeric(operand, value.asDouble());
            default -> false;
        };
    }

    private static boolean anyOf(JsonNode operand, JsonNode value) {
        if (!operand.isArray()) {
            return rule(operand, value);
        }
        for (JsonNode each : operand) {
            if (same(each, value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean same(JsonNode wanted, JsonNode value) {
        return (wanted.isNumber() && value.isNumber())
                ? Double.compare(wanted.asDouble(), value.asDouble()) == 0
                : wanted.equals(value);
    }

    private static boolean numeric(JsonNode comparisons, double value) {
        for (int i = 0; i + 1 < comparisons.size(); i += 2) {
            double bound = comparisons.get(i + 1).asDouble();
            boolean holds = switch (comparisons.get(i).asText()) {
                case "=" -> Double.compare(value, bound) == 0;
                case "<" -> value < bound;
                case "<=" -> value <= bound;
                case ">" -> value > bound;
                case ">=" -> value >= bound;
                default -> false;
            };
            if (!holds) {
                return false;
            }
        }
        return true;
    }
}
