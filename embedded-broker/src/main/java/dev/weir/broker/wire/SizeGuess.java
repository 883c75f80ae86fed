package dev.weir.broker.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/**
 * About how many bytes a document will have, so that its buffer need not grow, and be copied, step by step: of a list only the first
 * element is looked at. Records of a stream are mostly alike; where they are not, the buffer grows after all.
 */
final class SizeGuess {

    private static final int LEAST = 1024;
    /** More than the greatest answer of records has. */
    private static final int MOST = 16 << 20;
    /** A number, a time, or what stands around a value. */
    private static final int A_VALUE = 12;

    private SizeGuess() {}

    static int of(SdkPojo document) {
        return Math.clamp(bytes(document), LEAST, MOST);
    }

    private static long bytes(SdkPojo pojo) {
        long bytes = A_VALUE;
        for (SdkField<?> field : pojo.sdkFields()) {
            Object value = field.getValueOrDefault(pojo);
            if (DocumentWriter.isSet(value)) {
                bytes += field.locationName().length() + bytes(value);
            }
        }
        return bytes;
    }

    private static long bytes(@Nullable Object value) {
        return switch (value) {
            case SdkBytes data -> A_VALUE + data.asByteArrayUnsafe().length;
            case String text -> A_VALUE + text.length();
            case List<?> list when !list.isEmpty() -> A_VALUE + list.size() * bytes(list.getFirst());
            case SdkPojo pojo -> bytes(pojo);
            case null, default -> A_VALUE;
        };
    }
}
