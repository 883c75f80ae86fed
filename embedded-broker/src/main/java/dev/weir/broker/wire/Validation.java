package dev.weir.broker.wire;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.ServiceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/**
 * One request against the bounds of its service's model. The services report up to ten broken bounds in one message.
 * Not thread-safe: one object checks one request.
 */
public final class Validation {

    private static final int REPORTED_AT_MOST = 10;
    private static final int SHOWN_CHARACTERS = 2048;

    private final ModelFile model;
    private final List<String> violations = new ArrayList<>();

    private Validation(ModelFile model) {
        this.model = model;
    }

    /**
     * Checks a request.
     *
     * @param newer the members of the request that its class lacks
     * @throws AwsException ValidationException that names what is out of bounds
     */
    public static void check(ServiceId service, String operation, SdkPojo request, Map<String, Object> newer) {
        ModelFile model = ModelFile.of(service);
        Shape input = model.input(operation);
        if (input == null) {
            return; // the operation takes no input
        }
        Validation validation = new Validation(model);
        validation.structure(input, request, newer, null);
        int found = validation.violations.size();
        if (found > 0) {
            throw AwsException.of(
                    "ValidationException",
                    found + " validation error" + (found > 1 ? "s" : "") + " detected: "
                            + String.join("; ", validation.violations));
        }
    }

    private void structure(Shape shape, SdkPojo pojo, Map<String, Object> newer, @Nullable Path path) {
        Map<String, SdkField<?>> fields = pojo.sdkFieldNameToField();
        shape.members().forEach((name, memberShape) -> {
            SdkField<?> byLocation = fields.get(name);
            SdkField<?> field = byLocation == null ? outsideOfBody(pojo, name) : byLocation;
            Object value = field == null ? newer.get(name) : field.getValueOrDefault(pojo);
            if (value != null && DocumentWriter.isSet(value)) {
                value(model.shape(memberShape), value, new Path(path, name));
            } else if (shape.required().contains(name)) {
                violated(null, new Path(path, name), "Member must not be null");
            }
        });
    }

    /** A member of another name on the wire than in the model, as those in addresses and headers have it. */
    private static @Nullable SdkField<?> outsideOfBody(SdkPojo pojo, String name) {
        for (SdkField<?> field : pojo.sdkFields()) {
            if (field.memberName().equals(name)) {
                return field;
            }
        }
        return null;
    }

    private void value(Shape shape, Object value, Path path) {
        Bounds.check(shape, value, constraint -> violated(value, path, constraint));
        if (value instanceof SdkPojo pojo) {
            structure(shape, pojo, Map.of(), path);
        } else if (value instanceof List<?> list && shape.element() != null) {
            elements(model.shape(shape.element()), list, path);
        } else if (value instanceof Map<?, ?> map && shape.element() != null && shape.key() != null) {
            entries(shape, map, path);
        }
    }

    private void elements(Shape element, List<?> list, Path path) {
        for (int i = 0; i < list.size(); i++) {
            Object each = list.get(i);
            if (element.type().isNested() && each != null) {
                value(element, each, new Path(new Path(path, Integer.toString(i + 1)), "member"));
            } else if (each == null || breaks(element, each)) {
                violated(list, path, "Member must satisfy constraint: " + Bounds.all(element));
                return;
            }
        }
    }

    private void entries(Shape map, Map<?, ?> entries, Path path) {
        Shape key = model.shape(String.valueOf(map.key()));
        Shape element = model.shape(String.valueOf(map.element()));
        if (entries.keySet().stream().anyMatch(each -> breaks(key, each))) {
            violated(entries, path, "Map keys must satisfy constraint: " + Bounds.all(key));
        }
        if (entries.values().stream()
                .anyMatch(each -> each == null || (!element.type().isNested() && breaks(element, each)))) {
            violated(entries, path, "Map value must satisfy constraint: " + Bounds.all(element));
        } else if (element.type().isNested()) {
            entries.forEach((name, each) ->
                    value(element, each, new Path(new Path(path, String.valueOf(name)), "member")));
        }
    }

    private static boolean breaks(Shape shape, Object value) {
        boolean[] broken = {false};
        Consumer<String> note = constraint -> broken[0] = true;
        Bounds.check(shape, value, note);
        return broken[0];
    }

    private void violated(@Nullable Object value, Path path, String constraint) {
        if (violations.size() < REPORTED_AT_MOST) {
            violations.add("Value " + shown(value) + " at '" + path + "' failed to satisfy constraint: " + constraint);
        }
    }

    /** A value as the services' Java prints it; only the beginning of a long one, for it may be a megabyte. */
    private static String shown(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        String text = switch (value) {
            case SdkBytes bytes -> {
                int length = bytes.asByteArrayUnsafe().length;
                yield "java.nio.HeapByteBuffer[pos=0 lim=" + length + " cap=" + length + "]";
            }
            case List<?> list
            when !list.isEmpty() && list.getFirst() instanceof SdkPojo first ->
                "[" + list.size() + " × " + first.getClass().getSimpleName() + "]";
            default -> value.toString();
        };
        if (text.length() <= SHOWN_CHARACTERS) {
            return "'" + text + "'";
        }
        boolean inPair = Character.isHighSurrogate(text.charAt(SHOWN_CHARACTERS - 1));
        return "'" + text.substring(0, inPair ? SHOWN_CHARACTERS - 1 : SHOWN_CHARACTERS) + "…'";
    }

    /** Where a value stands; put into words only if it is wrong. */
    private record Path(@Nullable Path parent, String name) {

        @Override
        public String toString() {
            String camel = Character.toLowerCase(name.charAt(0)) + name.substring(1);
            return parent == null ? camel : parent + "." + camel;
        }
    }
}
