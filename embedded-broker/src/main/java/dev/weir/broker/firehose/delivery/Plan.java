package dev.weir.broker.firehose.delivery;

import dev.weir.broker.firehose.object.ObjectTarget;
import dev.weir.broker.firehose.object.ObjectWriter;
import dev.weir.broker.firehose.object.PlainWriter;
import dev.weir.broker.firehose.process.Pipeline;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What one version of a delivery stream does with its records. Immutable.
 *
 * @param version of the delivery stream
 * @param pageBytes how much is read and processed at a time, at most
 * @param data where delivered records go in S3; where another destination has records, those that it gave back
 * @param errors where records go that failed
 * @param backup where every record of the source goes as it came, or null
 * @param format what data is converted to, or null to write it as it is
 */
public record Plan(
        int version,
        Pipeline pipeline,
        long pageBytes,
        ObjectTarget data,
        ObjectTarget errors,
        @Nullable ObjectTarget backup,
        @Nullable RecordFormat format) {

    ObjectTarget target(BufferId.Role role) {
        return switch (role) {
            case DATA -> data;
            case ERRORS -> errors;
            case BACKUP -> backup == null ? errors : backup;
        };
    }

    /** Begins a file of records as they are. */
    ObjectWriter plain(Path file, ObjectTarget target, String name) throws IOException {
        return new PlainWriter(file, target.compression(), name);
    }
}
