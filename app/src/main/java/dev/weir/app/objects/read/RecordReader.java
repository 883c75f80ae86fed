package dev.weir.app.objects.read;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Gives an object's records one after the other. Not thread-safe; blocks. */
public interface RecordReader extends Closeable {

    /** A record longer than this is not read as one. */
    int LONGEST = 10 << 20;

    /** The next record's bytes, or null at the end. */
    byte @Nullable [] next() throws IOException;
}
