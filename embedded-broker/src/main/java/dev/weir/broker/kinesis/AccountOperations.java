package dev.weir.broker.kinesis;

import dev.weir.broker.call.Call;
import dev.weir.broker.call.Operation;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.kinesis.model.DescribeAccountSettingsRequest;
import software.amazon.awssdk.services.kinesis.model.DescribeAccountSettingsResponse;
import software.amazon.awssdk.services.kinesis.model.MinimumThroughputBillingCommitmentInputStatus;
import software.amazon.awssdk.services.kinesis.model.UpdateAccountSettingsRequest;
import software.amazon.awssdk.services.kinesis.model.UpdateAccountSettingsResponse;

/** The operations on the account's settings. */
final class AccountOperations {

    private final KinesisParts parts;
    private final AccountSettings settings;

    AccountOperations(KinesisParts parts, AccountSettings settings) {
        this.parts = parts;
        this.settings = settings;
    }

    List<Operation<?, ?>> operations() {
        return List.of(
                new Operation<>(
                        "DescribeAccountSettings",
                        true,
                        false,
                        DescribeAccountSettingsRequest::builder,
                        this::describe),
                new Operation<>(
                        "UpdateAccountSettings", false, false, UpdateAccountSettingsRequest::builder, this::update));
    }

    DescribeAccountSettingsResponse describe(DescribeAccountSettingsRequest request, Call call) {
        parts.checkRate(call);
        Commitment commitment = settings.commitment(parts.streams().region(call));
        return DescribeAccountSettingsResponse.builder()
                .minimumThroughputBillingCommitment(
                        Commitment.shown(commitment, parts.streams().now()))
                .build();
    }

    UpdateAccountSettingsResponse update(UpdateAccountSettingsRequest request, Call call) {
        parts.checkRate(call);
        Instant now = parts.streams().now();
        boolean enable = request.minimumThroughputBillingCommitment().status()
                == MinimumThroughputBillingCommitmentInputStatus.ENABLED;
        Commitment after = settings.change(
                parts.streams().region(call),
                before -> enable ? Commitment.enabled(before, now) : before == null ? null : before.disabled(now));
        return UpdateAccountSettingsResponse.builder()
                .minimumThroughputBillingCommitment(Commitment.shown(after, now))
                .build();
    }
}
