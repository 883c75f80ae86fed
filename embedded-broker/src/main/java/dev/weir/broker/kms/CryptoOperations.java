package dev.weir.broker.kms;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.Call;
import dev.weir.broker.call.Operation;
import dev.weir.broker.seal.Seal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.model.DataKeySpec;
import software.amazon.awssdk.services.kms.model.DecryptRequest;
import software.amazon.awssdk.services.kms.model.DecryptResponse;
import software.amazon.awssdk.services.kms.model.EncryptRequest;
import software.amazon.awssdk.services.kms.model.EncryptResponse;
import software.amazon.awssdk.services.kms.model.EncryptionAlgorithmSpec;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyRequest;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyResponse;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyWithoutPlaintextRequest;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyWithoutPlaintextResponse;
import software.amazon.awssdk.services.kms.model.ReEncryptRequest;
import software.amazon.awssdk.services.kms.model.ReEncryptResponse;

/** Sealing and opening with keys. */
final class CryptoOperations {

    private static final int AES_128_BYTES = 16;

    private final KeyRing ring;
    private final String homeRegion;

    CryptoOperations(KeyRing ring, String homeRegion) {
        this.ring = ring;
        this.homeRegion = homeRegion;
    }

    List<Operation<?, ?>> operations() {
        return List.of(
                new Operation<>("Encrypt", true, false, EncryptRequest::builder, this::encrypt),
                new Operation<>("Decrypt", true, false, DecryptRequest::builder, this::decrypt),
                new Operation<>("ReEncrypt", true, false, ReEncryptRequest::builder, this::reEncrypt),
                new Operation<>("GenerateDataKey", true, false, GenerateDataKeyRequest::builder, this::dataKey),
                new Operation<>(
                        "GenerateDataKeyWithoutPlaintext",
                        true,
                        false,
                        GenerateDataKeyWithoutPlaintextRequest::builder,
                        this::dataKeyWithoutPlaintext));
    }

    private EncryptResponse encrypt(EncryptRequest request, Call call) {
        checkAlgorithm(request.encryptionAlgorithm());
        KmsKey key = ring.usable(call.regionOr(homeRegion), request.keyId());
        endDryRun(request.dryRun());
        byte[] sealed = ring.seal(key, request.plaintext().asByteArrayUnsafe(), request.encryptionContext());
        return EncryptResponse.builder()
                .keyId(key.arn())
                .ciphertextBlob(SdkBytes.fromByteArrayUnsafe(sealed))
                .encryptionAlgorithm(EncryptionAlgorithmSpec.SYMMETRIC_DEFAULT)
                .build();
    }

    private DecryptResponse decrypt(DecryptRequest request, Call call) {
        checkAlgorithm(request.encryptionAlgorithm());
        checkRecipient(request.recipient());
        Opened opened = open(call, request.ciphertextBlob(), request.keyId(), request.encryptionContext());
        endDryRun(request.dryRun());
        return DecryptResponse.builder()
                .keyId(opened.key().arn())
                .plaintext(SdkBytes.fromByteArrayUnsafe(opened.plain()))
                .encryptionAlgorithm(EncryptionAlgorithmSpec.SYMMETRIC_DEFAULT)
                .build();
    }

    private ReEncryptResponse reEncrypt(ReEncryptRequest request, Call call) {
        checkAlgorithm(request.sourceEncryptionAlgorithm());
        checkAlgorithm(request.destinationEncryptionAlgorithm());
        Opened opened = open(call, request.ciphertextBlob(), request.sourceKeyId(), request.sourceEncryptionContext());
        KmsKey key = ring.usable(call.regionOr(homeRegion), request.destinationKeyId());
        endDryRun(request.dryRun());
        byte[] sealed = ring.seal(key, opened.plain(), request.destinationEncryptionContext());
        return ReEncryptResponse.builder()
                .sourceKeyId(opened.key().arn())
                .keyId(key.arn())
                .ciphertextBlob(SdkBytes.fromByteArrayUnsafe(sealed))
                .sourceEncryptionAlgorithm(EncryptionAlgorithmSpec.SYMMETRIC_DEFAULT)
                .destinationEncryptionAlgorithm(EncryptionAlgorithmSpec.SYMMETRIC_DEFAULT)
                .build();
    }

