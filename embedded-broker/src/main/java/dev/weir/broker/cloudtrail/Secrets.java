package dev.weir.broker.cloudtrail;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/**
 * The members of requests and answers that are secrets, in whichever service: those that the services' models mark as
 * such and that could do harm. CloudTrail hides them, or leaves them out.
 */
final class Secrets {

    /** CloudTrail's words in place of a secret. */
    static final String HIDDEN = "HIDDEN_DUE_TO_SECURITY_REASONS";

    private static final Set<String> MEMBERS = Set.of(
            // Firehose
            "AccessKey",
            "Password",
            "HECToken",
            "AttributeValue",
            "PrivateKey",
            "KeyPassphrase",
            // IAM and STS
            "SecretAccessKey",
            "SessionToken",
            "OldPassword",
            "NewPassword",
            "ServicePassword",
            "ServiceCredentialSecret",
            "Base32StringSeed",
            "AddPrivateKey",
            "SAMLAssertion",
            "WebIdentityToken",
            "TradeInToken",
            "TokenCode",
            // KMS
            "Plaintext",
            "KeyStorePassword",
            "RawSecretAccessKey",
            // S3
            "SSECustomerKey",
            "CopySourceSSECustomerKey",
            // Lambda
            "Variables",
            // Glue
            "CustomAuthenticationCredentials",
            "AuthToken",
            "AccessToken",
            "RefreshToken");

    private Secrets() {}

    /** Whether a member's value is to be hidden; structures are looked into instead. */
    static boolean isOne(String member, @Nullable Object value) {
        return MEMBERS.contains(member) && !(value instanceof SdkPojo);
    }

    /** Whether there is a secret anywhere in a request. */
    static boolean in(@Nullable Object value) {
        return switch (value) {
            case SdkPojo pojo -> inMembers(pojo);
            case Collection<?> list -> list.stream().anyMatch(Secrets::in);
            case Map<?, ?> map -> map.values().stream().anyMatch(Secrets::in);
            case null, default -> false;
        };
    }

    private static boolean inMembers(SdkPojo pojo) {
        for (SdkField<?> field : pojo.sdkFields()) {
            Object value = field.getValueOrDefault(pojo);
            if (value != null && (isOne(field.memberName(), value) || in(value))) {
                return true;
            }
        }
        return false;
    }
}
