package dev.weir.broker.wire;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;

/** The members of requests and answers that stand outside of the body: in path, query and headers. */
final class RestHeaders {

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final HttpRequest http;
    private final S3Address address;

    RestHeaders(HttpRequest http, S3Address address) {
        this.http = http;
        this.address = address;
    }

    /** Reads them into a request. */
    void read(SdkPojo into) {
        for (SdkField<?> field : into.sdkFields()) {
            Object value =
                    field.marshallingType().getKnownType() == MarshallingKnownType.MAP ? prefixed(field) : value(field);
            if (value != null) {
                field.set(into, value);
            }
        }
    }

    private @Nullable Object value(SdkField<?> field) {
        String text = switch (field.location()) {
            case PATH -> address.bucket();
            case GREEDY_PATH -> address.key();
            case QUERY_PARAM -> address.query().get(field.locationName());
            case HEADER -> http.header(field.locationName());
            default -> null;
        };
        if (text == null) {
            return null;
        }
        String name = field.locationName();
        return switch (field.marshallingType().getKnownType()) {
            case STRING -> field.location() == MarshallLocation.HEADER ? received(text) : text;
            case INTEGER ->
                number(name, text, Integer.MIN_VALUE, Integer.MAX_VALUE).intValue();
            case LONG -> number(name, text, Long.MIN_VALUE, Long.MAX_VALUE);
            case BOOLEAN -> Boolean.valueOf(text);
            case INSTANT -> instant(text);
            case LIST -> elements(text);
            default -> null;
        };
    }

    /** Header bytes arrive as Latin-1; clients that send others send UTF-8. */
    private static String received(String text) {
        boolean plain = text.chars().allMatch(c -> c < 0x80);
        return plain ? text : new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private static Long number(String name, String text, long min, long max) {
        try {
            long number = Long.parseLong(text.strip());
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, as a number out of range is.
        }
        throw AwsException.of("InvalidArgument", "Provided " + name + " not an integer or within integer range")
                .with("ArgumentName", name)
                .with("ArgumentValue", text);
    }

    private static List<String> elements(String text) {
        List<String> elements = new ArrayList<>();
        for (String element : text.split(",", -1)) {
            elements.add(element.strip());
        }
        return elements;
    }

    /** A date that cannot be read counts as none, as HTTP says. */
    private static @Nullable Instant instant(String text) {
        for (DateTimeFormatter format : List.of(DateTimeFormatter.RFC_1123_DATE_TIME, DateTimeFormatter.ISO_INSTANT)) {
            try {
                return format.parse(text.strip(), Instant::from);
            } catch (DateTimeException e) {
                // Perhaps the other format.
            }
        }
        return null;
    }

    private @Nullable Map<String, String> prefixed(SdkField<?> field) {
        if (field.location() != MarshallLocation.HEADER) {
            return null;
        }
        String prefix = field.locationName();
        Map<String, String> found = new LinkedHashMap<>();
        http.headers().forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                found.put(name.substring(prefix.length()), received(value));
            }
        });
        return found.isEmpty() ? null : found;
    }

    /** The headers of an answer. */
    static Map<String, String> of(SdkPojo response) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (SdkField<?> field : response.sdkFields()) {
            Object value = field.getValueOrDefault(response);
            if (field.location() == MarshallLocation.HEADER && DocumentWriter.isSet(value)) {
                if (value instanceof Map<?, ?> map) {
                    map.forEach((name, each) -> headers.put(field.locationName() + name, sent(String.valueOf(each))));
                } else {
                    headers.put(field.locationName(), text(value));
                }
            }
        }
        return headers;
    }

    /** A value as a header carries it: S3 writes what is not ASCII in the way of RFC 2047. */
    private static String sent(String text) {
        boolean plain = text.chars().allMatch(c -> c >= 0x20 && c < 0x7F);
        return plain
                ? text
                : "=?UTF-8?B?" + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)) + "?=";
    }

    static String text(Object value) {
        return value instanceof Instant instant ? HTTP_DATE.format(instant) : sent(value.toString());
    }
}
