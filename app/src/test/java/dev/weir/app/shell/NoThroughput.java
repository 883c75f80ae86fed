package dev.weir.app.shell;

import dev.weir.app.fx.Failure;
import dev.weir.app.metrics.Coverage;
import dev.weir.app.metrics.Throughput;
import dev.weir.app.metrics.ThroughputFeed;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** A feed that knows nothing: every figure is a dash. For tests of the frame, where nothing flows. */
public final class NoThroughput implements ThroughputFeed {

    private final ReadOnlyObjectWrapper<Throughput> total = new ReadOnlyObjectWrapper<>(Throughput.UNKNOWN);
    private final ReadOnlyObjectWrapper<Map<String, Throughput>> streams = new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Coverage> coverage = new ReadOnlyObjectWrapper<>(Coverage.NONE);

    @Override
    public ReadOnlyObjectProperty<Throughput> total() {
        return total.getReadOnlyProperty();
    }

    @Override
    public ReadOnlyObjectProperty<Map<String, Throughput>> streams() {
        return streams.getReadOnlyProperty();
    }

    @Override
    public List<Throughput> history(@Nullable String streamName) {
        return List.of();
    }

    @Override
    public ReadOnlyObjectProperty<@Nullable Failure> failure() {
        return failure.getReadOnlyProperty();
    }

    @Override
    public ReadOnlyObjectProperty<Coverage> coverage() {
        return coverage.getReadOnlyProperty();
    }

    @Override
    public int periodSeconds() {
        return 1;
    }

    @Override
    public Attachment attach() {
        return () -> {};
    }
}
