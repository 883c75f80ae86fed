package dev.weir.broker.s3;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.s3.model.ChecksumType;

/** What many answers tell of an object, in members of the same names. */
final class ObjectAnswers {

    private static final String STANDARD = "STANDARD";

    private ObjectAnswers() {}

    static String storageClass(StoredObject object) {
        return object.headers().standard().getOrDefault("x-amz-storage-class", STANDARD);
    }

    static ChecksumType type(ObjectChecksum checksum) {
        return checksum.composite() ? ChecksumType.COMPOSITE : ChecksumType.FULL_OBJECT;
    }

    /** Tells a checksum in an answer's members {@code Checksum…} and, if it has that, {@code ChecksumType}. */
    static <B extends SdkPojo> B tell(B answer, @Nullable ObjectChecksum checksum) {
        if (checksum != null) {
            for (SdkField<?> field : answer.sdkFields()) {
                if (field.memberName().equals("Checksum" + checksum.algorithm())) {
                    field.set(answer, checksum.value());
                } else if (field.memberName().equals("ChecksumType")) {
                    field.set(answer, type(checksum).toString());
                }
            }
        }
        return answer;
    }

    /** Tells an object's headers in those members of an answer that stand for headers. */
    static <B extends SdkPojo> B tellHeaders(B answer, StoredObject object, Map<String, String> instead) {
        for (SdkField<?> field : answer.sdkFields()) {
            String name = field.locationName().toLowerCase(Locale.ROOT);
            String value =
                    instead.getOrDefault(name, object.headers().standard().get(name));
            if (value != null && field.marshallingType().getTargetClass() == String.class) {
                field.set(answer, value);
            }
        }
        return answer;
    }
}
