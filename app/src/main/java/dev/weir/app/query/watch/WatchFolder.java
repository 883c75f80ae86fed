package dev.weir.app.query.watch;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the folder with the engine's jars, which are not on the console's own class path. */
final class WatchFolder {

    /** A system property that names the folder. */
    static final String PROPERTY = "weir.streaming.sql";

    private WatchFolder() {}

    static Optional<Path> find() {
        return candidates().stream().filter(WatchFolder::hasEngine).findFirst();
    }

    /** The property's; else beside the console's jars, where an installation has it; else in a checkout. */
    private static List<Path> candidates() {
        String named = System.getProperty(PROPERTY);
        if (named != null) {
            return List.of(Path.of(named));
        }
        List<Path> candidates = new ArrayList<>();
        CodeSource source = WatchFolder.class.getProtectionDomain().getCodeSource();
        try {
            // app/target/lib/weir-app.jar, app/target/classes, or lib/weir-app.jar of an installation.
            Path own = Path.of(source.getLocation().toURI());
            for (Path at = own.getParent(); at != null && candidates.size() < 8; at = at.getParent()) {
                candidates.add(at.resolve("streaming-sql"));
                candidates.add(at.resolve("streaming-sql").resolve("target").resolve("lib"));
            }
        } catch (URISyntaxException e) {
            // Not run from files; then only the property helps.
        }
        return candidates;
    }

    private static boolean hasEngine(Path folder) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (var jars = Files.newDirectoryStream(folder, "weir-streaming-sql-*.jar")) {
            return jars.iterator().hasNext();
        } catch (IOException e) {
            return false;
        }
    }
}
