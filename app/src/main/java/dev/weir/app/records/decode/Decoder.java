package dev.weir.app.records.decode;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Makes sense of bytes in one way. Has no state; works on any thread. */
@FunctionalInterface
public interface Decoder {

    /**
     * Decodes.
     *
     * @param chosen what was chosen by hand or by the layer around, which lets it be less strict; null when it is tried
     * @throws NotThis with the reason if it is something else
     * @throws IOException likewise, from a library
     */
    Decoded decode(Span bytes, Effort effort, @Nullable Choice chosen) throws IOException;
}
