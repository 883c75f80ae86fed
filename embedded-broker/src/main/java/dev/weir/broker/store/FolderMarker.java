package dev.weir.broker.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the file {@code weir-data} says: that the folder is Weir's, in which format, and whether it is about to become
 * sealed or plain.
 *
 * @param format 1 had records in MVStore files ({@link MvStoreSegment}); 3 is the sealed form of 2
 * @param change what was begun and is not finished; null if nothing
 */
record FolderMarker(int format, @Nullable Change change) {

    static final String NAME = "weir-data";

    private static final Pattern LINE = Pattern.compile("weir data folder, format (\\d{1,9})(?:, (\\w+) (\\w+))?");

    static final int PLAIN = 2;
    static final int SEALED = 3;

    /** What a folder is to become, and how far that is. */
    record Change(boolean sealing, Step step) {}

    enum Step {
        /** Files go, one after another, into a folder within it, in their new form. */
        CONVERTING,
        /** All are in that folder, and come back. */
        MOVING
    }

    static FolderMarker of(boolean sealed) {
        return new FolderMarker(sealed ? SEALED : PLAIN, null);
    }

    boolean isSealed() {
        return format == SEALED;
    }

    /**
     * Reads a folder's marker.
     *
     * @return null if there is none yet: a process that was killed while it marked an empty folder leaves an empty file
     * @throws StoreException if the file is another program's
     */
    static @Nullable FolderMarker read(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        if (!Files.exists(file)) {
            return null;
        }
        String text = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
        if (text.isEmpty()) {
            return null;
        }
        Matcher line = LINE.matcher(text);
        if (!line.matches()) {
            throw new StoreException("The file " + file
                    + " is not Weir's: choose an empty folder, so that nothing of yours is touched.");
        }
        Change change = line.group(2) == null
                ? null
                : new Change(
                        line.group(2).equals("sealing"),
                        line.group(3).equals("moving") ? Step.MOVING : Step.CONVERTING);
        return new FolderMarker(Integer.parseInt(line.group(1)), change);
    }

    /** Writes it, whole or not at all, and durably. */
    void write(Path folder) throws IOException {
        String text = "weir data folder, format " + format
                + (change == null
                        ? ""
                        : ", " + (change.sealing() ? "sealing " : "unsealing ")
                                + (change.step() == Step.MOVING ? "moving" : "converting"))
                + "\n";
        Path beside = folder.resolve(NAME + ".new");
        try (FileChannel out = FileChannel.open(
                beside, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = StandardCharsets.US_ASCII.encode(text);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.move(beside, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        FolderEntries.force(folder);
    }
}
