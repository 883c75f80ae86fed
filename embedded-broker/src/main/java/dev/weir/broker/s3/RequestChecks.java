package dev.weir.broker.s3;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.Call;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/** What is asked of every operation's request, whichever it is. */
final class RequestChecks {

    private static final int FORBIDDEN = 403;
    private static final int NOT_IMPLEMENTED = 501;

    /** What would be promised and not kept if it were taken without a word. */
    private static final Set<String> REFUSED = Set.of(
            "SSECustomerAlgorithm",
            "SSECustomerKey",
            "CopySourceSSECustomerAlgorithm",
            "CopySourceSSECustomerKey",
            "SSEKMSKeyId",
            "ObjectLockMode",
            "ObjectLockRetainUntilDate",
            "ObjectLockLegalHoldStatus",
            "WriteOffsetBytes");

    private static final Map<String, String> REFUSED_VALUES =
            Map.of("ServerSideEncryption", "aws:.*", "ObjectLockEnabledForBucket", "true");

    private RequestChecks() {}

    /** @throws AwsException AccessDenied for another's bucket, NotImplemented for what this S3 does not do */
    static void check(SdkPojo request, Call call) {
        for (SdkField<?> field : request.sdkFields()) {
            Object value = field.getValueOrDefault(request);
            if (value == null) {
                continue;
            }
            String name = field.memberName();
            boolean othersBucket = name.equals("ExpectedBucketOwner") || name.equals("ExpectedSourceBucketOwner");
            if (othersBucket && !value.equals(call.caller().accountId())) {
                throw new AwsException("AccessDenied", FORBIDDEN, "Access Denied");
            }
            String refused = REFUSED_VALUES.get(name);
            if (REFUSED.contains(name) || (refused != null && value.toString().matches(refused))) {
                throw new AwsException(
                                "NotImplemented",
                                NOT_IMPLEMENTED,
                                "A header you provided implies functionality that is not implemented.")
                        .with("Header", field.locationName());
            }
        }
    }

    /** @throws AwsException InvalidArgument for any version but that of objects without versions */
    static void version(@Nullable String versionId) {
        if (versionId != null && !versionId.equals("null")) {
            throw S3Errors.invalidArgument("versionId", versionId, "Invalid version id specified");
        }
    }
}
