package dev.weir.app.capsule.file;

import dev.weir.app.capsule.file.RecordLine.Wrong;
import dev.weir.app.capsule.file.StreamPart.ShardPart;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** The records of a stream, one after another, each checked as it comes. */
public final class RecordsIn implements AutoCloseable {

    private final MemberIn in;
    private final Map<String, ShardPart> shards = new HashMap<>();
    private final @Nullable ZipFile owned;
    private long count;

    private RecordsIn(MemberIn in, StreamPart stream, @Nullable ZipFile owned) {
        this.in = in;
        this.owned = owned;
        stream.shards().forEach(shard -> shards.put(shard.shardId(), shard));
    }

    static RecordsIn open(ZipFile zip, Manifest.Member about, StreamPart stream) throws IOException {
        return new RecordsIn(new MemberIn(about, zip.getInputStream(zip.getEntry(about.name()))), stream, null);
    }

    /** @param zip closed with this */
    static RecordsIn owning(ZipFile zip, Manifest.Member about, StreamPart stream) throws IOException {
        return new RecordsIn(new MemberIn(about, zip.getInputStream(zip.getEntry(about.name()))), stream, zip);
    }

    /** The next one, or null at the end. */
    public @Nullable SavedRecord next() throws BrokenCapsule {
        byte[] line = in.nextLine();
        if (line == null) {
            return null;
        }
        try {
            count++;
            return RecordLine.read(line, shards);
        } catch (Wrong e) {
            throw in.broken(String.valueOf(e.getMessage()));
        }
    }

    /** How many there were so far. */
    public long count() {
        return count;
    }

    @Override
    public void close() throws IOException {
        in.close();
        if (owned != null) {
            owned.close();
        }
    }
}
