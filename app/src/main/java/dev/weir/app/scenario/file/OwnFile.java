package dev.weir.app.scenario.file;

import dev.weir.app.text.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A data file that a scenario names: it lies in the scenario's own folder, whatever its name says. */
final class OwnFile {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_. -]{0,120}");
    private static final long MOST_BYTES = 512L << 20;

    private OwnFile() {}

    static @Nullable Path beside(@Nullable Path folder, Members members) {
        String name = members.matching(
                "file",
                NAME,
                Text.of("the name of a file in the folder of the scenario is expected, without any folder before it."));
        if (name == null || !NAME.matcher(name).matches()) {
            return null;
        }
        if (folder == null) {
            members.wrong("file", Text.of("A scenario that comes with the program has no files of its own."));
            return null;
        }
        Path file = folder.resolve(name);
        String wrong = problem(file, name);
        if (wrong != null) {
            members.wrong("file", wrong);
        }
        return file;
    }

    private static @Nullable String problem(Path file, String name) {
        // A link is not followed: it could lead anywhere.
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Text.of("There is no file {0} in the folder of the scenario.", name);
        }
        try {
            return Files.size(file) > MOST_BYTES ? Text.of("{0} is larger than 512 MiB.", name) : null;
        } catch (IOException e) {
            return Text.of("{0} can't be read: {1}", name, e.getMessage());
        }
    }
}
