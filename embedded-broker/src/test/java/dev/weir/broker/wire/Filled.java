package dev.weir.broker.wire;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/** Model objects with a value in every member. */
final class Filled {

    private Filled() {}

    static SdkPojo fill(SdkPojo builder) {
        for (SdkField<?> field : builder.sdkFields()) {
            field.set(builder, value(field));
        }
        return (SdkPojo) ((Buildable) builder).build();
    }

    private static Object value(SdkField<?> field) {
        return switch (field.marshallingType().getKnownType()) {
            case STRING -> "text \"ключ\" \u0001";
            case INTEGER -> 7;
            case SHORT -> (short) 3;
            case LONG -> Long.MAX_VALUE - 1;
            case DOUBLE -> 0.5;
            case FLOAT -> 0.25f;
            case BIG_DECIMAL -> new BigDecimal("1.5");
            case BOOLEAN -> true;
            case INSTANT -> Instant.ofEpochMilli(1_700_000_000_123L);
            case SDK_BYTES -> SdkBytes.fromByteArray(new byte[] {0, 1, -1, 127, -128});
            case SDK_POJO -> fill(field.constructor().get());
            case LIST -> {
                SdkField<?> member = field.getRequiredTrait(ListTrait.class).memberFieldInfo();
                yield List.of(value(member), value(member));
            }
            case MAP ->
                Map.of("k.1", value(field.getRequiredTrait(MapTrait.class).valueFieldInfo()));
            default -> throw new IllegalArgumentException(field.memberName());
        };
    }
}
