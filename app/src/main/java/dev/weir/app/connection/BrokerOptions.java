package dev.weir.app.connection;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the embedded broker is to run, from the command line or from a person's choice.
 *
 * @param dataFolder where it keeps everything, or null for the person's own data folder
 * @param memory whether it keeps everything in memory only; the data folder is then left alone
 * @param port the loopback port, 0 for any free one
 * @param limits whether the service's limits of throughput, call rates and shards hold
 * @param faults what is to go wrong, each as {@link EmbeddedBroker#checkFault} takes it
 * @param guard what the broker asks of its callers, and where they may come from
 * @param seal what the data folder is sealed under, or is to be if it is new; null if it is not sealed
 */
public record BrokerOptions(
        @Nullable Path dataFolder,
        boolean memory,
        int port,
        boolean limits,
        List<String> faults,
        BrokerGuard guard,
        @Nullable FolderSeal seal) {

    public BrokerOptions {
        faults = List.copyOf(faults);
    }

    /** With the service's limits and without faults. */
    public BrokerOptions(@Nullable Path dataFolder, boolean memory, int port) {
        this(dataFolder, memory, port, true, List.of(), BrokerGuard.OPEN, null);
    }

    /** Without faults. */
    public BrokerOptions(@Nullable Path dataFolder, boolean memory, int port, boolean limits) {
        this(dataFolder, memory, port, limits, List.of(), BrokerGuard.OPEN, null);
    }

    public static BrokerOptions defaults() {
        return new BrokerOptions(null, false, 0);
    }

    public BrokerOptions inMemory() {
        return new BrokerOptions(dataFolder, true, port, limits, faults, guard, seal);
    }

    public BrokerOptions onAnyPort() {
        return new BrokerOptions(dataFolder, memory, 0, limits, faults, guard, seal);
    }

    public BrokerOptions in(Path folder) {
        return new BrokerOptions(folder, false, port, limits, faults, guard, null);
    }

    public BrokerOptions withFaults(List<String> texts) {
        return new BrokerOptions(dataFolder, memory, port, limits, texts, guard, seal);
    }

    public BrokerOptions guardedBy(BrokerGuard other) {
        return new BrokerOptions(dataFolder, memory, port, limits, faults, other, seal);
    }

    public BrokerOptions sealedUnder(@Nullable FolderSeal other) {
        return new BrokerOptions(dataFolder, memory, port, limits, faults, guard, other);
    }

    /** Where everything is kept, if that is not memory only. */
    public Path folder() {
        return dataFolder == null ? EmbeddedBroker.usualFolder() : dataFolder;
    }
}
