package dev.weir.streamingsql.kinesis;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * What of the {@link Lineage} goes into a checkpoint.
 *
 * @param begun whether shards have been listed
 */
record LineageState(boolean begun, Map<String, List<String>> parentsOf, List<ShardSplit> waiting, List<String> ended) {

    LineageState {
        parentsOf = new LinkedHashMap<>(parentsOf);
        waiting = List.copyOf(waiting);
        ended = List.copyOf(ended);
    }

    static final class Serializer implements SimpleVersionedSerializer<LineageState> {

        private static final int VERSION = 1;

        @Override
        public int getVersion() {
            return VERSION;
        }

        @Override
        public byte[] serialize(LineageState state) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeBoolean(state.begun());
            out.writeInt(state.parentsOf().size());
            for (var shard : state.parentsOf().entrySet()) {
                out.writeUTF(shard.getKey());
                ShardSplitSerializer.writeNames(shard.getValue(), out);
            }
            out.writeInt(state.waiting().size());
            for (ShardSplit split : state.waiting()) {
                ShardSplitSerializer.write(split, out);
            }
            ShardSplitSerializer.writeNames(state.ended(), out);
            return bytes.toByteArray();
        }

        @Override
        public LineageState deserialize(int version, byte[] serialized) throws IOException {
            ShardSplitSerializer.check(version);
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(serialized));
            boolean begun = in.readBoolean();
            Map<String, List<String>> parentsOf = new LinkedHashMap<>();
            int known = in.readInt();
            for (int i = 0; i < known; i++) {
                parentsOf.put(in.readUTF(), ShardSplitSerializer.readNames(in));
            }
            List<ShardSplit> waiting = new ArrayList<>();
            int count = in.readInt();
            for (int i = 0; i < count; i++) {
                waiting.add(ShardSplitSerializer.read(in));
            }
            return new LineageState(begun, parentsOf, waiting, ShardSplitSerializer.readNames(in));
        }
    }
}
