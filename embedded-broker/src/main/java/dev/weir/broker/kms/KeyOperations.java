package dev.weir.broker.kms;

import dev.weir.broker.call.Call;
import dev.weir.broker.call.Operation;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.kms.model.CancelKeyDeletionRequest;
import software.amazon.awssdk.services.kms.model.CancelKeyDeletionResponse;
import software.amazon.awssdk.services.kms.model.CreateKeyRequest;
import software.amazon.awssdk.services.kms.model.CreateKeyResponse;
import software.amazon.awssdk.services.kms.model.CustomerMasterKeySpec;
import software.amazon.awssdk.services.kms.model.DescribeKeyRequest;
import software.amazon.awssdk.services.kms.model.DescribeKeyResponse;
import software.amazon.awssdk.services.kms.model.DisableKeyRequest;
import software.amazon.awssdk.services.kms.model.DisableKeyResponse;
import software.amazon.awssdk.services.kms.model.EnableKeyRequest;
import software.amazon.awssdk.services.kms.model.EnableKeyResponse;
import software.amazon.awssdk.services.kms.model.KeyListEntry;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.kms.model.KeyUsageType;
import software.amazon.awssdk.services.kms.model.ListKeysRequest;
import software.amazon.awssdk.services.kms.model.ListKeysResponse;
import software.amazon.awssdk.services.kms.model.OriginType;
import software.amazon.awssdk.services.kms.model.ScheduleKeyDeletionRequest;
import software.amazon.awssdk.services.kms.model.ScheduleKeyDeletionResponse;

/** Making, describing, listing, switching and deleting keys. */
final class KeyOperations {

    private static final int PAGE = 100;
    private static final int DEFAULT_WINDOW_DAYS = 30;

    private final KeyRing ring;
    private final KeyPolicies policies;
    private final String homeRegion;

    KeyOperations(KeyRing ring, KeyPolicies policies, String homeRegion) {
        this.ring = ring;
        this.policies = policies;
        this.homeRegion = homeRegion;
    }

    List<Operation<?, ?>> operations() {
        return List.of(
                new Operation<>("CreateKey", false, false, CreateKeyRequest::builder, this::create),
                new Operation<>("DescribeKey", true, false, DescribeKeyRequest::builder, this::describe),
                new Operation<>("ListKeys", true, false, ListKeysRequest::builder, this::list),
                new Operation<>("EnableKey", false, false, EnableKeyRequest::builder, this::enable),
                new Operation<>("DisableKey", false, false, DisableKeyRequest::builder, this::disable),
                new Operation<>(
                        "ScheduleKeyDeletion", false, false, ScheduleKeyDeletionRequest::builder, this::schedule),
                new Operation<>("CancelKeyDeletion", false, false, CancelKeyDeletionRequest::builder, this::cancel));
    }

    private CreateKeyResponse create(CreateKeyRequest request, Call call) {
        if (!isSymmetric(request) || Boolean.TRUE.equals(request.multiRegion())) {
            throw KmsErrors.unsupported("Weir makes symmetric keys of one region with material of its own:"
                    + " KeySpec SYMMETRIC_DEFAULT, KeyUsage ENCRYPT_DECRYPT, Origin AWS_KMS.");
        }
        String description = request.description() == null ? "" : request.description();
        if (request.policy() != null) {
            KeyPolicies.check(request.policy());
        }
        KmsKey key = ring.create(call.regionOr(homeRegion), description);
        if (request.policy() != null) {
            policies.put(key, request.policy());
        }
        return CreateKeyResponse.builder().keyMetadata(key.metadata()).build();
    }

    @SuppressWarnings("deprecation") // older clients send CustomerMasterKeySpec, and the service still takes it
    private static boolean isSymmetric(CreateKeyRequest request) {
        return (request.keySpec() == null || request.keySpec() == KeySpec.SYMMETRIC_DEFAULT)
                && (request.customerMasterKeySpec() == null
                        || request.customerMasterKeySpec() == CustomerMasterKeySpec.SYMMETRIC_DEFAULT)
                && (request.keyUsage() == null || request.keyUsage() == KeyUsageType.ENCRYPT_DECRYPT)
                && (request.origin() == null || request.origin() == OriginType.AWS_KMS);
    }

    private DescribeKeyResponse describe(DescribeKeyRequest request, Call call) {
        return DescribeKeyResponse.builder()
                .keyMetadata(
                        ring.resolve(call.regionOr(homeRegion), request.keyId()).metadata())
                .build();
    }

    private ListKeysResponse list(ListKeysRequest request, Call call) {
        int limit = request.limit() == null ? PAGE : request.limit();
        Page<KmsKey> page = Page.of(ring.keys(call.regionOr(homeRegion)), KmsKey::id, request.marker(), limit);
        return ListKeysResponse.builder()
                .keys(page.entries().stream()
                        .map(key -> KeyListEntry.builder()
                                .keyId(key.id())
                                .keyArn(key.arn())
                                .build())
                        .toList())
                .truncated(page.nextMarker() != null)
                .nextMarker(page.nextMarker())
                .build();
    }

    private EnableKeyResponse enable(EnableKeyRequest request, Call call) {
        switchTo(KeyState.ENABLED, byIdOrArn(request.keyId(), call));
        return EnableKeyResponse.builder().build();
    }

    private DisableKeyResponse disable(DisableKeyRequest request, Call call) {
        switchTo(KeyState.DISABLED, byIdOrArn(request.keyId(), call));
        return DisableKeyResponse.builder().build();
    }

    private void switchTo(KeyState state, KmsKey key) {
        ring.change(key, present -> {
            if (present.state() == KeyState.PENDING_DELETION) {
                throw KmsErrors.pendingDeletion(present);
            }
            return present.in(state, null);
        });
    }

    private ScheduleKeyDeletionResponse schedule(ScheduleKeyDeletionRequest request, Call call) {
        int days = request.pendingWindowInDays() == null ? DEFAULT_WINDOW_DAYS : request.pendingWindowInDays();
        KmsKey scheduled = ring.change(byIdOrArn(request.keyId(), call), present -> {
            if (present.state() == KeyState.PENDING_DELETION) {
                throw KmsErrors.pendingDeletion(present);
            }
            return present.in(KeyState.PENDING_DELETION, ring.now().plus(Duration.ofDays(days)));
        });
        return ScheduleKeyDeletionResponse.builder()
                .keyId(scheduled.arn())
                .deletionDate(scheduled.deletionDate())
                .keyState(scheduled.state())
                .pendingWindowInDays(days)
                .build();
    }

    /** The key comes back disabled, as on AWS. */
    private CancelKeyDeletionResponse cancel(CancelKeyDeletionRequest request, Call call) {
        KmsKey kept = ring.change(byIdOrArn(request.keyId(), call), present -> {
            if (present.state() != KeyState.PENDING_DELETION) {
                throw KmsErrors.notPendingDeletion(present);
            }
            return present.in(KeyState.DISABLED, null);
        });
        return CancelKeyDeletionResponse.builder().keyId(kept.arn()).build();
    }

    /** What changes a key takes no alias. */
    KmsKey byIdOrArn(String keyId, Call call) {
        if (keyId.startsWith(Alias.PREFIX)) {
            throw KmsErrors.invalidKeyId(keyId);
        }
        if (keyId.contains(":" + Alias.PREFIX)) {
            throw KmsErrors.invalidArn(keyId);
        }
        return ring.resolve(call.regionOr(homeRegion), keyId);
    }
}
