package dev.weir.app.shell;

import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** What makes a new file or folder its owner's alone. On Windows a person's folders are theirs alone already. */
public final class OwnerOnly {

    private OwnerOnly() {}

    /** For a folder in this one. */
    public static FileAttribute<?>[] folder(Path within) {
        return attributes(within, "rwx------");
    }

    /** For a file in this folder. */
    public static FileAttribute<?>[] file(Path within) {
        return attributes(within, "rw-------");
    }

    private static FileAttribute<?>[] attributes(Path within, String permissions) {
        boolean posix = within.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
