package dev.weir.app.connection;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How the embedded broker is to run, from the command line or from a person's choice.
 *
 * @param dataFolder where it keeps everything, or null for the person's own data folder
 * @param memory whether it keeps everything in memory only; the data folder is then left alone
 * @param port the loopback port, 0 for any free one
 * @param limits whether the service's limits of throughput, call rates and shards hold
 */
public record BrokerOptions(@Nullable Path dataFolder, boolean memory, int port, boolean limits) {

    /** With the service's limits. */
    public BrokerOptions(@Nullable Path dataFolder, boolean memory, int port) {
        this(dataFolder, memory, port, true);
    }

    public static BrokerOptions defaults() {
        return new BrokerOptions(null, false, 0);
    }

    public BrokerOptions inMemory() {
        return new BrokerOptions(dataFolder, true, port, limits);
    }

    public BrokerOptions onAnyPort() {
        return new BrokerOptions(dataFolder, memory, 0, limits);
    }

    public BrokerOptions in(Path folder) {
        return new BrokerOptions(folder, false, port, limits);
    }
}
