package dev.weir.broker.firehose;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.Call;
import dev.weir.broker.call.Operation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamEncryptionConfigurationInput;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamEncryptionStatus;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamType;
import software.amazon.awssdk.services.firehose.model.KeyType;
import software.amazon.awssdk.services.firehose.model.StartDeliveryStreamEncryptionRequest;
import software.amazon.awssdk.services.firehose.model.StartDeliveryStreamEncryptionResponse;
import software.amazon.awssdk.services.firehose.model.StopDeliveryStreamEncryptionRequest;
import software.amazon.awssdk.services.firehose.model.StopDeliveryStreamEncryptionResponse;

/** StartDeliveryStreamEncryption and StopDeliveryStreamEncryption: whether direct puts are sealed while they wait. */
final class EncryptionOperations {

    /** What stands in for the key that AWS owns. */
    private static final String OWNED_KEY = "alias/aws/kinesis";

    private final FirehoseParts parts;

    EncryptionOperations(FirehoseParts parts) {
        this.parts = parts;
    }

    List<Operation<?, ?>> operations() {
        return List.of(
                new Operation<>(
                        "StartDeliveryStreamEncryption",
                        false,
                        false,
                        StartDeliveryStreamEncryptionRequest::builder,
                        this::start),
                new Operation<>(
                        "StopDeliveryStreamEncryption",
                        false,
                        false,
                        StopDeliveryStreamEncryptionRequest::builder,
                        this::stop));
    }

    private StartDeliveryStreamEncryptionResponse start(StartDeliveryStreamEncryptionRequest request, Call call) {
        DeliveryStream stream = changeable(request.deliveryStreamName(), call);
        Encryption next =
                enabling(parts, stream.region(), stream.type(), request.deliveryStreamEncryptionConfigurationInput());
        parts.streams().change(stream, present -> {
            checkSettled(present);
            return present.with(next);
        });
        return StartDeliveryStreamEncryptionResponse.builder().build();
    }

    private StopDeliveryStreamEncryptionResponse stop(StopDeliveryStreamEncryptionRequest request, Call call) {
        DeliveryStream stream = changeable(request.deliveryStreamName(), call);
        Instant end = parts.streams().now().plus(parts.config().stateDelay());
        parts.streams().change(stream, present -> {
            checkSettled(present);
            boolean enabled = present.encryption().status() == DeliveryStreamEncryptionStatus.ENABLED;
            return enabled ? present.with(present.encryption().disabling(end)) : present;
        });
        return StopDeliveryStreamEncryptionResponse.builder().build();
    }

    private DeliveryStream changeable(String name, Call call) {
        DeliveryStream stream = parts.active(call, name);
        checkType(stream.type());
        return stream;
    }

    private static void checkSettled(DeliveryStream stream) {
        if (stream.encryption().isChanging()) {
            throw FirehoseErrors.inUse("The encryption of Firehose " + stream.name() + " is "
                    + stream.encryption().status() + ".");
        }
    }

    private static void checkType(DeliveryStreamType type) {
        if (type != DeliveryStreamType.DIRECT_PUT) {
            throw FirehoseErrors.invalid(
                    "Server-side encryption can be changed for delivery streams of type DirectPut only; with a stream as"
                            + " the source, it is that stream which encrypts.");
        }
    }

    /**
     * What a request for encryption leads to; NONE where nothing is requested.
     *
     * @throws AwsException InvalidKMSResourceException if the key cannot be used
     */
    static Encryption enabling(
            FirehoseParts parts,
            String region,
            DeliveryStreamType type,
            @Nullable DeliveryStreamEncryptionConfigurationInput input) {
        checkType(type);
        KeyType keyType = input == null ? KeyType.AWS_OWNED_CMK : input.keyType();
        String given = input == null ? null : input.keyARN();
        if (keyType == KeyType.CUSTOMER_MANAGED_CMK && given == null) {
            throw FirehoseErrors.invalid("KeyARN is required if KeyType is CUSTOMER_MANAGED_CMK.");
        }
        if (keyType == KeyType.AWS_OWNED_CMK && given != null) {
            throw FirehoseErrors.invalid("KeyARN must not be given if KeyType is AWS_OWNED_CMK.");
        }
        try {
            String keyArn = parts.delivery().keys().resolve(region, given == null ? OWNED_KEY : given);
            return Encryption.enabling(
                    keyType, keyArn, parts.streams().now().plus(parts.config().stateDelay()));
        } catch (AwsException e) {
            throw FirehoseErrors.kms(e);
        }
    }
}
