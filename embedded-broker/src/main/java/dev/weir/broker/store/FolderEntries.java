package dev.weir.broker.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The names of a folder's files. */
public final class FolderEntries {

    private FolderEntries() {}

    /** Makes new names durable; systems on which a folder cannot be opened do that on their own. */
    public static void force(Path folder) throws IOException {
        if (folder.getFileSystem().getSeparator().equals("\\")) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
