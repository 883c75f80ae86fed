package dev.weir.app.transform;

import dev.weir.app.fx.ExpectedFailure;
import dev.weir.app.fx.Failure;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Java programs of one file, kept in the data folder, and the command lines that run them. Blocks; thread-safe. */
final class JavaPrograms {

    private static final String COMPILER = "jdk.compiler";

    private final Path folder;

    /** @param folder made when the first program is kept */
    JavaPrograms(Path folder) {
        this.folder = folder;
    }

    /**
     * Keeps a program in the place of an earlier one of the name.
     *
     * @param name letters, digits and hyphens
     * @return the command line that runs it
     * @throws ExpectedFailure if there is no Java here that compiles
     */
    String command(String name, String source) throws IOException {
        Path java = java();
        if (java == null) {
            throw new ExpectedFailure(
                    Failure.Kind.UNSUPPORTED,
                    Text.of("The Java that runs Weir can't compile programs."),
                    Text.of("Install a JDK and set JAVA_HOME to it, or use a command of your own."));
        }
        Files.createDirectories(folder);
        Path file = folder.resolve(name + ".java");
        Files.writeString(file, source);
        return "\"%s\" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx256m \"%s\"".formatted(java, file.toAbsolutePath());
    }

    /** A Java launcher with a compiler: that of this program, or the one that JAVA_HOME names. */
    private static @Nullable Path java() {
        if (ModuleFinder.ofSystem().find(COMPILER).isPresent()) {
            return launcher(Path.of(System.getProperty("java.home")));
        }
        String home = System.getenv("JAVA_HOME");
        return home == null || home.isBlank() ? null : launcher(Path.of(home));
    }

    private static @Nullable Path launcher(Path home) {
        for (String name : new String[] {"java", "java.exe"}) {
            Path file = home.resolve("bin").resolve(name);
            if (Files.isExecutable(file)) {
                return file;
            }
        }
        return null;
    }
}
