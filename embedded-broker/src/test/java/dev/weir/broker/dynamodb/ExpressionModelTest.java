package dev.weir.broker.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.dynamodb.expression.Expressions;
import dev.weir.broker.dynamodb.value.AttributeValues;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Random conditions and updates against a model that knows nothing of the parser: each expression is made together with
 * what it must come to, over plain numbers and strings.
 */
class ExpressionModelTest {

    private static final String[] NAMES = {"p", "q", "x1", "y_2"};

    private final Map<String, String> placeholders = new LinkedHashMap<>();
    private final Map<String, AttributeValue> values = new LinkedHashMap<>();
    private Random random;

    /** A text and what it must come to. */
    private record Said(String text, Predicate<Map<String, Object>> meaning) {}

    private record Operand(String text, Function<Map<String, Object>, Object> value) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void conditions(long seed) {
        random = new Random(seed);
        int held = 0;
        for (int i = 0; i < 3_000; i++) {
            placeholders.clear();
            values.clear();
            Said said = condition(4);
            Map<String, Object> item = item();
            boolean expected = said.meaning().test(item);
            boolean found =
                    expressions().condition("ConditionExpression", said.text()).holds(AttributeValues.item(wire(item)));
            assertThat(found).as("%s of %s with %s", said.text(), item, values).isEqualTo(expected);
            held += expected ? 1 : 0;
        }
        assertThat(held).isBetween(300, 2_700);
    }

    private Said condition(int depth) {
        int kind = depth == 0 ? 3 + random.nextInt(4) : random.nextInt(7);
        switch (kind) {
            case 0 -> {
                Said inner = condition(depth - 1);
                return new Said(
                        "NOT (" + bare(inner.text()) + ")", inner.meaning().negate());
            }
            case 1 -> {
                Said left = condition(depth - 1);
                Said right = condition(depth - 1);
                return new Said(
                        "(" + group(left) + " AND " + group(right) + ")",
                        left.meaning().and(right.meaning()));
            }
            case 2 -> {
                Said left = condition(depth - 1);
                Said right = condition(depth - 1);
                return new Said(
                        "(" + group(left) + " or " + group(right) + ")",
                        left.meaning().or(right.meaning()));
            }
            case 3 -> {
                String name = name();
                return new Said("attribute_exists(" + said(name) + ")", item -> item.containsKey(name));
            }
            case 4 -> {
                Operand operand = path();
                Operand low = constant();
                Operand other = constant();
                return new Said(
                        operand.text() + " IN (" + low.text() + ", " + other.text() + ")",
                        item -> same(operand.value().apply(item), low.value().apply(item))
                                || same(
                                        operand.value().apply(item),
                                        other.value().apply(item)));
            }
            default -> {
                Operand left = random.nextBoolean() ? path() : size();
                Operand right = constant();
                String sign = new String[] {"=", "<>", "<", "<=", ">", ">="}[random.nextInt(6)];
                return new Said(
                        left.text() + " " + sign + " " + right.text(),
                        item -> compare(
                                sign, left.value().apply(item), right.value().apply(item)));
            }
        }
    }

    /** Without the pair of parentheses around the whole, as the service refuses two. */
    private static String bare(String text) {
        return text.startsWith("(") && text.endsWith(")") ? text.substring(1, text.length() - 1) : text;
    }

    private static String group(Said said) {
        return said.text();
    }

    private static boolean same(Object left, Object right) {
        return left != null && left.equals(right);
    }

    private static boolean compare(String sign, Object left, Object right) {
        if (sign.equals("=")) {
            return same(left, right);
        }
        if (sign.equals("<>")) {
            return !same(left, right);
        }
        if (left == null || !left.getClass().equals(right.getClass())) {
            return false;
        }
        int order = left instanceof Integer number
                ? number.compareTo((Integer) right)
                : left.toString().compareTo(right.toString());
        return switch (sign) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }

    private String name() {
        return NAMES[random.nextInt(NAMES.length)];
    }

    private String said(String name) {
        if (random.nextBoolean()) {
            return name;
        }
        placeholders.put("#" + name, name);
        return "#" + name;
    }

