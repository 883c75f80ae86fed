package dev.weir.broker.s3;

import dev.weir.broker.call.AwsException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/** The headers of a request that S3 keeps with the object. */
final class RequestedHeaders {

    private static final int METADATA_BYTES = 2 * 1024;
    private static final String ENCODING = "content-encoding";
    private static final Set<String> KEPT = Set.of(
            "cache-control",
            "content-disposition",
            ENCODING,
            "content-language",
            "content-type",
            "x-amz-storage-class",
            "x-amz-website-redirect-location");

    private RequestedHeaders() {}

    /**
     * @param expires the {@code Expires} header, which the SDK reads as a time
     * @throws AwsException MetadataTooLarge
     */
    static ObjectHeaders of(SdkPojo request, @Nullable String expires, @Nullable Map<String, String> metadata) {
        Map<String, String> standard = new TreeMap<>();
        for (SdkField<?> field : request.sdkFields()) {
            String name = field.locationName().toLowerCase(Locale.ROOT);
            if (KEPT.contains(name) && field.getValueOrDefault(request) instanceof String value) {
                String kept = name.equals(ENCODING) ? withoutChunks(value) : value;
                if (!kept.isEmpty() && !kept.equals("STANDARD")) {
                    standard.put(name, kept);
                }
            }
        }
        if (expires != null) {
            standard.put("expires", expires);
        }
        Map<String, String> own = metadata == null ? Map.of() : metadata;
        int size = own.entrySet().stream()
                .mapToInt(each -> KeyBytes.of(each.getKey() + each.getValue()).length)
                .sum();
        if (size > METADATA_BYTES) {
            throw AwsException.of("MetadataTooLarge", "Your metadata headers exceed the maximum allowed metadata size")
                    .with("Size", size)
                    .with("MaxSizeAllowed", METADATA_BYTES);
        }
        return new ObjectHeaders(standard, own);
    }

    /** How a body was sent is not how the object is encoded. */
    private static String withoutChunks(String encoding) {
        return encoding.replaceAll("(^|,)\\s*aws-chunked\\s*(?=,|$)", "")
                .replaceFirst("^\\s*,\\s*", "")
                .strip();
    }
}
