package dev.weir.broker.sealed;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import org.jspecify.annotations.Nullable;

/** A path of a sealed folder, which looks as it would if the folder were not sealed. */
final class SealedPath implements Path {

    private final SealedFileSystem system;
    private final Path path;

    SealedPath(SealedFileSystem system, Path path) {
        this.system = system;
        this.path = path;
    }

    /** The same path as one of the system's own. */
    Path plain() {
        return path;
    }

    private Path wrap(Path of) {
        return new SealedPath(system, of);
    }

    private @Nullable Path wrapOrNull(@Nullable Path of) {
        return of == null ? null : wrap(of);
    }

    private Path unwrap(Path other) {
        if (other instanceof SealedPath sealed && sealed.system.equals(system)) {
            return sealed.path;
        }
        throw new ProviderMismatchException();
    }

    @Override
    public FileSystem getFileSystem() {
        return system;
    }

    @Override
    public boolean isAbsolute() {
        return path.isAbsolute();
    }

    @Override
    public @Nullable Path getRoot() {
        return wrapOrNull(path.getRoot());
    }

    @Override
    public @Nullable Path getFileName() {
        return wrapOrNull(path.getFileName());
    }

    @Override
    public @Nullable Path getParent() {
        return wrapOrNull(path.getParent());
    }

    @Override
    public int getNameCount() {
        return path.getNameCount();
    }

    @Override
    public Path getName(int index) {
        return wrap(path.getName(index));
    }

    @Override
    public Path subpath(int from, int to) {
        return wrap(path.subpath(from, to));
    }

    @Override
    public boolean startsWith(Path other) {
        return other instanceof SealedPath sealed && sealed.system.equals(system) && path.startsWith(sealed.path);
    }

    @Override
    public boolean endsWith(Path other) {
        return other instanceof SealedPath sealed && sealed.system.equals(system) && path.endsWith(sealed.path);
    }

    @Override
    public Path normalize() {
        return wrap(path.normalize());
    }

    @Override
    public Path resolve(Path other) {
        return wrap(path.resolve(unwrap(other)));
    }

    @Override
    public Path relativize(Path other) {
        return wrap(path.relativize(unwrap(other)));
    }

    /** It is one in here, as no other program can read what is there. */
    @Override
    public URI toUri() {
        return path.toUri();
    }

    @Override
    public Path toAbsolutePath() {
        return wrap(path.toAbsolutePath());
    }

    @Override
    public Path toRealPath(LinkOption... options) throws IOException {
        system.provider().checkAccess(this);
        return wrap(path.toAbsolutePath().normalize());
    }

    @Override
    public WatchKey register(WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers) {
        throw new UnsupportedOperationException("A sealed folder cannot be watched");
    }

    @Override
    public int compareTo(Path other) {
        return path.compareTo(unwrap(other));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SealedPath sealed && sealed.system.equals(system) && sealed.path.equals(path);
    }

    @Override
    public int hashCode() {
        return path.hashCode();
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
