package dev.weir.app.produce;

import dev.weir.app.fx.Background;
import dev.weir.app.fx.Failure;
import dev.weir.app.send.PutLimits;
import dev.weir.app.send.ShardMap;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;

/** The stream that is produced into, and what is known of it. JavaFX thread only. */
public final class ProduceModel {

    private final Workspace workspace;
    private final ReadOnlyStringWrapper streamName = new ReadOnlyStringWrapper();
    private final ReadOnlyObjectWrapper<Target> target = new ReadOnlyObjectWrapper<>(Target.UNKNOWN);
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private Background.@Nullable Handle asking;

    /**
     * What is known of the stream.
     *
     * @param recordLimit bytes of a record at most, key included
     */
    record Target(ShardMap shards, int recordLimit) {
        static final Target UNKNOWN = new Target(ShardMap.UNKNOWN, PutLimits.RECORD_BYTES);
    }

    ProduceModel(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Null until one is chosen. */
    ReadOnlyStringProperty streamName() {
        return streamName.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Target> target() {
        return target.getReadOnlyProperty();
    }

    /** Why the shards are not known, or null. */
    ReadOnlyObjectProperty<@Nullable Failure> failure() {
        return failure.getReadOnlyProperty();
    }

    /** Turns to a stream and asks for its shards. */
    void choose(String name) {
        if (!name.equals(streamName.get())) {
            target.set(Target.UNKNOWN);
            streamName.set(name);
        }
        refresh();
    }

    /** Asks for the shards anew. */
    void refresh() {
        String name = streamName.get();
        if (name == null) {
            return;
        }
        if (asking != null) {
            asking.cancel();
        }
        asking = workspace
                .background()
                .run(
                        Text.of("Shards of {0}", name),
                        () -> read(workspace.clients().kinesis(), name),
                        known -> {
                            failure.set(null);
                            target.set(known);
                        },
                        failure::set);
    }

    private static Target read(KinesisClient kinesis, String name) {
        return new Target(ShardMap.read(kinesis, name), limit(kinesis, name));
    }

    /** Whoever may not describe the stream may still put into it; then the bound of every stream holds. */
    private static int limit(KinesisClient kinesis, String name) {
        try {
            StreamDescriptionSummary summary = kinesis.describeStreamSummary(request -> request.streamName(name))
                    .streamDescriptionSummary();
            Integer kib = summary.maxRecordSizeInKiB();
            return kib == null ? PutLimits.RECORD_BYTES : kib * 1024;
        } catch (SdkServiceException e) {
            return PutLimits.RECORD_BYTES;
        }
    }
}
