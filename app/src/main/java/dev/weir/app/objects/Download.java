package dev.weir.app.objects;

import dev.weir.app.fx.Undertaking;
import dev.weir.app.objects.read.ObjectStore;
import dev.weir.app.objects.read.ObjectStream;
import dev.weir.app.objects.read.StoredObject;
import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicLong;

/** Fetches an object as it is stored into a file, range by range. The file is there once it is whole. */
final class Download implements Undertaking<Path> {

    private static final int BUFFER = 64 << 10;

    private final ObjectStore store;
    private final StoredObject object;
    private final Path target;
    private final AtomicLong done = new AtomicLong();

    Download(ObjectStore store, StoredObject object, Path target) {
        this.store = store;
        this.object = object;
        this.target = target;
    }

    @Override
    public Path call() throws IOException {
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try (InputStream in = new ObjectStream(store, object);
                OutputStream out = Files.newOutputStream(part)) {
            byte[] buffer = new byte[BUFFER];
            for (int some = in.read(buffer); some >= 0; some = in.read(buffer)) {
                out.write(buffer, 0, some);
                done.addAndGet(some);
            }
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(part);
            throw e;
        }
        return Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public String progress() {
        return Text.of("{0} of {1}", Format.bytes(done.doubleValue()), Format.bytes((double) object.size()));
    }

    @Override
    public double share() {
        return object.size() == 0 ? 1 : done.doubleValue() / object.size();
    }

    @Override
    public String ifEnded() {
        return Text.of("Nothing is left of the download; the object stays where it is.");
    }
}
