package dev.weir.app.delivery.code;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/** A request as maps and lists under the API's own names, as its JSON has it. */
final class RequestMap {

    /** What stands in texts for secrets. */
    static final String SECRET = "REPLACE-ME";

    private static final List<String> SECRETS = List.of("AccessKey", "HECToken", "Password");

    private RequestMap() {}

    /** What is set in a request; secrets are replaced. */
    static Map<String, Object> of(SdkPojo pojo) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (SdkField<?> field : pojo.sdkFields()) {
            Object value = field.getValueOrDefault(pojo);
            if (PojoCopy.given(value)) {
                members.put(field.memberName(), SECRETS.contains(field.memberName()) ? SECRET : plain(value));
            }
        }
        return members;
    }

    /** Whether something was replaced in a map. */
    static boolean hasSecrets(Map<?, ?> members) {
        return members.values().stream()
                .anyMatch(value -> SECRET.equals(value) || (value instanceof Map<?, ?> map && hasSecrets(map)));
    }

    private static Object plain(Object value) {
        return switch (value) {
            case SdkPojo pojo -> of(pojo);
            case List<?> list -> list.stream().map(RequestMap::plain).toList();
            case Map<?, ?> map -> {
                Map<String, Object> plain = new LinkedHashMap<>();
                map.forEach((key, one) -> plain.put(String.valueOf(key), plain(one)));
                yield plain;
            }
            default -> value;
        };
    }
}
