package dev.weir.app.scenario;

import dev.weir.app.shell.Statements.Column;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A delivery stream of a scenario: from a stream, or from direct puts, to S3.
 *
 * @param from the stream that it reads, or null if it takes records directly
 * @param bucket created if it is not there
 * @param prefix of the objects' keys, Firehose's expressions allowed
 * @param every how long it buffers at most
 * @param mebibytes how much it buffers at most
 * @param format what its objects are
 * @param columns of its Parquet; empty for lines
 * @param transform the function that each batch goes through, or null
 */
public record Delivery(
        String name,
        @Nullable String from,
        String bucket,
        String prefix,
        Duration every,
        int mebibytes,
        Format format,
        List<Column> columns,
        @Nullable String transform) {

    /** What objects are. */
    public enum Format {
        LINES,
        GZIP,
        PARQUET
    }

    public Delivery {
        columns = List.copyOf(columns);
    }
}
