package dev.weir.app.capsule.file;

import dev.weir.app.text.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** A capsule that was checked, all of it. Its records stay in the file. Immutable. */
public final class Capsule {

    private final Path file;
    private final Stamp stamp;
    private final Manifest manifest;
    private final List<StreamPart> streams;
    private final List<SavedQuery> queries;
    private final List<SavedDelivery> deliveries;
    private final @Nullable SavedLayout layout;

    /** By what it is seen that a file was changed after it was checked. */
    record Stamp(long size, FileTime changed) {
        static Stamp of(Path file) throws IOException {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(now.size(), now.lastModifiedTime());
        }
    }

    Capsule(
            Path file,
            Stamp stamp,
            Manifest manifest,
            List<StreamPart> streams,
            List<SavedQuery> queries,
            List<SavedDelivery> deliveries,
            @Nullable SavedLayout layout) {
        this.file = file;
        this.stamp = stamp;
        this.manifest = manifest;
        this.streams = List.copyOf(streams);
        this.queries = List.copyOf(queries);
        this.deliveries = List.copyOf(deliveries);
        this.layout = layout;
    }

    public Path file() {
        return file;
    }

    public Manifest manifest() {
        return manifest;
    }

    public List<StreamPart> streams() {
        return streams;
    }

    public List<SavedQuery> queries() {
        return queries;
    }

    public List<SavedDelivery> deliveries() {
        return deliveries;
    }

    /** How the console stood, or null if that was not saved. */
    public @Nullable SavedLayout layout() {
        return layout;
    }

    /** What the manifest says of a stream's records. */
    public Manifest.StreamTally tally(StreamPart stream) {
        return manifest.streams().get(streams.indexOf(stream));
    }

    /**
     * Opens the records of a stream, which are checked once more as they are read.
     *
     * @throws BrokenCapsule if the file is another one than was checked
     */
    public RecordsIn records(StreamPart stream) throws IOException, BrokenCapsule {
        if (!Stamp.of(file).equals(stamp)) {
            throw new BrokenCapsule("", 0, Text.of("the file was changed since it was checked; open it anew"));
        }
        String name = Names.records(streams.indexOf(stream) + 1);
        Manifest.Member about = manifest.members().stream()
                .filter(member -> member.name().equals(name))
                .findFirst()
                .orElseThrow();
        ZipFile zip = new ZipFile(file.toFile());
        try {
            return RecordsIn.owning(zip, about, stream);
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }
}
