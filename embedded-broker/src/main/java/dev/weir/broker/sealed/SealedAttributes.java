package dev.weir.broker.sealed;

import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * What the disk says of a sealed file, but for its size.
 *
 * @param size of what is sealed in it
 */
record SealedAttributes(BasicFileAttributes onDisk, long size) implements BasicFileAttributes {

    @Override
    public FileTime lastModifiedTime() {
        return onDisk.lastModifiedTime();
    }

    @Override
    public FileTime lastAccessTime() {
        return onDisk.lastAccessTime();
    }

    @Override
    public FileTime creationTime() {
        return onDisk.creationTime();
    }

    @Override
    public boolean isRegularFile() {
        return onDisk.isRegularFile();
    }

    @Override
    public boolean isDirectory() {
        return onDisk.isDirectory();
    }

    @Override
    public boolean isSymbolicLink() {
        return onDisk.isSymbolicLink();
    }

    @Override
    public boolean isOther() {
        return onDisk.isOther();
    }

    @Override
    public @Nullable Object fileKey() {
        return onDisk.fileKey();
    }
}
