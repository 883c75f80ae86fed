package dev.weir.broker.firehose.process;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Puts a delimiter after each record. */
public final class Delimiter {

    private static final String NEW_LINE = "\\n";

    private Delimiter() {}

    /** @param configured as it stands in the configuration; {@code \n} stands for a new line, and is the default */
    public static Processor of(@Nullable String configured) {
        String text = configured == null ? NEW_LINE : configured;
        byte[] delimiter = text.replace("\\n", "\n")
                .replace("\\t", "\t")
                .replace("\\r", "\r")
                .getBytes(StandardCharsets.UTF_8);
        return Processor.each((record, out) -> {
            byte[] data = Arrays.copyOf(record.data(), record.data().length + delimiter.length);
            System.arraycopy(delimiter, 0, data, record.data().length, delimiter.length);
            out.accept(record.withData(data));
        });
    }
}
