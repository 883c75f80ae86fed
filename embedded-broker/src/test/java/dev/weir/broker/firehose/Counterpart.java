package dev.weir.broker.firehose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Programs of other make, from the module beside this one. */
final class Counterpart {

    private static final Path TARGET = Path.of("..", "counterparts", "target");

    private Counterpart() {}

    /** What starts a program; the test is skipped where its module was not built. */
    static ProcessBuilder of(String program, List<String> flags, String... arguments) throws IOException {
        Path classPath = TARGET.resolve("classpath");
        Assumptions.assumeTrue(Files.exists(classPath), "The module counterparts was not built");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of(
                "-cp",
                TARGET.resolve("test-classes") + System.getProperty("path.separator") + Files.readString(classPath),
                "dev.weir.counterparts." + program));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }
}
