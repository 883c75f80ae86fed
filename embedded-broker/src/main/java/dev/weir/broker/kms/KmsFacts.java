package dev.weir.broker.kms;

import dev.weir.broker.access.ResourceFacts;
import dev.weir.broker.call.AwsException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;

/** Which key a text or a ciphertext means, before a call is let in. */
record KmsFacts(KeyRing ring, KeyPolicies policies) implements ResourceFacts {

    @Override
    public @Nullable String policy(String arn) {
        try {
            String region = arn.split(":", 5)[3];
            return policies.of(ring.resolve(region, arn));
        } catch (AwsException | ArrayIndexOutOfBoundsException e) {
            return null; // there is no such key here
        }
    }

    @Override
    public String arnOf(String region, Object opaque) {
        String id = opaque.toString();
        if (opaque instanceof SdkBytes ciphertext) {
            CiphertextBlob blob = CiphertextBlob.parse(ciphertext.asByteArrayUnsafe());
            if (blob == null) {
                return "";
            }
            id = blob.keyId();
        }
        try {
            return ring.resolve(region, id).arn();
        } catch (AwsException e) {
            return ""; // the operation says what is wrong with it
        }
    }
}
