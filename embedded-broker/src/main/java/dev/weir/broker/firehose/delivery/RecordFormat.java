package dev.weir.broker.firehose.delivery;

import dev.weir.broker.firehose.object.ObjectWriter;
import java.io.IOException;
import java.nio.file.Path;

/** A format that records are converted to. Thread-safe. */
public interface RecordFormat {

    /** What the names of such objects end in. */
    String extension();

    /** Begins a file. */
    ObjectWriter open(Path file) throws IOException;
}
