package dev.weir.app.capsule;

import dev.weir.app.text.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.Buildable;

/** Shapes of the API as maps and lists under the API's own names, both ways. */
final class ApiForm {

    private ApiForm() {}

    /** What is set in a shape. */
    static Map<String, Object> of(SdkPojo pojo) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (SdkField<?> field : pojo.sdkFields()) {
            Object value = field.getValueOrDefault(pojo);
            if (value != null
                    && !(value instanceof SdkAutoConstructList<?>)
                    && !(value instanceof SdkAutoConstructMap<?, ?>)) {
                members.put(field.memberName(), plain(value));
            }
        }
        return members;
    }

    private static Object plain(Object value) {
        return switch (value) {
            case SdkPojo pojo -> of(pojo);
            case List<?> list -> list.stream().map(ApiForm::plain).toList();
            case Map<?, ?> map -> {
                Map<String, Object> plain = new LinkedHashMap<>();
                map.forEach((key, one) -> plain.put(String.valueOf(key), plain(one)));
                yield plain;
            }
            default -> value;
        };
    }

    /**
     * Fills a shape's builder.
     *
     * @throws IllegalArgumentException with a sentence if a member is unknown or of another type
     */
    static void into(SdkPojo builder, Map<?, ?> members) {
        Map<String, SdkField<?>> fields = new LinkedHashMap<>();
        builder.sdkFields().forEach(field -> fields.put(field.memberName(), field));
        for (Map.Entry<?, ?> member : members.entrySet()) {
            SdkField<?> field = fields.get(String.valueOf(member.getKey()));
            if (field == null) {
                throw new IllegalArgumentException(Text.of("the API has no member {0} there", member.getKey()));
            }
            field.set(builder, value(field, member.getValue()));
        }
    }

    private static Object value(SdkField<?> field, @Nullable Object value) {
        MarshallingType<?> type = field.marshallingType();
        if (type.equals(MarshallingType.SDK_POJO) && value instanceof Map<?, ?> map) {
            SdkPojo builder = field.constructor().get();
            into(builder, map);
            return ((Buildable) builder).build();
        }
        if (type.equals(MarshallingType.LIST) && value instanceof List<?> list) {
            SdkField<?> each = field.getTrait(ListTrait.class).memberFieldInfo();
            List<Object> values = new ArrayList<>();
            list.forEach(one -> values.add(value(each, one)));
            return values;
        }
        if (type.equals(MarshallingType.MAP) && value instanceof Map<?, ?> map) {
            SdkField<?> each = field.getTrait(MapTrait.class).valueFieldInfo();
            Map<String, Object> values = new LinkedHashMap<>();
            map.forEach((key, one) -> values.put(String.valueOf(key), value(each, one)));
            return values;
        }
        if (value instanceof String && type.equals(MarshallingType.STRING)) {
            return value;
        }
        if (value instanceof Boolean && type.equals(MarshallingType.BOOLEAN)) {
            return value;
        }
        if (value instanceof Number number) {
            if (type.equals(MarshallingType.INTEGER) && number.intValue() == number.doubleValue()) {
                return number.intValue();
            }
            if (type.equals(MarshallingType.DOUBLE)) {
                return number.doubleValue();
            }
            if (type.equals(MarshallingType.LONG)) {
                return number.longValue();
            }
        }
        throw new IllegalArgumentException(Text.of("the member {0} is of another type", field.memberName()));
    }

    /** The same with each text replaced. */
    static Map<String, Object> texts(Map<?, ?> members, UnaryOperator<String> text) {
        Map<String, Object> all = new LinkedHashMap<>();
        members.forEach((key, value) -> all.put(String.valueOf(key), replaced(value, text)));
        return all;
    }

    private static Object replaced(Object value, UnaryOperator<String> text) {
        return switch (value) {
            case String one -> text.apply(one);
            case Map<?, ?> map -> texts(map, text);
            case List<?> list -> list.stream().map(one -> replaced(one, text)).toList();
            default -> value;
        };
    }
}
