package dev.weir.broker.kms;

import dev.weir.broker.access.ResourceFacts;
import dev.weir.broker.call.AwsException;
import software.amazon.awssdk.core.SdkBytes;

/** Which key a text or a ciphertext means, before a call is let in. */
record KmsFacts(KeyRing ring) implements ResourceFacts {

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
