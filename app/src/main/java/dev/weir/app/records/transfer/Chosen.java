package dev.weir.app.records.transfer;

import dev.weir.app.records.tail.TailedRecord;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Records of a page, named without being held, so that there may be millions. Thread-safe. */
public interface Chosen {

    /** How many they are. */
    int count();

    /**
     * One of them, in the order of the page. Blocks: not on the JavaFX thread.
     *
     * @return null if it is not kept any more
     * @throws IOException if it can't be read back from the disk
     */
    @Nullable TailedRecord record(int index) throws IOException;
}
