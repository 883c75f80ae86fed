package dev.weir.broker.wire;

import dev.weir.broker.call.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.LocationTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.Trait;

/** Describes members as the SDK's generated classes do, but from a service's model. Structures become {@link Document}s. */
final class ModelFields {

    private ModelFields() {}

    static SdkField<?> field(ModelFile model, String name, Shape shape) {
        return switch (shape.type()) {
            case STRUCTURE -> make(MarshallingType.SDK_POJO, name, null, () -> Document.builder(members(model, shape)));
            case LIST ->
                make(
                        MarshallingType.LIST,
                        name,
                        ListTrait.builder()
                                .memberFieldInfo(element(model, shape))
                                .build(),
                        null);
            case MAP ->
                make(
                        MarshallingType.MAP,
                        name,
                        MapTrait.builder().valueFieldInfo(element(model, shape)).build(),
                        null);
            case STRING, OTHER -> make(MarshallingType.STRING, name, null, null);
            case BLOB -> make(MarshallingType.SDK_BYTES, name, null, null);
            case INTEGER -> make(MarshallingType.INTEGER, name, null, null);
            case LONG -> make(MarshallingType.LONG, name, null, null);
            case DOUBLE -> make(MarshallingType.DOUBLE, name, null, null);
            case BOOLEAN -> make(MarshallingType.BOOLEAN, name, null, null);
            case TIMESTAMP -> make(MarshallingType.INSTANT, name, null, null);
        };
    }

    private static List<SdkField<?>> members(ModelFile model, Shape structure) {
        List<SdkField<?>> fields = new ArrayList<>();
        structure.members().forEach((name, shape) -> fields.add(field(model, name, model.shape(shape))));
        return fields;
    }

    private static SdkField<?> element(ModelFile model, Shape of) {
        String element = of.element();
        if (element == null) {
            throw new IllegalStateException("The model does not say what " + of.name() + " holds");
        }
        return field(model, "member", model.shape(element));
    }

    private static <T> SdkField<T> make(
            MarshallingType<T> type, String name, @Nullable Trait trait, @Nullable Supplier<SdkPojo> constructor) {
        Trait location = LocationTrait.builder()
                .location(MarshallLocation.PAYLOAD)
                .locationName(name)
                .build();
        SdkField.Builder<T> builder = SdkField.<T>builder(type)
                .memberName(name)
                .setter((document, value) -> ((Document.Builder) document).put(name, value));
        if (constructor != null) {
            builder.constructor(constructor);
        }
        return (trait == null ? builder.traits(location) : builder.traits(location, trait)).build();
    }
}
