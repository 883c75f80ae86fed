package dev.weir.app.streams.keyspace;

import dev.weir.app.shell.Workspace;
import dev.weir.app.streams.HashRange;
import java.math.BigInteger;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * What would have been if a shard had been split at some key, or merged with its neighbour: over the time that the map
 * shows. JavaFX thread only.
 */
public final class WhatIfModel {

    private final Workspace workspace;
    private final KeySpaceModel model;
    private final SamplingModel sampling;
    private final ReadOnlyObjectWrapper<@Nullable ShardLife> shard = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable BigInteger> key = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Split> split = new ReadOnlyObjectWrapper<>();

    /**
     * What a split would have meant.
     *
     * @param halves null until there are samples
     * @param whole the shard as it is
     * @param balanced where the load halves, or null
     * @param heaviest the share that one key alone carries
     */
    public record Split(
            ShardLife shard,
            BigInteger key,
            WhatIf.@Nullable Halves halves,
            WhatIf.Half whole,
            @Nullable BigInteger balanced,
            double heaviest) {}

    /** What a merge would have meant. */
    public record Merge(ShardLife one, ShardLife other, WhatIf.Half together) {}

    public WhatIfModel(Workspace workspace, KeySpaceModel model, SamplingModel sampling) {
        this.workspace = workspace;
        this.model = model;
        this.sampling = sampling;
        model.lineage().subscribe((before, now) -> follow(now));
        model.change().subscribe((before, now) -> compute());
        sampling.keys().subscribe((before, now) -> compute());
    }

    /** The shard that is looked at, or null. */
    public ReadOnlyObjectProperty<@Nullable ShardLife> shard() {
        return shard.getReadOnlyProperty();
    }

    /** The key at which the second shard would begin, or null. */
    public ReadOnlyObjectProperty<@Nullable BigInteger> key() {
        return key.getReadOnlyProperty();
    }

    /** What comes of it; a new object whenever more is known. */
    public ReadOnlyObjectProperty<@Nullable Split> split() {
        return split.getReadOnlyProperty();
    }

    /** Looks at an open shard, split in its middle; null for none. */
    public void choose(@Nullable ShardLife which) {
        shard.set(which);
        key.set(
                which == null || !divisible(which.range())
                        ? null
                        : which.range().middle());
        sampling.choose(which == null ? "" : which.id());
        compute();
    }

    /** Splits at this key, or at the next one that is within the shard. */
    public void splitAt(BigInteger at) {
        ShardLife which = shard.get();
        if (which != null && divisible(which.range())) {
            HashRange range = which.range();
            key.set(at.max(range.start().add(BigInteger.ONE)).min(range.end()));
            compute();
        }
    }

    /** Splits where the load halves, if that is known. */
    public void balance() {
        Split now = split.get();
        if (now != null && now.balanced() != null) {
            splitAt(now.balanced());
        }
    }

    /** What merging the shard with each open neighbour would have meant. */
    List<Merge> merges() {
        ShardLife one = shard.get();
        if (one == null) {
            return List.of();
        }
        return model.lineage().get().open().stream()
                .filter(other -> other.range().adjacentTo(one.range()))
                .map(other -> new Merge(one, other, WhatIf.merged(gather(one), gather(other))))
                .toList();
    }

    private static boolean divisible(HashRange range) {
        return range.end().compareTo(range.start()) > 0;
    }

    private void follow(Lineage lineage) {
        ShardLife which = shard.get();
        if (which != null) {
            ShardLife newer = lineage.shard(which.id());
            if (newer == null || !newer.open()) {
                choose(null);
            } else {
                shard.set(newer);
            }
        }
    }

    private void compute() {
        ShardLife which = shard.get();
        BigInteger at = key.get();
        if (which == null || at == null) {
            split.set(null);
            return;
        }
        WhatIf whatIf = gather(which);
        split.set(new Split(
                which, at, whatIf.at(at), whatIf.undivided(), inside(whatIf.balanced(), which), whatIf.heaviest()));
    }

    private static @Nullable BigInteger inside(@Nullable BigInteger at, ShardLife shard) {
        return at != null && shard.range().splitsAt(at) ? at : null;
    }

    private WhatIf gather(ShardLife of) {
        long newest = model.loads().newestMillis();
        long to = newest == Long.MIN_VALUE ? workspace.clock().millis() : newest;
        long from = to - model.span().get().toMillis();
        return new WhatIf(
                from,
                to,
                sampling.book().between(of.id(), from, to),
                (begin, end) -> model.loads().mean(of.id(), begin, end));
    }
}
