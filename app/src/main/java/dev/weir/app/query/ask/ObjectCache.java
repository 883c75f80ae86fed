package dev.weir.app.query.ask;

import dev.weir.app.objects.read.FormatGuess;
import dev.weir.app.objects.read.ObjectFormat;
import dev.weir.app.objects.read.ObjectStore;
import dev.weir.app.objects.read.ObjectStream;
import dev.weir.app.objects.read.Packing;
import dev.weir.app.objects.read.StoredObject;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Objects that were fetched, unpacked, each in a file. What was asked for longest ago goes first when they are too many bytes. Thread-safe;
 * who reads the files holds {@link #lock}, so that none goes meanwhile.
 */
final class ObjectCache {

    /** Unpacked bytes that are kept. */
    static final long MOST_BYTES = 1L << 30;

    private static final int LOOKED_AT = 32 << 10;
    private static final int PACKING_MARK = 16;
    private static final int BUFFER = 64 << 10;

    final ReentrantLock lock = new ReentrantLock();

    private final Path folder;
    private final Map<String, Fetched> files = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;
    private int number;

    ObjectCache(Path folder) {
        this.folder = folder;
    }

    /** An object's bytes without compression, in a file. */
    record Fetched(StoredObject object, Path file, long bytes, ObjectFormat format) {}

    /** There is too much in the objects. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        TooLarge() {
            super("more than can be kept");
        }
    }

    private static String version(StoredObject object) {
        return object.uri() + " " + object.etag() + " " + object.modified() + " " + object.size();
    }

    /** Gives the file of an object, fetched unless it is there already. Throws what the SDK throws. */
    Fetched fetch(ObjectStore store, StoredObject object) throws IOException {
        Fetched known = known(object);
        if (known != null) {
            return known;
        }
        Path file = newFile();
        try (InputStream stored = new BufferedInputStream(new ObjectStream(store, object), BUFFER)) {
            Packing packing = Packing.of(peek(stored, PACKING_MARK), object.key());
            try (InputStream unpacked =
                    packing == Packing.NONE ? stored : new BufferedInputStream(packing.open(stored), BUFFER)) {
                ObjectFormat format = FormatGuess.of(peek(unpacked, LOOKED_AT), object.key());
                return keep(new Fetched(object, file, copy(unpacked, file), format));
            }
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private synchronized @Nullable Fetched known(StoredObject object) {
        return files.get(version(object));
    }

    private synchronized Path newFile() {
        return folder.resolve("object-" + ++number);
    }

    private synchronized Fetched keep(Fetched fetched) {
        files.put(version(fetched.object()), fetched);
        bytes += fetched.bytes();
        return fetched;
    }

    private static byte[] peek(InputStream in, int most) throws IOException {
        in.mark(most);
        byte[] head = in.readNBytes(most);
        in.reset();
        return head;
    }

    private static long copy(InputStream in, Path file) throws IOException {
        long copied = 0;
        byte[] buffer = new byte[BUFFER];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int some = in.read(buffer); some >= 0; some = in.read(buffer)) {
                copied += some;
                if (copied > MOST_BYTES) {
                    throw new TooLarge();
                }
                out.write(buffer, 0, some);
            }
        }
        return copied;
    }

    /**
     * Lets the oldest go until what is left is no more than is kept.
     *
     * @param needed objects whose files stay
     * @throws TooLarge if these alone are more
     */
    synchronized void shrink(Set<StoredObject> needed) throws IOException {
        Iterator<Fetched> each = files.values().iterator();
        while (bytes > MOST_BYTES && each.hasNext()) {
            Fetched oldest = each.next();
            if (!needed.contains(oldest.object())) {
                each.remove();
                bytes -= oldest.bytes();
                Files.deleteIfExists(oldest.file());
            }
        }
        if (bytes > MOST_BYTES) {
            throw new TooLarge();
        }
    }
}
