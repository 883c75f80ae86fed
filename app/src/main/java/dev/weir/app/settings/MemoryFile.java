package dev.weir.app.settings;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What pages remember, as one JSON object of texts. A file that cannot be understood is set aside, never overwritten
 * and never a reason not to start. Thread-safe.
 */
public final class MemoryFile {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<LinkedHashMap<String, String>> TEXTS = new TypeReference<>() {};

    private final Path file;

    public MemoryFile(Path file) {
        this.file = file;
    }

    /**
     * What was read.
     *
     * @param texts in the order in which they were remembered, the oldest first
     * @param problem one sentence to show if the file was set aside or could not be read, else null
     */
    public record Loaded(
            Map<String, String> texts, @Nullable String problem) {}

    /** Reads the file; gives nothing where there is none. */
    public synchronized Loaded load() {
        if (!Files.exists(file)) {
            return new Loaded(Map.of(), null);
        }
        try {
            return new Loaded(JSON.readValue(file.toFile(), TEXTS), null);
        } catch (IOException e) {
            return new Loaded(Map.of(), setAside());
        }
    }

    /** Writes the file as a whole. */
    public synchronized void save(Map<String, String> texts) throws IOException {
        WholeFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(texts));
    }

    private String setAside() {
        try {
            return Text.of(
                    "What the pages remembered could not be understood; it is kept as {0} and they begin anew.",
                    WholeFile.setAside(file));
        } catch (IOException e) {
            return Text.of("What the pages remembered, {0}, cannot be read; they begin anew.", file);
        }
    }
}
