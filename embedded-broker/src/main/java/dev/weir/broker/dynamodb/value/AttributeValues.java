package dev.weir.broker.dynamodb.value;

import dev.weir.broker.call.AwsException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Attribute values of requests into values and back, with the service's rules for them in its own words (as recorded from
 * AWS by dynalite's tests).
 */
public final class AttributeValues {

    /** Lists and maps inside of each other, at most. */
    private static final int MAX_NESTING = 32;

    private static final String INVALID = "One or more parameter values were invalid: ";

    private AttributeValues() {}

    /**
     * An item or key of a request.
     *
     * @throws AwsException ValidationException if one of its values is none
     */
    public static Item item(Map<String, AttributeValue> attributes) {
        return new Item(values(attributes, 0));
    }

    /**
     * One value of a request.
     *
     * @throws AwsException ValidationException if it is none
     */
    public static Value value(@Nullable AttributeValue given) {
        return value(given, 0);
    }

    private static Map<String, Value> values(Map<String, AttributeValue> given, int depth) {
        Map<String, Value> values = new LinkedHashMap<>();
        given.forEach((name, value) -> values.put(name, value(value, depth)));
        return values;
    }

    private static Value value(@Nullable AttributeValue given, int depth) {
        if (depth > MAX_NESTING) {
            throw invalid("Nesting Levels have exceeded supported limits");
        }
        Set<Type> types = given == null ? Set.of() : typesIn(given);
        if (given == null || types.isEmpty()) {
            throw invalid("Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
        }
        Value value = null;
        for (Type type : types) {
            value = value(type, given, depth);
        }
        if (types.size() > 1 || value == null) {
            throw invalid("Supplied AttributeValue has more than one datatypes set,"
                    + " must contain exactly one of the supported datatypes");
        }
        return value;
    }

    private static Set<Type> typesIn(AttributeValue given) {
        Set<Type> types = EnumSet.noneOf(Type.class);
        note(types, Type.S, given.s() != null);
        note(types, Type.N, given.n() != null);
        note(types, Type.B, given.b() != null);
        note(types, Type.BOOL, given.bool() != null);
        note(types, Type.NULL, given.nul() != null);
        note(types, Type.SS, given.hasSs());
        note(types, Type.NS, given.hasNs());
        note(types, Type.BS, given.hasBs());
        note(types, Type.L, given.hasL());
        note(types, Type.M, given.hasM());
        return types;
    }

    private static void note(Set<Type> types, Type type, boolean there) {
        if (there) {
            types.add(type);
        }
    }

    private static Value value(Type type, AttributeValue given, int depth) {
        return switch (type) {
            case S -> new Value.Text(given.s());
            case N -> new Value.Num(Numbers.parse(given.n()));
            case B -> new Value.Binary(given.b());
            case BOOL -> new Value.Bool(given.bool());
            case NULL -> {
                if (!given.nul()) {
                    throw invalid(INVALID + "Null attribute value types must have the value of true");
                }
                yield new Value.Null();
            }
            case SS -> new Value.TextSet(texts(given.ss()));
            case NS -> new Value.NumSet(numbers(given.ns()));
            case BS -> new Value.BinarySet(blobs(given.bs()));
            case L -> {
                List<Value> elements = new ArrayList<>();
                for (AttributeValue element : given.l()) {
                    elements.add(value(element, depth + 1));
                }
                yield new Value.ListOf(elements);
            }
            case M -> new Value.MapOf(values(given.m(), depth + 1));
        };
    }

    private static Set<String> texts(List<String> given) {
        requireMembers(given, "string");
        if (given.isEmpty()) {
            throw invalid(INVALID + "An string set  may not be empty");
        }
        Set<String> texts = new LinkedHashSet<>(given);
        if (texts.size() < given.size()) {
            throw invalid(INVALID + "Input collection [" + String.join(", ", given) + "] contains duplicates.");
        }
        return texts;
    }

    private static Set<BigDecimal> numbers(List<String> given) {
        requireMembers(given, "number");
        if (given.isEmpty()) {
            throw invalid(INVALID + "An number set  may not be empty");
        }
        Set<BigDecimal> numbers = new LinkedHashSet<>();
        given.forEach(text -> numbers.add(Numbers.parse(text)));
        if (numbers.size() < given.size()) {
            throw invalid("Input collection contains duplicates");
        }
        return numbers;
    }

    private static Set<SdkBytes> blobs(List<SdkBytes> given) {
        requireMembers(given, "binary");
        if (given.isEmpty()) {
            throw invalid(INVALID + "Binary sets should not be empty");
        }
        Set<SdkBytes> blobs = new LinkedHashSet<>(given);
        if (blobs.size() < given.size()) {
            throw invalid(INVALID + "Input collection ["
                    + String.join(
                            ", ",
                            given.stream()
                                    .map(blob -> Base64.getEncoder().encodeToString(blob.asByteArrayUnsafe()))
                                    .toList())
                    + "]of type BS contains duplicates.");
        }
        return blobs;
    }

    private static void requireMembers(List<?> given, String kind) {
        if (given.stream().anyMatch(Objects::isNull)) {
            throw invalid(INVALID + "An " + kind + " set may not have a null " + kind + " as a member");
        }
    }

    /** An item or key for an answer. */
    public static Map<String, AttributeValue> of(Item item) {
        return of(item.attributes());
    }

    private static Map<String, AttributeValue> of(Map<String, Value> values) {
        Map<String, AttributeValue> given = new LinkedHashMap<>();
        values.forEach((name, value) -> given.put(name, of(value)));
        return given;
    }

    /** A value for an answer. */
    public static AttributeValue of(Value value) {
        AttributeValue.Builder given = AttributeValue.builder();
        switch (value) {
            case Value.Text text -> given.s(text.text());
            case Value.Num number -> given.n(Numbers.text(number.number()));
            case Value.Binary binary -> given.b(binary.bytes());
            case Value.Bool bool -> given.bool(bool.truth());
            case Value.Null _ -> given.nul(true);
            case Value.TextSet set -> given.ss(set.texts());
            case Value.NumSet set ->
                given.ns(set.numbers().stream().map(Numbers::text).toList());
            case Value.BinarySet set -> given.bs(set.blobs());
            case Value.ListOf list ->
                given.l(list.elements().stream().map(AttributeValues::of).toList());
            case Value.MapOf map -> given.m(of(map.entries()));
        }
        return given.build();
    }

    private static AwsException invalid(String message) {
        return AwsException.of("ValidationException", message);
    }
}
