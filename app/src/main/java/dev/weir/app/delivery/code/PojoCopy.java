package dev.weir.app.delivery.code;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * Copies what two of the API's shapes have in common. Firehose tells a destination in one shape, takes it in another and
 * changes it in a third; their members bear the same names but for those of S3 within another destination.
 */
public final class PojoCopy {

    private static final Set<String> BACKUP = Set.of("S3BackupDescription", "S3BackupConfiguration", "S3BackupUpdate");
    private static final Set<String> WITHIN = Set.of("S3DestinationDescription", "S3Configuration", "S3Update");

    private PojoCopy() {}

    /**
     * Copies all that both have.
     *
     * @param builder of the other shape
     */
    public static void into(SdkPojo builder, SdkPojo from) {
        Map<String, SdkField<?>> known = new HashMap<>();
        from.sdkFields().forEach(field -> known.put(common(field.memberName()), field));
        for (SdkField<?> field : builder.sdkFields()) {
            SdkField<?> source = known.get(common(field.memberName()));
            Object value = source == null ? null : source.getValueOrDefault(from);
            if (given(value)) {
                field.set(builder, value instanceof SdkPojo pojo && differs(field, pojo) ? other(field, pojo) : value);
            }
        }
    }

    private static boolean differs(SdkField<?> field, SdkPojo value) {
        return field.marshallingType().equals(MarshallingType.SDK_POJO)
                && !((Buildable) field.constructor().get()).build().getClass().equals(value.getClass());
    }

    private static Object other(SdkField<?> field, SdkPojo value) {
        SdkPojo builder = field.constructor().get();
        into(builder, value);
        return ((Buildable) builder).build();
    }

    private static String common(String name) {
        if (BACKUP.contains(name)) {
            return "S3Backup";
        }
        return WITHIN.contains(name) ? "S3" : name;
    }

    /** Whether a member was set: the SDK has empty lists and maps of its own for those that were not. */
    static boolean given(@Nullable Object value) {
        return value != null
                && !(value instanceof SdkAutoConstructList<?>)
                && !(value instanceof SdkAutoConstructMap<?, ?>);
    }
}
