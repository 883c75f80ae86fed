package dev.weir.broker.authorize;

import dev.weir.broker.access.ResourceFacts;
import dev.weir.broker.call.Call;
import dev.weir.broker.call.ServiceId;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/** Which KMS key a call to Kinesis uses for its caller, and for what. */
final class StreamKeys {

    private final ResourceFacts streams;
    private final ResourceFacts keys;

    StreamKeys(ResourceFacts streams, ResourceFacts keys) {
        this.streams = streams;
        this.keys = keys;
    }

    /** What a call does with a key. */
    record Use(String action, String keyArn) {}

    /** @param stream the ARN of what is called */
    @Nullable Use of(Call call, SdkPojo request, String stream) {
        if (call.service() != ServiceId.KINESIS) {
            return null;
        }
        return switch (call.operation()) {
            case "PutRecord", "PutRecords" -> use("kms:GenerateDataKey", streams.keyOf(stream));
            case "GetRecords" -> use("kms:Decrypt", streams.keyOf(stream));
            case "SubscribeToShard" -> use("kms:Decrypt", streams.keyOf(stream.replaceFirst("/consumer/.*", "")));
            case "StartStreamEncryption" -> {
                String given = Members.text(request, "KeyId");
                String name = "aws/kinesis".equals(given) ? "alias/aws/kinesis" : given;
                yield use("kms:GenerateDataKey", name == null ? "" : keys.arnOf(call.region(), name));
            }
            default -> null;
        };
    }

    private static @Nullable Use use(String action, String keyArn) {
        return keyArn.isEmpty() ? null : new Use(action, keyArn);
    }
}
