package dev.weir.broker.authorize;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/** A request's members by their names in the service's model, whatever class the request is of. */
final class Members {

    private static final int DEEPEST = 16;

    private Members() {}

    /** The value at a path such as {@code TableInput.Name}, or null. */
    static @Nullable Object value(SdkPojo pojo, String path) {
        int dot = path.indexOf('.');
        String name = dot < 0 ? path : path.substring(0, dot);
        for (SdkField<?> field : pojo.sdkFields()) {
            if (name.equalsIgnoreCase(field.memberName())) {
                Object value = field.getValueOrDefault(pojo);
                return dot < 0 ? value : value instanceof SdkPojo inner ? value(inner, path.substring(dot + 1)) : null;
            }
        }
        return null;
    }

    /** A text at a path; null if there is none or it is empty. */
    static @Nullable String text(SdkPojo pojo, String path) {
        Object value = value(pojo, path);
        return value == null || value.toString().isEmpty() ? null : value.toString();
    }

    /** Every text of a member of that name, however deep. */
    static List<String> everywhere(SdkPojo pojo, String name) {
        List<String> found = new ArrayList<>();
        collect(pojo, name, found, 0);
        return found;
    }

    private static void collect(@Nullable Object value, String name, List<String> found, int depth) {
        if (depth > DEEPEST) {
            return;
        }
        switch (value) {
            case SdkPojo pojo -> {
                for (SdkField<?> field : pojo.sdkFields()) {
                    Object inner = field.getValueOrDefault(pojo);
                    if (name.equalsIgnoreCase(field.memberName()) && inner instanceof String text) {
                        found.add(text);
                    } else if (inner instanceof SdkPojo || inner instanceof Collection<?>) {
                        collect(inner, name, found, depth + 1);
                    }
                }
            }
            case Collection<?> list -> list.forEach(each -> collect(each, name, found, depth + 1));
            case null, default -> {}
        }
    }

    /** The roles of processors of delivery streams, which are values of parameters. */
    static List<String> processorRoles(SdkPojo pojo) {
        List<String> roles = new ArrayList<>();
        collectRoles(pojo, roles, 0);
        return roles;
    }

    private static void collectRoles(@Nullable Object value, List<String> found, int depth) {
        if (depth > DEEPEST) {
            return;
        }
        switch (value) {
            case SdkPojo pojo -> {
                String role = text(pojo, "ParameterValue");
                if (role != null && "RoleArn".equals(text(pojo, "ParameterName"))) {
                    found.add(role);
                    return;
                }
                for (SdkField<?> field : pojo.sdkFields()) {
                    Object inner = field.getValueOrDefault(pojo);
                    if (inner instanceof SdkPojo || inner instanceof Collection<?>) {
                        collectRoles(inner, found, depth + 1);
                    }
                }
            }
            case Collection<?> list -> list.forEach(each -> collectRoles(each, found, depth + 1));
            case null, default -> {}
        }
    }

    /** Tags as any service's request holds them: a map, or a list of keys with values. */
    static Map<String, String> tags(SdkPojo pojo) {
        Map<String, String> tags = new java.util.LinkedHashMap<>();
        for (String name : List.of("Tags", "TagsToAdd", "TagSet", "Tagging")) {
            switch (value(pojo, name)) {
                case Map<?, ?> map -> map.forEach((key, value) -> tags.put(String.valueOf(key), String.valueOf(value)));
                case Collection<?> list -> list.forEach(each -> tag(each, tags));
                case SdkPojo inner -> tags.putAll(tags(inner));
                case String header ->
                    dev.weir.broker.http.FormText.parse(header).forEach(tags::put);
                case null, default -> {}
            }
        }
        return tags;
    }

    private static void tag(@Nullable Object tag, Map<String, String> into) {
        if (tag instanceof SdkPojo pojo) {
            String key = text(pojo, "Key");
            if (key != null) {
                Object value = value(pojo, "Value");
                into.put(key, value == null ? "" : value.toString());
            }
        }
    }
}
