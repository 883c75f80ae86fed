package dev.weir.broker.sealed;

import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.util.List;
import java.util.Set;

/** The file system of one sealed folder: what works with {@code java.nio.file} works in it and seals what it writes. */
final class SealedFileSystem extends FileSystem {

    private static final FileSystem DISK = FileSystems.getDefault();

    private final SealedFolder folder;
    private final SealedProvider provider = new SealedProvider();
    private volatile boolean closed;

    SealedFileSystem(SealedFolder folder) {
        this.folder = folder;
    }

    SealedFolder folder() {
        return folder;
    }

    Path root() {
        return new SealedPath(this, folder.root());
    }

    @Override
    public SealedProvider provider() {
        return provider;
    }

    @Override
    public void close() {
        closed = true;
        folder.close();
    }

    @Override
    public boolean isOpen() {
        return !closed;
    }

    @Override
    public boolean isReadOnly() {
        return false;
    }

    @Override
    public String getSeparator() {
        return DISK.getSeparator();
    }

    @Override
    public Iterable<Path> getRootDirectories() {
        return List.of(root());
    }

    @Override
    public Iterable<FileStore> getFileStores() {
        return List.of();
    }

    @Override
    public Set<String> supportedFileAttributeViews() {
        return DISK.supportedFileAttributeViews();
    }

    @Override
    public Path getPath(String first, String... more) {
        return new SealedPath(this, DISK.getPath(first, more));
    }

    @Override
    public PathMatcher getPathMatcher(String syntaxAndPattern) {
        PathMatcher matcher = DISK.getPathMatcher(syntaxAndPattern);
        return path -> path instanceof SealedPath sealed && matcher.matches(sealed.plain());
    }

    @Override
    public UserPrincipalLookupService getUserPrincipalLookupService() {
        return DISK.getUserPrincipalLookupService();
    }

    @Override
    public WatchService newWatchService() {
        throw new UnsupportedOperationException("A sealed folder cannot be watched");
    }
}
