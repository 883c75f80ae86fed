package dev.weir.streamingsql.kinesis;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** Writes a shard and its position into checkpoints. */
final class ShardSplitSerializer implements SimpleVersionedSerializer<ShardSplit> {

    private static final int VERSION = 1;

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(ShardSplit split) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        write(split, new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    @Override
    public ShardSplit deserialize(int version, byte[] serialized) throws IOException {
        check(version);
        return read(new DataInputStream(new ByteArrayInputStream(serialized)));
    }

    static void check(int version) throws IOException {
        if (version != VERSION) {
            throw new IOException(
                    "A position of version " + version + " can't be read; this reads version " + VERSION + ".");
        }
    }

    static void write(ShardSplit split, DataOutputStream out) throws IOException {
        out.writeUTF(split.shardId());
        writeNames(split.parents(), out);
        out.writeUTF(split.start().type().toString());
        out.writeUTF(split.start().value());
        out.writeLong(split.watermark());
    }

    static ShardSplit read(DataInputStream in) throws IOException {
        return new ShardSplit(
                in.readUTF(),
                readNames(in),
                new StartAt(ShardIteratorType.fromValue(in.readUTF()), in.readUTF()),
                in.readLong());
    }

    static void writeNames(Collection<String> names, DataOutputStream out) throws IOException {
        out.writeInt(names.size());
        for (String name : names) {
            out.writeUTF(name);
        }
    }

    static List<String> readNames(DataInputStream in) throws IOException {
        int count = in.readInt();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add(in.readUTF());
        }
        return names;
    }
}
