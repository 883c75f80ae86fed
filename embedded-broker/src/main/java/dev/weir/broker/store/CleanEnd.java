package dev.weir.broker.store;

import dev.weir.broker.sealed.SealException;
import dev.weir.broker.sealed.SealedData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the files of records and databases in a sealed folder were when a broker ended in order, noted in a sealed file. After a kill
 * there is none, and what is damaged at a file's end can be what the kill left; with it, it can not.
 */
final class CleanEnd {

    private static final String NAME = "weir-end";

    private CleanEnd() {}

    /** Notes how long the files are. */
    static void note(Path root) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Path file : files(root)) {
            text.append(Files.size(file)).append(' ').append(file.getFileName()).append('\n');
        }
        OwnerOnlyFile.write(root, NAME, text.toString());
    }

    /**
     * Holds the files against the note, if there is one, and removes it: from here on they change. The database of what was
     * acknowledged is looked through; the others are when they are read.
     *
     * @throws SealException if one of them is not what it was
     */
    static void check(Path root) throws IOException, SealException {
        Path note = root.resolve(NAME);
        if (!Files.exists(note)) {
            return;
        }
        for (String line : Files.readString(note).lines().toList()) {
            int blank = line.indexOf(' ');
            Path file = root.resolve(line.substring(blank + 1));
            if (!Files.exists(file) || Files.size(file) != Long.parseLong(line.substring(0, blank))) {
                throw new SealException("The file " + SealedData.onDisk(file)
                        + (Files.exists(file) ? " is not as long" : " is gone, which was there")
                        + " as when the broker ended: put back the files that belong to the data folder. To go on without, delete "
                        + SealedData.onDisk(note) + ".");
            }
        }
        readWhole(DatabaseFile.STATE.path(root));
        Files.delete(note);
    }

    private static List<Path> files(Path root) throws IOException {
        try (Stream<Path> all = Files.list(root)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> {
                        String name = file.getFileName().toString();
                        return name.endsWith(".segment") || name.endsWith(".mv.db");
                    })
                    .sorted()
                    .toList();
        }
    }

    private static void readWhole(Path file) throws IOException {
        if (Files.exists(file)) {
            byte[] buffer = new byte[256 * 1024];
            try (InputStream in = Files.newInputStream(file)) {
                int read = in.read(buffer);
                while (read >= 0) {
                    read = in.read(buffer);
                }
            }
        }
    }
}
