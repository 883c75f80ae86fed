package dev.weir.broker.firehose;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.Buildable;
import software.amazon.awssdk.utils.builder.ToCopyableBuilder;

/**
 * Copies between the SDK's three classes of one destination (configuration, update, description), whose members have the
 * same names but for the S3 destinations inside them.
 */
final class PojoCopy {

    /** What stands for what where names differ: all end in one of these. */
    private static final Map<String, String> S3_NAMES = Map.of(
            "S3Configuration", "S3",
            "S3Update", "S3",
            "S3DestinationDescription", "S3",
            "S3BackupConfiguration", "S3Backup",
            "S3BackupUpdate", "S3Backup",
            "S3BackupDescription", "S3Backup");

    private PojoCopy() {}

    /** Sets in a builder what is set in an object, member by name; what the builder has no member for is left out. */
    static void into(SdkPojo builder, SdkPojo from) {
        for (SdkField<?> source : from.sdkFields()) {
            Object value = source.getValueOrDefault(from);
            SdkField<?> target = isSet(value) ? sameIn(builder, source.memberName()) : null;
            if (target != null) {
                target.set(builder, value instanceof SdkPojo nested ? fitted(builder, target, nested) : value);
            }
        }
    }

    private static boolean isSet(@Nullable Object value) {
        return value != null && !(value instanceof SdkAutoConstructList) && !(value instanceof SdkAutoConstructMap);
    }

    private static @Nullable SdkField<?> sameIn(SdkPojo builder, String member) {
        String name = S3_NAMES.getOrDefault(member, member);
        for (SdkField<?> field : builder.sdkFields()) {
            if (S3_NAMES.getOrDefault(field.memberName(), field.memberName()).equals(name)) {
                return field;
            }
        }
        return null;
    }

    /** A nested object as the target's class; one of another class is merged into what is there already. */
    private static Object fitted(SdkPojo builder, SdkField<?> target, SdkPojo nested) {
        if (target.marshallingType().getKnownType() != MarshallingKnownType.SDK_POJO) {
            return nested;
        }
        SdkPojo empty = target.constructor().get();
        Object built = ((Buildable) empty).build();
        if (built.getClass().equals(nested.getClass())) {
            return nested;
        }
        SdkPojo next =
                present(builder, target) instanceof ToCopyableBuilder<?, ?> there ? (SdkPojo) there.toBuilder() : empty;
        into(next, nested);
        return ((Buildable) next).build();
    }

    /** Builders hold nested objects as builders, so the present one is looked up in what they would build. */
    private static @Nullable Object present(SdkPojo builder, SdkField<?> target) {
        SdkPojo built = (SdkPojo) ((Buildable) builder).build();
        for (SdkField<?> field : built.sdkFields()) {
            if (field.memberName().equals(target.memberName())) {
                return field.getValueOrDefault(built);
            }
        }
        return null;
    }
}
