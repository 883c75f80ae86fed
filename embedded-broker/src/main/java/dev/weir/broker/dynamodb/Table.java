package dev.weir.broker.dynamodb;

import dev.weir.broker.call.Partition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A table as it is at one moment. Immutable.
 *
 * @param id unique in the database
 * @param accountId the owner's, twelve digits
 */
record Table(
        long id,
        String accountId,
        String region,
        String name,
        UUID tableId,
        Instant createdAt,
        Lifecycle lifecycle,
        KeySchema keys,
        Billing billing,
        Settings settings,
        List<Index> indexes) {

    /** Puts global indexes before local ones: that is the order in which the service looks at them. */
    Table {
        indexes = indexes.stream()
                .sorted(Comparator.comparing(index -> !index.global()))
                .toList();
    }

    /**
     * How the table is paid for, which nobody does here.
     *
     * @param onDemandSince when it last became on-demand, or null if it never was
     */
    record Billing(boolean onDemand, @Nullable Instant onDemandSince, Throughput throughput) {}

    /**
     * What can be switched.
     *
     * @param isProtected whether the table cannot be deleted
     * @param tableClass as it was set, or null
     * @param expiry by what its items expire, or null if they do not
     * @param recovery whether point-in-time recovery is on, which is told and does nothing
     * @param recoveryDays the days that recovery would reach back
     */
    record Settings(
            boolean isProtected,
            @Nullable String tableClass,
            @Nullable Expiry expiry,
            boolean recovery,
            int recoveryDays) {

        Settings withProtection(boolean on) {
            return new Settings(on, tableClass, expiry, recovery, recoveryDays);
        }

        Settings withTableClass(String newClass) {
            return new Settings(isProtected, newClass, expiry, recovery, recoveryDays);
        }

        Settings withExpiry(@Nullable Expiry newExpiry) {
            return new Settings(isProtected, tableClass, newExpiry, recovery, recoveryDays);
        }

        Settings withRecovery(boolean on, int days) {
            return new Settings(isProtected, tableClass, expiry, on, days);
        }
    }

    String arn() {
        return "arn:" + Partition.of(region) + ":dynamodb:" + region + ":" + accountId + ":table/" + name;
    }

    @Nullable Index index(String indexName) {
        return indexes.stream()
                .filter(index -> index.name().equals(indexName))
                .findFirst()
                .orElse(null);
    }

    Table with(Lifecycle newLifecycle) {
        return new Table(
                id, accountId, region, name, tableId, createdAt, newLifecycle, keys, billing, settings, indexes);
    }

    Table with(Billing newBilling) {
        return new Table(
                id, accountId, region, name, tableId, createdAt, lifecycle, keys, newBilling, settings, indexes);
    }

    Table with(Settings newSettings) {
        return new Table(
                id, accountId, region, name, tableId, createdAt, lifecycle, keys, billing, newSettings, indexes);
    }

    Table with(List<Index> newIndexes) {
        return new Table(
                id, accountId, region, name, tableId, createdAt, lifecycle, keys, billing, settings, newIndexes);
    }

    /** The same with one index in another form. */
    Table with(Index changed) {
        List<Index> all = new ArrayList<>(indexes);
        all.replaceAll(index -> index.id() == changed.id() ? changed : index);
        return with(all);
    }
}
