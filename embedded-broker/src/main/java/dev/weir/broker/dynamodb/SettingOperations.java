package dev.weir.broker.dynamodb;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.Call;
import dev.weir.broker.call.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ContinuousBackupsDescription;
import software.amazon.awssdk.services.dynamodb.model.ContinuousBackupsStatus;
import software.amazon.awssdk.services.dynamodb.model.DescribeContinuousBackupsRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeContinuousBackupsResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveResponse;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoverySpecification;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryStatus;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveSpecification;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.dynamodb.model.UpdateContinuousBackupsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateContinuousBackupsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveResponse;

/** Time to live, which works, and point-in-time recovery, which is only remembered. */
final class SettingOperations {

    private final Tables tables;
    private final Upkeep upkeep;

    SettingOperations(Tables tables, Upkeep upkeep) {
        this.tables = tables;
        this.upkeep = upkeep;
    }

    List<Operation<?, ?>> operations() {
        return List.of(
                new Operation<>(
                        "DescribeTimeToLive", true, false, DescribeTimeToLiveRequest::builder, this::describeExpiry),
                new Operation<>("UpdateTimeToLive", false, false, UpdateTimeToLiveRequest::builder, this::setExpiry),
                new Operation<>(
                        "DescribeContinuousBackups",
                        true,
                        false,
                        DescribeContinuousBackupsRequest::builder,
                        this::describeBackups),
                new Operation<>(
                        "UpdateContinuousBackups",
                        false,
                        false,
                        UpdateContinuousBackupsRequest::builder,
                        this::setBackups));
    }

    private DescribeTimeToLiveResponse describeExpiry(DescribeTimeToLiveRequest request, Call call) {
        Expiry expiry = tables.get(call, request.tableName()).settings().expiry();
        return DescribeTimeToLiveResponse.builder()
                .timeToLiveDescription(description -> description
                        .timeToLiveStatus(expiry == null ? TimeToLiveStatus.DISABLED : TimeToLiveStatus.ENABLED)
                        .attributeName(expiry == null ? null : expiry.attribute()))
                .build();
    }

    private UpdateTimeToLiveResponse setExpiry(UpdateTimeToLiveRequest request, Call call) {
        TimeToLiveSpecification wanted = request.timeToLiveSpecification();
        Table changed = tables.change(tables.get(call, request.tableName()), table -> {
            requireActive(table);
            return table.with(
                    table.settings().withExpiry(expiry(table.settings().expiry(), wanted)));
        });
        Expiry expiry = changed.settings().expiry();
        if (expiry == null) {
            upkeep.forgetExpiry(changed);
        } else {
            upkeep.fill(changed, expiry);
        }
        return UpdateTimeToLiveResponse.builder()
                .timeToLiveSpecification(wanted)
                .build();
    }

    private static @Nullable Expiry expiry(@Nullable Expiry present, TimeToLiveSpecification wanted) {
        String attribute = wanted.attributeName();
        if (wanted.enabled()) {
            if (present != null) {
                throw DynamoErrors.validation("TimeToLive is already enabled");
            }
            return new Expiry(attribute);
        }
        if (present == null) {
            throw DynamoErrors.validation("TimeToLive is already disabled");
        }
        if (!present.attribute().equals(attribute)) {
            throw DynamoErrors.validation("TimeToLive is active on a different AttributeName: current AttributeName is "
                    + present.attribute());
        }
        return null;
    }

    private DescribeContinuousBackupsResponse describeBackups(DescribeContinuousBackupsRequest request, Call call) {
        return DescribeContinuousBackupsResponse.builder()
                .continuousBackupsDescription(backups(forBackups(call, request.tableName())))
                .build();
    }

    private UpdateContinuousBackupsResponse setBackups(UpdateContinuousBackupsRequest request, Call call) {
        PointInTimeRecoverySpecification wanted = request.pointInTimeRecoverySpecification();
        Table changed = tables.change(forBackups(call, request.tableName()), table -> {
            requireActive(table);
            Integer days = wanted.recoveryPeriodInDays();
            return table.with(table.settings()
                    .withRecovery(
                            wanted.pointInTimeRecoveryEnabled(),
                            days == null ? table.settings().recoveryDays() : days));
        });
        return UpdateContinuousBackupsResponse.builder()
                .continuousBackupsDescription(backups(changed))
                .build();
    }

    private Table forBackups(Call call, @Nullable String nameOrArn) {
        String name = TableNames.name(nameOrArn);
        Table table = tables.find(call, name);
        if (table == null) {
            throw AwsException.of("TableNotFoundException", "Table not found: " + name);
        }
        return table;
    }

    private ContinuousBackupsDescription backups(Table table) {
        boolean on = table.settings().recovery();
        int days = table.settings().recoveryDays();
        Instant now = tables.now();
        Instant oldest = now.minus(Duration.ofDays(days));
        return ContinuousBackupsDescription.builder()
                .continuousBackupsStatus(ContinuousBackupsStatus.ENABLED)
                .pointInTimeRecoveryDescription(recovery -> {
                    recovery.pointInTimeRecoveryStatus(
                            on ? PointInTimeRecoveryStatus.ENABLED : PointInTimeRecoveryStatus.DISABLED);
                    if (on) {
                        recovery.recoveryPeriodInDays(days)
                                .earliestRestorableDateTime(
                                        oldest.isBefore(table.createdAt()) ? table.createdAt() : oldest)
                                .latestRestorableDateTime(now);
                    }
                })
                .build();
    }

    private void requireActive(Table table) {
        Lifecycle.State state = table.lifecycle().at(tables.now());
        if (state != Lifecycle.State.ACTIVE && state != Lifecycle.State.UPDATING) {
            throw DynamoErrors.inUse("Table is not ACTIVE: " + table.name());
        }
    }
}
