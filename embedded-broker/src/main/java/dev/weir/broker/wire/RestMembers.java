package dev.weir.broker.wire;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.http.HttpRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/** The members of a request to Lambda that stand outside of the body. */
record RestMembers(HttpRequest http, Map<String, String> path) {

    void read(SdkPojo into) {
        for (SdkField<?> field : into.sdkFields()) {
            Object value = switch (field.location()) {
                case PATH -> path.get(field.locationName());
                case QUERY_PARAM -> query(field);
                case HEADER -> http.header(field.locationName());
                default -> null;
            };
            if (value != null) {
                field.set(into, value);
            }
        }
    }

    private @Nullable Object query(SdkField<?> field) {
        List<String> values = values(field.locationName());
        if (values.isEmpty()) {
            return null;
        }
        return switch (field.marshallingType().getKnownType()) {
            case LIST -> values;
            case INTEGER -> number(field.locationName(), values.getLast());
            default -> values.getLast();
        };
    }

    private List<String> values(String name) {
        List<String> values = new ArrayList<>();
        for (String pair : http.query().split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0 && decoded(pair.substring(0, equals)).equals(name)) {
                values.add(decoded(pair.substring(equals + 1)));
            }
        }
        return values;
    }

    private static Integer number(String name, String text) {
        try {
            return Integer.valueOf(text.strip());
        } catch (NumberFormatException e) {
            throw AwsException.of("ValidationException", "The parameter " + name + " must be a whole number.");
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
