package dev.weir.broker.wire;

import dev.weir.broker.call.AwsException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/** Reads a form's tree into any SDK model object. */
final class FormReader {

    private static final Comparator<String> BY_NUMBER =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    void read(FormNode node, SdkPojo into) {
        Map<String, SdkField<?>> fields = into.sdkFieldNameToField();
        node.children().forEach((name, child) -> {
            SdkField<?> field = fields.get(name);
            Object value = field == null ? null : value(field, child);
            if (field != null && value != null) {
                field.set(into, value);
            }
        });
    }

    private @Nullable Object value(SdkField<?> field, FormNode node) {
        return switch (field.marshallingType().getKnownType()) {
            case SDK_POJO -> {
                SdkPojo builder = field.constructor().get();
                read(node, builder);
                yield ((Buildable) builder).build();
            }
            case LIST -> list(field.getRequiredTrait(ListTrait.class), node);
            case MAP -> map(field.getRequiredTrait(MapTrait.class), node);
            default -> node.value() == null ? null : scalar(field, node.value());
        };
    }

    private List<@Nullable Object> list(ListTrait trait, FormNode node) {
        String name = trait.memberLocationName() == null ? "member" : trait.memberLocationName();
        FormNode members = trait.isFlattened() ? node : node.child(name);
        if (members == null) {
            return List.of();
        }
        SdkField<?> member = trait.memberFieldInfo();
        return members.children().entrySet().stream()
                .sorted(Map.Entry.comparingByKey(BY_NUMBER))
                .<@Nullable Object>map(entry -> value(member, entry.getValue()))
                .toList();
    }

    private Map<String, @Nullable Object> map(MapTrait trait, FormNode node) {
        FormNode entries = trait.isFlattened() ? node : node.child("entry");
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        if (entries != null) {
            for (FormNode entry : entries.children().values()) {
                FormNode key = entry.child("key");
                FormNode value = entry.child("value");
                if (key != null && key.value() != null && value != null) {
                    map.put(key.value(), value(trait.valueFieldInfo(), value));
                }
            }
        }
        return map;
    }

    private static Object scalar(SdkField<?> field, String text) {
        try {
            return switch (field.marshallingType().getKnownType()) {
                case STRING -> text;
                case INTEGER -> Integer.valueOf(text.strip());
                case LONG -> Long.valueOf(text.strip());
                case SHORT -> Short.valueOf(text.strip());
                case DOUBLE -> Double.valueOf(text.strip());
                case FLOAT -> Float.valueOf(text.strip());
                case BIG_DECIMAL -> new BigDecimal(text.strip());
                case BOOLEAN -> truth(text.strip());
                case INSTANT -> instant(text.strip());
                case SDK_BYTES ->
                    SdkBytes.fromByteArrayUnsafe(Base64.getDecoder().decode(text));
                default -> throw malformed(field, text);
            };
        } catch (IllegalArgumentException | DateTimeException e) {
            throw malformed(field, text);
        }
    }

    private static boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static Instant instant(String text) {
        return text.matches("-?\\d{1,15}(\\.\\d{1,9})?")
                ? JsonDialect.instant(Double.parseDouble(text))
                : OffsetDateTime.parse(text).toInstant();
    }

    private static AwsException malformed(SdkField<?> field, String text) {
        String wanted = field.marshallingType().getKnownType()
                        == software.amazon.awssdk.core.protocol.MarshallingKnownType.INSTANT
                ? "a timestamp"
                : Unreadable.typeOf(field);
        String shown = text.length() > 100 ? text.substring(0, 100) + "…" : text;
        return Unreadable.because(
                "'" + shown + "' at '" + field.locationName() + "' can not be converted to " + wanted);
    }
}
