package dev.weir.broker.kms;

import dev.weir.broker.access.policy.MalformedPolicyException;
import dev.weir.broker.access.policy.Policy;
import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.Partition;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kms.model.KeyManagerType;

/** The policies of keys: the one that somebody gave, or the usual one. Thread-safe. */
final class KeyPolicies {

    /** A key has one policy, which is called so. */
    static final String NAME = "default";

    private static final int LONGEST = 32_768;

    private final KeyStore store;
    private final Map<String, String> given;

    KeyPolicies(KeyStore store) {
        this.store = store;
        this.given = new ConcurrentHashMap<>(store.policies());
    }

    /** @throws AwsException MalformedPolicyDocumentException */
    static void check(String policy) {
        if (policy.length() > LONGEST) {
            throw KmsErrors.limitExceeded("A key policy may have " + LONGEST + " bytes.");
        }
        try {
            Policy.ofResource(policy);
        } catch (MalformedPolicyException e) {
            throw AwsException.of("MalformedPolicyDocumentException", e.getMessage());
        }
    }

    void put(KmsKey key, String policy) {
        if (key.manager() == KeyManagerType.AWS) {
            throw KmsErrors.managedByAws(key);
        }
        check(policy);
        store.savePolicy(key.id(), policy);
        given.put(key.id(), policy);
    }

    String of(KmsKey key) {
        @Nullable String own = given.get(key.id());
        if (own != null) {
            return own;
        }
        return key.manager() == KeyManagerType.AWS ? ofKinesis(key) : usual(key);
    }

    private static String root(KmsKey key) {
        return "arn:" + Partition.of(key.region()) + ":iam::" + key.accountId() + ":root";
    }

    /** What CreateKey gives a key where nothing is said: the account's own policies decide. */
    private static String usual(KmsKey key) {
        return """
                {
                  "Version" : "2012-10-17",
                  "Id" : "key-default-1",
                  "Statement" : [ {
                    "Sid" : "Enable IAM User Permissions",
                    "Effect" : "Allow",
                    "Principal" : { "AWS" : "%s" },
                    "Action" : "kms:*",
                    "Resource" : "*"
                  } ]
                }""".formatted(root(key));
    }

    /** The key behind alias/aws/kinesis is for whoever may use Kinesis, through Kinesis; others may only look at it. */
    private static String ofKinesis(KmsKey key) {
        return """
                {
                  "Version" : "2012-10-17",
                  "Id" : "auto-kinesis-1",
                  "Statement" : [ {
                    "Sid" : "Allow use through Kinesis for all principals of the account that may use Kinesis",
                    "Effect" : "Allow",
                    "Principal" : { "AWS" : "*" },
                    "Action" : [ "kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:CreateGrant", "kms:DescribeKey" ],
                    "Resource" : "*",
                    "Condition" : { "StringEquals" : { "kms:ViaService" : "kinesis.%s.amazonaws.com", "kms:CallerAccount" : "%s" } }
                  }, {
                    "Sid" : "Allow the account to look at the key",
                    "Effect" : "Allow",
                    "Principal" : { "AWS" : "%s" },
                    "Action" : [ "kms:Describe*", "kms:Get*", "kms:List*" ],
                    "Resource" : "*"
                  } ]
                }""".formatted(key.region(), key.accountId(), root(key));
    }
}
