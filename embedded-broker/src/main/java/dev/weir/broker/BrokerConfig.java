package dev.weir.broker;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a broker is to run.
 *
 * @param port the loopback port, 0 for any free one
 * @param dataFolder where everything is kept, or null to keep it in memory only
 * @param region the region that streams are created in when a request names none
 * @param accountId the account that owns everything, twelve digits
 * @param stateDelay how long a stream stays CREATING, UPDATING or DELETING
 * @param shardLimit open shards allowed in the account
 * @param limits whether the per-shard throughput limits are enforced
 */
public record BrokerConfig(
        int port,
        @Nullable Path dataFolder,
        String region,
        String accountId,
        Duration stateDelay,
        int shardLimit,
        boolean limits) {

    /** The account id of a broker that was given none. */
    public static final String DEFAULT_ACCOUNT = "000000000000";

    /** A broker on any free port that keeps everything in memory. */
    public static BrokerConfig inMemory() {
        return new BrokerConfig(0, null, "us-east-1", DEFAULT_ACCOUNT, Duration.ofMillis(500), 500, true);
    }

    /** A broker on any free port that keeps everything in a folder. */
    public static BrokerConfig in(Path dataFolder) {
        return inMemory().withDataFolder(dataFolder);
    }

    public BrokerConfig withPort(int newPort) {
        return new BrokerConfig(newPort, dataFolder, region, accountId, stateDelay, shardLimit, limits);
    }

    public BrokerConfig withDataFolder(@Nullable Path folder) {
        return new BrokerConfig(port, folder, region, accountId, stateDelay, shardLimit, limits);
    }

    public BrokerConfig withRegion(String name) {
        return new BrokerConfig(port, dataFolder, name, accountId, stateDelay, shardLimit, limits);
    }

    public BrokerConfig withAccountId(String twelveDigits) {
        return new BrokerConfig(port, dataFolder, region, twelveDigits, stateDelay, shardLimit, limits);
    }

    public BrokerConfig withStateDelay(Duration delay) {
        return new BrokerConfig(port, dataFolder, region, accountId, delay, shardLimit, limits);
    }

    public BrokerConfig withShardLimit(int openShards) {
        return new BrokerConfig(port, dataFolder, region, accountId, stateDelay, openShards, limits);
    }

    public BrokerConfig withLimits(boolean enforced) {
        return new BrokerConfig(port, dataFolder, region, accountId, stateDelay, shardLimit, enforced);
    }
}
