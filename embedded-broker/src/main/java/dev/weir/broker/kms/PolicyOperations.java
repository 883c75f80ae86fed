package dev.weir.broker.kms;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.Call;
import dev.weir.broker.call.Operation;
import java.util.List;
import software.amazon.awssdk.services.kms.model.GetKeyPolicyRequest;
import software.amazon.awssdk.services.kms.model.GetKeyPolicyResponse;
import software.amazon.awssdk.services.kms.model.ListKeyPoliciesRequest;
import software.amazon.awssdk.services.kms.model.ListKeyPoliciesResponse;
import software.amazon.awssdk.services.kms.model.PutKeyPolicyRequest;
import software.amazon.awssdk.services.kms.model.PutKeyPolicyResponse;

/** Reading and changing the policy of a key. */
final class PolicyOperations {

    private final KeyOperations keys;
    private final KeyPolicies policies;

    PolicyOperations(KeyOperations keys, KeyPolicies policies) {
        this.keys = keys;
        this.policies = policies;
    }

    List<Operation<?, ?>> operations() {
        return List.of(
                new Operation<>("PutKeyPolicy", false, false, PutKeyPolicyRequest::builder, this::put),
                new Operation<>("GetKeyPolicy", true, false, GetKeyPolicyRequest::builder, this::get),
                new Operation<>("ListKeyPolicies", true, false, ListKeyPoliciesRequest::builder, this::list));
    }

    private PutKeyPolicyResponse put(PutKeyPolicyRequest request, Call call) {
        checkName(request.policyName());
        policies.put(keys.byIdOrArn(request.keyId(), call), request.policy());
        return PutKeyPolicyResponse.builder().build();
    }

    private GetKeyPolicyResponse get(GetKeyPolicyRequest request, Call call) {
        checkName(request.policyName());
        return GetKeyPolicyResponse.builder()
                .policy(policies.of(keys.byIdOrArn(request.keyId(), call)))
                .policyName(KeyPolicies.NAME)
                .build();
    }

    private ListKeyPoliciesResponse list(ListKeyPoliciesRequest request, Call call) {
        keys.byIdOrArn(request.keyId(), call);
        return ListKeyPoliciesResponse.builder()
                .policyNames(KeyPolicies.NAME)
                .truncated(false)
                .build();
    }

    private static void checkName(@org.jspecify.annotations.Nullable String name) {
        if (name != null && !name.equals(KeyPolicies.NAME)) {
            throw AwsException.of("NotFoundException", "No such policy exists");
        }
    }
}