    private GenerateDataKeyResponse dataKey(GenerateDataKeyRequest request, Call call) {
        checkRecipient(request.recipient());
        int bytes = length(request.numberOfBytes(), request.keySpec());
        KmsKey key = ring.usable(call.regionOr(homeRegion), request.keyId());
        endDryRun(request.dryRun());
        byte[] plain = Seal.randomBytes(bytes);
        return GenerateDataKeyResponse.builder()
                .keyId(key.arn())
                .plaintext(SdkBytes.fromByteArrayUnsafe(plain))
                .ciphertextBlob(SdkBytes.fromByteArrayUnsafe(ring.seal(key, plain, request.encryptionContext())))
                .build();
    }

    private GenerateDataKeyWithoutPlaintextResponse dataKeyWithoutPlaintext(
            GenerateDataKeyWithoutPlaintextRequest request, Call call) {
        int bytes = length(request.numberOfBytes(), request.keySpec());
        KmsKey key = ring.usable(call.regionOr(homeRegion), request.keyId());
        endDryRun(request.dryRun());
        byte[] sealed = ring.seal(key, Seal.randomBytes(bytes), request.encryptionContext());
        return GenerateDataKeyWithoutPlaintextResponse.builder()
                .keyId(key.arn())
                .ciphertextBlob(SdkBytes.fromByteArrayUnsafe(sealed))
                .build();
    }

    private Opened open(Call call, SdkBytes ciphertext, @Nullable String keyId, Map<String, String> context) {
        String region = call.regionOr(homeRegion);
        KmsKey named = keyId == null ? null : ring.usable(region, keyId);
        CiphertextBlob blob = CiphertextBlob.parse(ciphertext.asByteArrayUnsafe());
        KmsKey key = blob == null ? null : ring.find(region, blob.keyId());
        if (blob == null || key == null) {
            throw KmsErrors.invalidCiphertext();
        }
        if (named != null && !named.id().equals(key.id())) {
            throw KmsErrors.incorrectKey();
        }
        KeyRing.checkUsable(key);
        byte[] plain = ring.open(key, blob, context);
        if (plain == null) {
            throw KmsErrors.invalidCiphertext();
        }
        return new Opened(key, plain);
    }

    private static int length(@Nullable Integer bytes, @Nullable DataKeySpec spec) {
        if ((bytes == null) == (spec == null)) {
            throw KmsErrors.validation("Please specify either number of bytes or key spec.");
        }
        if (bytes != null) {
            return bytes;
        }
        return spec == DataKeySpec.AES_128 ? AES_128_BYTES : Seal.KEY_BYTES;
    }

    private static void checkAlgorithm(@Nullable EncryptionAlgorithmSpec algorithm) {
        if (algorithm != null && algorithm != EncryptionAlgorithmSpec.SYMMETRIC_DEFAULT) {
            throw AwsException.of(
                    "InvalidKeyUsageException",
                    "The encryption algorithm " + algorithm + " is not valid for keys of SYMMETRIC_DEFAULT.");
        }
    }

    private static void checkRecipient(@Nullable Object recipient) {
        if (recipient != null) {
            throw KmsErrors.unsupported("There are no enclaves here that could be a Recipient.");
        }
    }

    private static void endDryRun(@Nullable Boolean dryRun) {
        if (Boolean.TRUE.equals(dryRun)) {
            throw KmsErrors.dryRun();
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // the bytes are handed on, not compared
    private record Opened(KmsKey key, byte[] plain) {}
}
