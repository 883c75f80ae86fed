package dev.weir.broker;

import dev.weir.broker.access.AccessConfig;
import dev.weir.broker.access.AuthMode;
import dev.weir.broker.access.RootCredentials;
import dev.weir.broker.faults.Fault;
import dev.weir.broker.sealed.FolderKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
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
 * @param faults what is to go wrong from the start on
 * @param access who may reach it, and what it asks of them
 * @param sealedUnder what the data folder is sealed under, or is to be if it is new; null if it is not
 */
public record BrokerConfig(
        int port,
        @Nullable Path dataFolder,
        String region,
        String accountId,
        Duration stateDelay,
        int shardLimit,
        boolean limits,
        List<Fault> faults,
        AccessConfig access,
        @Nullable FolderKey sealedUnder) {

    public BrokerConfig {
        faults = List.copyOf(faults);
    }

    /** The account id of a broker that was given none. */
    public static final String DEFAULT_ACCOUNT = "000000000000";

    /** A broker on any free port that keeps everything in memory. */
    public static BrokerConfig inMemory() {
        return new BrokerConfig(
                0,
                null,
                "us-east-1",
                DEFAULT_ACCOUNT,
                Duration.ofMillis(500),
                500,
                true,
                List.of(),
                AccessConfig.OPEN,
                null);
    }

    /** A broker on any free port that keeps everything in a folder. */
    public static BrokerConfig in(Path dataFolder) {
        return inMemory().withDataFolder(dataFolder);
    }

    public BrokerConfig withPort(int newPort) {
        return new BrokerConfig(
                newPort, dataFolder, region, accountId, stateDelay, shardLimit, limits, faults, access, sealedUnder);
    }

    public BrokerConfig withDataFolder(@Nullable Path folder) {
        return new BrokerConfig(
                port, folder, region, accountId, stateDelay, shardLimit, limits, faults, access, sealedUnder);
    }

    public BrokerConfig withRegion(String name) {
        return new BrokerConfig(
                port, dataFolder, name, accountId, stateDelay, shardLimit, limits, faults, access, sealedUnder);
    }

    public BrokerConfig withAccountId(String twelveDigits) {
        return new BrokerConfig(
                port, dataFolder, region, twelveDigits, stateDelay, shardLimit, limits, faults, access, sealedUnder);
    }

    public BrokerConfig withStateDelay(Duration delay) {
        return new BrokerConfig(
                port, dataFolder, region, accountId, delay, shardLimit, limits, faults, access, sealedUnder);
    }

    public BrokerConfig withShardLimit(int openShards) {
        return new BrokerConfig(
                port, dataFolder, region, accountId, stateDelay, openShards, limits, faults, access, sealedUnder);
    }

    public BrokerConfig withLimits(boolean enforced) {
        return new BrokerConfig(
                port, dataFolder, region, accountId, stateDelay, shardLimit, enforced, faults, access, sealedUnder);
    }

    /**
     * With a data folder that is sealed under a passphrase; a new folder becomes so (docs/SEALED.md).
     *
     * @param passphrase gives the passphrase when the broker starts, which zeroes the characters after use
     */
    public BrokerConfig withPassphrase(Supplier<char[]> passphrase) {
        return withSealedUnder(FolderKey.passphrase(passphrase));
    }

    /** With a data folder that is sealed under a key which the system's keyring keeps; a new folder becomes so. */
    public BrokerConfig withKeyring() {
        return withSealedUnder(FolderKey.keyring());
    }

    /** With a data folder that is sealed under this, or not sealed if null. */
    public BrokerConfig withSealedUnder(@Nullable FolderKey key) {
        return new BrokerConfig(
                port, dataFolder, region, accountId, stateDelay, shardLimit, limits, faults, access, key);
    }

    /**
     * With one more fault from the start on.
     *
     * @param text for instance {@code kind=throttle,operation=PutRecords,rate=0.1} (docs/FAULTS.md)
     * @throws IllegalArgumentException with a sentence for people if it is no fault
     */
    public BrokerConfig withFault(String text) {
        List<Fault> all = new ArrayList<>(faults);
        all.add(Fault.parse(text));
        return new BrokerConfig(
                port, dataFolder, region, accountId, stateDelay, shardLimit, limits, all, access, sealedUnder);
    }

    /** With callers verified, and perhaps held to policies. */
    public BrokerConfig withAuth(AuthMode mode) {
        return withAccess(access.with(mode));
    }

    /** With an access key for the account's root. */
    public BrokerConfig withRootCredentials(RootCredentials root) {
        return withAccess(access.with(root));
    }

    /**
     * The same two by their texts, for whoever stands at the front door only.
     *
     * @param mode the name of an {@link AuthMode}, in letters of either case
     * @throws IllegalArgumentException if there is no such mode
     */
    public BrokerConfig withAuth(String mode) {
        return withAuth(AuthMode.valueOf(mode.toUpperCase(Locale.ROOT)));
    }

    /** With an access key for the account's root. */
    public BrokerConfig withRootCredentials(String accessKeyId, String secretAccessKey) {
        return withRootCredentials(new RootCredentials(accessKeyId, secretAccessKey));
    }

    /** On another address than loopback, which takes TLS and {@link AuthMode#ENFORCE}. */
    public BrokerConfig withAddress(String address) {
        return withAccess(access.at(address));
    }

    private BrokerConfig withAccess(AccessConfig other) {
        return new BrokerConfig(
                port, dataFolder, region, accountId, stateDelay, shardLimit, limits, faults, other, sealedUnder);
    }
}
