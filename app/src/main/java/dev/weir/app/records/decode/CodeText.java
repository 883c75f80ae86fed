package dev.weir.app.records.decode;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Readable data, as much of it as is shown.
 *
 * @param note why it is shown in this way or what is left out, one sentence, or null
 */
public record CodeText(List<CodeLine> lines, @Nullable String note) {

    /** The lines as text. */
    public String text() {
        return lines.stream().map(CodeLine::text).collect(Collectors.joining("\n"));
    }
}
