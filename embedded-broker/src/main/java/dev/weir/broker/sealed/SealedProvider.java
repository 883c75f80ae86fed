package dev.weir.broker.sealed;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Carries what is asked of paths in a sealed folder over to the files on the disk. */
final class SealedProvider extends FileSystemProvider {

    private static SealedFolder folder(Path path) {
        return ((SealedFileSystem) path.getFileSystem()).folder();
    }

    private static Path real(Path path) {
        if (path instanceof SealedPath sealed) {
            return folder(path).real(sealed.plain());
        }
        throw new ProviderMismatchException();
    }

    private static Path plain(Path path) {
        return ((SealedPath) path).plain();
    }

    @Override
    public String getScheme() {
        return "weir-sealed";
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
        throw new UnsupportedOperationException("A sealed folder is opened with its key");
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
        throw new UnsupportedOperationException("A sealed folder is opened with its key");
    }

    @Override
    public Path getPath(URI uri) {
        throw new UnsupportedOperationException("A sealed folder is opened with its key");
    }

    @Override
    public FileChannel newFileChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        Path real = real(path);
        if (options.contains(StandardOpenOption.CREATE) || options.contains(StandardOpenOption.CREATE_NEW)) {
            folder(path).keepName(real, plain(path));
        }
        return folder(path).open(real, options, attributes);
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        return newFileChannel(path, options, attributes);
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path dir, DirectoryStream.Filter<? super Path> filter)
            throws IOException {
        List<Path> entries = new ArrayList<>();
        for (String name : folder(dir).list(real(dir))) {
            Path entry = dir.resolve(name);
            if (filter.accept(entry)) {
                entries.add(entry);
            }
        }
        return new DirectoryStream<>() {
            @Override
            public Iterator<Path> iterator() {
                return entries.iterator();
            }

            @Override
            public void close() {
                // All is read already.
            }
        };
    }

    @Override
    public void createDirectory(Path dir, FileAttribute<?>... attributes) throws IOException {
        Path real = real(dir);
        if (!Files.exists(real)) {
            folder(dir).keepName(real, plain(dir));
        }
        Files.createDirectory(real, attributes);
    }

    @Override
    public void delete(Path path) throws IOException {
        Path real = real(path);
        Files.delete(real);
        folder(path).dropName(real);
    }

    /** The sealed bytes are copied as they are: nonces are drawn, so that both may go on from there. */
    @Override
    public void copy(Path source, Path target, CopyOption... options) throws IOException {
        folder(target).keepName(real(target), plain(target));
        Files.copy(real(source), real(target), options);
    }

    @Override
    public void move(Path source, Path target, CopyOption... options) throws IOException {
        Path from = real(source);
        Path to = real(target);
        folder(target).keepName(to, plain(target));
        Files.move(from, to, options);
        if (!from.equals(to)) {
            folder(source).dropName(from);
        }
    }

    @Override
    public boolean isSameFile(Path path, Path other) throws IOException {
        return path.equals(other) || Files.isSameFile(real(path), real(other));
    }

    @Override
    public boolean isHidden(Path path) throws IOException {
        return Files.isHidden(plain(path));
    }

    @Override
    public FileStore getFileStore(Path path) throws IOException {
        return Files.getFileStore(real(path));
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
        Path real = real(path);
        real.getFileSystem().provider().checkAccess(real, modes);
    }

    @Override
    public <V extends FileAttributeView> @Nullable V getFileAttributeView(
            Path path, Class<V> type, LinkOption... options) {
        return Files.getFileAttributeView(real(path), type, options);
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
            throws IOException {
        Path real = real(path);
        A found = Files.readAttributes(real, type, options);
        if (!found.isRegularFile() || folder(path).isOpen(real)) {
            return found;
        }
        if (type != BasicFileAttributes.class) {
            throw new UnsupportedOperationException("Of a sealed file only the basic attributes can be read");
        }
        return type.cast(new SealedAttributes(found, folder(path).size(real)));
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) throws IOException {
        return Files.readAttributes(real(path), attributes, options);
    }

    @Override
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options) throws IOException {
        Files.setAttribute(real(path), attribute, value, options);
    }
}
