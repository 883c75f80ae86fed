package dev.weir.broker.kinesis;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.Call;
import dev.weir.broker.call.Operation;
import dev.weir.broker.kms.DataKeys;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.kinesis.model.EncryptionType;
import software.amazon.awssdk.services.kinesis.model.StartStreamEncryptionRequest;
import software.amazon.awssdk.services.kinesis.model.StartStreamEncryptionResponse;
import software.amazon.awssdk.services.kinesis.model.StopStreamEncryptionRequest;
import software.amazon.awssdk.services.kinesis.model.StopStreamEncryptionResponse;

/**
 * StartStreamEncryption and StopStreamEncryption. Each takes effect when the stream is ACTIVE again, on records put
 * from then on. To stop what was not started is taken, and changes nothing.
 */
final class EncryptionOperations {

    /** Each of the two operations, for a stream, in any 24 hours. */
    private static final int CHANGES_A_DAY = 25;

    private static final String KINESIS_KEY = "aws/kinesis";

    private final KinesisParts parts;
    private final DataKeys keys;

    EncryptionOperations(KinesisParts parts, DataKeys keys) {
        this.parts = parts;
        this.keys = keys;
    }

    List<Operation<?, ?>> operations() {
        return List.of(
                new Operation<>(
                        "StartStreamEncryption", false, false, StartStreamEncryptionRequest::builder, this::start),
                new Operation<>(
                        "StopStreamEncryption", false, false, StopStreamEncryptionRequest::builder, this::stop));
    }

    StartStreamEncryptionResponse start(StartStreamEncryptionRequest request, Call call) {
        StreamName name = parts.streams().name(call, request.streamName(), request.streamARN());
        parts.checkRate(call, name.name());
        checkType(request.encryptionType());
        LiveStream live = parts.streams().get(name);
        String given = keyName(request.keyId());
        EncryptionKey key = new EncryptionKey(given, KmsFailures.translated(() -> keys.resolve(name.region(), given)));
        Instant now = parts.streams().now();
        Instant end = parts.streams().stateEnd();
        parts.streams().change(live, stream -> {
            checkChangeable(stream, call, stream.encryption().starts());
            return stream.in(new StreamState.Updating(end, new StreamChange.StartEncryption(key)))
                    .withEncryption(stream.encryption().started(now));
        });
        return StartStreamEncryptionResponse.builder().build();
    }

    StopStreamEncryptionResponse stop(StopStreamEncryptionRequest request, Call call) {
        StreamName name = parts.streams().name(call, request.streamName(), request.streamARN());
        parts.checkRate(call, name.name());
        checkType(request.encryptionType());
        LiveStream live = parts.streams().get(name);
        String given = keyName(request.keyId());
        Instant now = parts.streams().now();
        Instant end = parts.streams().stateEnd();
        parts.streams().change(live, stream -> {
            checkChangeable(stream, call, stream.encryption().stops());
            EncryptionKey key = stream.encryption().key();
            if (key == null) {
                return stream;
            }
            if (!names(given, key, name.region())) {
                throw KinesisErrors.invalidArgument("Stream " + name.name() + " under account " + parts.accountId()
                        + " is encrypted with the key " + key.id() + ", not with " + given + ".");
            }
            return stream.in(new StreamState.Updating(end, new StreamChange.StopEncryption()))
                    .withEncryption(stream.encryption().stopped(now));
        });
        return StopStreamEncryptionResponse.builder().build();
    }

    private void checkChangeable(Stream stream, Call call, List<Instant> times) {
        parts.errors().requireActive(stream);
        parts.checkDay(call.operation(), times, CHANGES_A_DAY);
    }

    /** Whether a text means the key, which may be disabled or gone by now. */
    private boolean names(String given, EncryptionKey key, String region) {
        if (given.equals(key.id()) || given.equals(key.arn()) || key.arn().endsWith(":key/" + given)) {
            return true;
        }
        try {
            return keys.resolve(region, given).equals(key.arn());
        } catch (AwsException e) {
            return false; // a name that leads nowhere is not the name of this key
        }
    }

    private static void checkType(EncryptionType type) {
        if (type != EncryptionType.KMS) {
            throw KinesisErrors.invalidArgument("The only valid EncryptionType is KMS.");
        }
    }

    /** Kinesis's own key may be named without the beginning of an alias. */
    private static String keyName(String keyId) {
        return keyId.equals(KINESIS_KEY) ? "alias/" + KINESIS_KEY : keyId;
    }
}
