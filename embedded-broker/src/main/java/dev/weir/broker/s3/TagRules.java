package dev.weir.broker.s3;

import dev.weir.broker.call.AwsException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.Tag;

/** The rules that tags are held to. */
final class TagRules {

    private static final int OF_OBJECT = 10;
    private static final int OF_BUCKET = 50;
    private static final int KEY_CHARACTERS = 128;
    private static final int VALUE_CHARACTERS = 256;

    private TagRules() {}

    /** @throws AwsException InvalidTag or BadRequest */
    static Map<String, String> of(@Nullable List<Tag> tags, boolean ofBucket) {
        Map<String, String> all = new TreeMap<>();
        for (Tag tag : tags == null ? List.<Tag>of() : tags) {
            add(all, tag.key(), tag.value());
        }
        return checked(all, ofBucket ? OF_BUCKET : OF_OBJECT);
    }

    /** Those of the header {@code x-amz-tagging}, which is written like a query. */
    static Map<String, String> ofHeader(@Nullable String header) {
        Map<String, String> all = new TreeMap<>();
        if (header == null || header.isEmpty()) {
            return all;
        }
        for (String pair : header.split("&", -1)) {
            int equals = pair.indexOf('=');
            add(all, decoded(equals < 0 ? pair : pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
        }
        return checked(all, OF_OBJECT);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw S3Errors.invalidArgument(
                    "x-amz-tagging",
                    text,
                    "The header 'x-amz-tagging' shall be encoded as UTF-8 then URLEncoded URL query parameters without"
                            + " tag name duplicates.");
        }
    }

    private static void add(Map<String, String> all, @Nullable String key, @Nullable String value) {
        if (key == null || key.isEmpty() || key.length() > KEY_CHARACTERS) {
            throw AwsException.of("InvalidTag", "The TagKey you have provided is invalid");
        }
        if (value == null || value.length() > VALUE_CHARACTERS) {
            throw AwsException.of("InvalidTag", "The TagValue you have provided is invalid");
        }
        if (key.startsWith("aws:")) {
            throw AwsException.of("InvalidTag", "System tags cannot be added/updated by requester");
        }
        if (all.put(key, value) != null) {
            throw AwsException.of("InvalidTag", "Cannot provide multiple Tags with the same key");
        }
    }

    private static Map<String, String> checked(Map<String, String> tags, int most) {
        if (tags.size() > most) {
            throw AwsException.of(
                    "BadRequest", (most == OF_OBJECT ? "Object" : "Bucket") + " tags cannot be greater than " + most);
        }
        return tags;
    }

    static List<Tag> list(Map<String, String> tags) {
        return new TreeMap<>(tags)
                .entrySet().stream()
                        .map(tag -> Tag.builder()
                                .key(tag.getKey())
                                .value(tag.getValue())
                                .build())
                        .toList();
    }
}
