package dev.weir.broker.firehose.delivery;

import dev.weir.broker.firehose.object.DeliveryException;
import dev.weir.broker.firehose.object.ObjectTarget;
import dev.weir.broker.firehose.object.ObjectWriter;
import dev.weir.broker.firehose.object.PlainWriter;
import dev.weir.broker.firehose.onward.Onward;
import dev.weir.broker.firehose.onward.Recipient;
import dev.weir.broker.firehose.process.Pipeline;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What one version of a delivery stream does with its records. Immutable.
 *
 * @param version of the delivery stream
 * @param pageBytes how much is read and processed at a time, at most
 * @param data where and how records are put; where another destination has them, only how they are buffered
 * @param errors where records go that failed
 * @param backup where every record of the source goes as it came, or null
 * @param format what data is converted to, or null to write it as it is
 * @param onward where data goes on to, or null if buckets are all
 */
public record Plan(
        int version,
        Pipeline pipeline,
        long pageBytes,
        ObjectTarget data,
        ObjectTarget errors,
        @Nullable ObjectTarget backup,
        @Nullable RecordFormat format,
        @Nullable Onward onward) {

    ObjectTarget target(BufferId.Role role) {
        return switch (role) {
            case DATA -> data;
            case ERRORS -> errors;
            case BACKUP -> backup == null ? errors : backup;
        };
    }

    /** What logs name as the destination that something did not come to. */
    String destination(DeliveryException failure) {
        return onward == null || failure.isOfBucket() ? errors.bucket() : onward.name();
    }

    /** Where a buffer goes on to from here, or null if it becomes an object and that is all. */
    @Nullable Onward onward(BufferId.Role role) {
        return role == BufferId.Role.DATA ? onward : null;
    }

    /** Begins a file for a buffer. */
    ObjectWriter open(BufferId.Role role, Path file, ObjectTarget target, String key) throws IOException {
        if (role == BufferId.Role.DATA && onward instanceof Recipient recipient) {
            return recipient.open(file);
        }
        return role == BufferId.Role.DATA && format != null
                ? format.open(file)
                : plain(file, target, key.substring(key.lastIndexOf('/') + 1));
    }

    /** Begins a file of records as they are. */
    ObjectWriter plain(Path file, ObjectTarget target, String name) throws IOException {
        return new PlainWriter(file, target.compression(), name);
    }
}
