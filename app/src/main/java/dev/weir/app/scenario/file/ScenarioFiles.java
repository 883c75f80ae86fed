package dev.weir.app.scenario.file;

import dev.weir.app.scenario.Scenario;
import dev.weir.app.text.Text;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Scenarios by their name or file. Blocks; loads YAML's classes with the first. */
public final class ScenarioFiles {

    /** What plays when nobody chose anything. */
    public static final String DEMO = "earthquakes-and-flights";

    /** Those that come with the program, in the order in which they are shown. */
    public static final List<String> BUILT_IN =
            List.of("flight-delays", "card-fraud", "sensor-fleet", "web-logs", DEMO);

    /** What files of scenarios end with. */
    public static final String EXTENSION = ".weir.yaml";

    static final int MOST_BYTES = 256 << 10;

    private static final String FOLDER = "/dev/weir/resources/scenario/";

    private ScenarioFiles() {}

    /**
     * Reads one that comes with the program, or a person's own file.
     *
     * @param name one of {@link #BUILT_IN}, or a path
     * @throws BrokenScenarioException with all that is wrong with it
     * @throws IOException if the file can't be read
     */
    public static Scenario open(String name) throws IOException, BrokenScenarioException {
        Path file = BUILT_IN.contains(name) ? null : Path.of(name).toAbsolutePath();
        return ScenarioReader.read(text(name), file == null ? null : file.getParent());
    }

    /** The text of one, as it is. */
    public static String text(String name) throws IOException, BrokenScenarioException {
        byte[] bytes;
        if (BUILT_IN.contains(name)) {
            bytes = builtIn(name);
        } else {
            bytes = own(Path.of(name));
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw broken(Text.of("This is no text in UTF-8."));
        }
    }

    /** Reads a scenario of its text, which lies in no folder. */
    static Scenario read(String text, @Nullable Path folder) throws BrokenScenarioException {
        return ScenarioReader.read(text, folder);
    }

    private static byte[] builtIn(String name) throws IOException {
        try (InputStream file = ScenarioFiles.class.getResourceAsStream(FOLDER + name + ".yaml")) {
            if (file == null) {
                throw new FileNotFoundException(Text.of("The scenario {0} is missing from this build.", name));
            }
            return file.readAllBytes();
        }
    }

    private static byte[] own(Path file) throws IOException, BrokenScenarioException {
        if (!Files.isRegularFile(file)) {
            throw new FileNotFoundException(Text.of("There is no file {0}.", file));
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw broken(Text.of("The file is larger than 256 KiB."));
            }
            return bytes;
        }
    }

    private static BrokenScenarioException broken(String text) {
        return new BrokenScenarioException(List.of(new Problem(0, 0, "", text)));
    }
}