    private Operand path() {
        String name = name();
        return new Operand(said(name), item -> item.get(name));
    }

    private Operand size() {
        String name = name();
        return new Operand(
                "size(" + said(name) + ")", item -> item.get(name) instanceof String text ? text.length() : null);
    }

    private Operand constant() {
        Object value = value();
        String placeholder = ":v" + values.size();
        values.put(placeholder, wire(value));
        return new Operand(placeholder, item -> value);
    }

    private Object value() {
        return random.nextInt(3) == 0 ? "abc".substring(random.nextInt(3)) : (Object) random.nextInt(-2, 4);
    }

    private Map<String, Object> item() {
        Map<String, Object> item = new LinkedHashMap<>();
        for (String name : NAMES) {
            if (random.nextInt(4) > 0) {
                item.put(name, value());
            }
        }
        return item;
    }

    private static Map<String, AttributeValue> wire(Map<String, Object> item) {
        Map<String, AttributeValue> wire = new LinkedHashMap<>();
        item.forEach((name, value) -> wire.put(name, wire(value)));
        return wire;
    }

    private static AttributeValue wire(Object value) {
        return value instanceof Integer number
                ? AttributeValue.fromN(new BigDecimal(number).setScale(2).toString())
                : AttributeValue.fromS(value.toString());
    }

    private Expressions expressions() {
        return new Expressions(placeholders.isEmpty() ? null : placeholders, values.isEmpty() ? null : values);
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void updates(long seed) {
        random = new Random(seed);
        int refused = 0;
        for (int i = 0; i < 3_000; i++) {
            placeholders.clear();
            values.clear();
            Map<String, Object> item = item();
            Map<String, Object> expected = new LinkedHashMap<>(item);
            boolean possible = true;
            StringBuilder set = new StringBuilder();
            StringBuilder remove = new StringBuilder();
            StringBuilder add = new StringBuilder();
            for (String name : NAMES) {
                switch (random.nextInt(5)) {
                    case 0 -> {
                        Operand left = random.nextBoolean() ? path() : constant();
                        Operand right = constant();
                        boolean plus = random.nextBoolean();
                        set.append(set.isEmpty() ? " SET " : ", ")
                                .append(said(name) + " = if_not_exists(" + said("p") + ", " + left.text() + ")"
                                        + (plus ? " + " : " - ") + right.text());
                        Object first = item.containsKey("p")
                                ? item.get("p")
                                : left.value().apply(item);
                        Object second = right.value().apply(item);
                        if (first instanceof Integer one && second instanceof Integer two) {
                            expected.put(name, plus ? one + two : one - two);
                        } else {
                            possible = false;
                        }
                    }
                    case 1 -> {
                        remove.append(remove.isEmpty() ? " REMOVE " : ", ").append(said(name));
                        expected.remove(name);
                    }
                    case 2 -> {
                        int number = random.nextInt(5);
                        String placeholder = ":v" + values.size();
                        values.put(placeholder, wire(number));
                        add.append(add.isEmpty() ? " ADD " : ", ").append(said(name) + " " + placeholder);
                        Object present = item.getOrDefault(name, 0);
                        if (present instanceof Integer one) {
                            expected.put(name, one + number);
                        } else {
                            possible = false;
                        }
                    }
                    default -> {}
                }
            }
            String text = (random.nextBoolean() ? "" + set + remove + add : "" + add + remove + set).strip();
            if (text.isEmpty()) {
                continue;
            }
            refused += check(text, item, possible ? expected : null) ? 0 : 1;
        }
        assertThat(refused).isBetween(300, 2_500);
    }

    /** Whether the update was possible. */
    private boolean check(String text, Map<String, Object> item, Map<String, Object> expected) {
        try {
            var after = expressions().update(text).apply(AttributeValues.item(wire(item)));
            assertThat(after.attributes())
                    .as("%s of %s with %s", text, item, values)
                    .isEqualTo(
                            expected == null
                                    ? "refused"
                                    : AttributeValues.item(wire(expected)).attributes());
            return true;
        } catch (AwsException e) {
            assertThat(expected)
                    .as("%s of %s with %s: %s", text, item, values, e.getMessage())
                    .isNull();
            return false;
        }
    }
}
