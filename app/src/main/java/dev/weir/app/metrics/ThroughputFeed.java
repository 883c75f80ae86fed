package dev.weir.app.metrics;

import dev.weir.app.fx.Failure;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Live throughput of every stream of the account: polled once, seen by many. It polls only while somebody listens
 * (between {@link #attach} and closing what that returned). JavaFX thread only.
 */
public interface ThroughputFeed {

    /** The whole account, newest. */
    ReadOnlyObjectProperty<Throughput> total();

    /** Each stream's newest rates, by stream name. */
    ReadOnlyObjectProperty<Map<String, Throughput>> streams();

    /** What was read of the past, oldest first, for a chart that opens now; at most the last 600 points. */
    List<Throughput> history(@Nullable String streamName);

    /** Why there is nothing new, or null while all is well. */
    ReadOnlyObjectProperty<@Nullable Failure> failure();

    /** How many of the account's streams the figures cover; a feed that leaves none out need not say. */
    default ReadOnlyObjectProperty<Coverage> coverage() {
        return new ReadOnlyObjectWrapper<>(Coverage.NONE).getReadOnlyProperty();
    }

    /** Seconds that each point covers: 1 on the embedded broker, 60 on AWS. */
    int periodSeconds();

    /** Begins to listen; polling goes on until the returned thing is closed. */
    Attachment attach();

    /** One listener's interest. */
    interface Attachment extends AutoCloseable {
        @Override
        void close();
    }
}
