package dev.weir.broker.kinesis;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.Call;
import dev.weir.broker.call.Operation;
import java.util.List;
import software.amazon.awssdk.services.kinesis.model.DeleteResourcePolicyRequest;
import software.amazon.awssdk.services.kinesis.model.DeleteResourcePolicyResponse;
import software.amazon.awssdk.services.kinesis.model.GetResourcePolicyRequest;
import software.amazon.awssdk.services.kinesis.model.GetResourcePolicyResponse;
import software.amazon.awssdk.services.kinesis.model.PutResourcePolicyRequest;
import software.amazon.awssdk.services.kinesis.model.PutResourcePolicyResponse;

/** The operations on the policies of streams and consumers. A resource without one shows an empty document. */
final class PolicyOperations {

    private static final String NO_POLICY = "{}";

    private final KinesisParts parts;
    private final Resources resources;
    private final TaggedConsumers consumers;
    private final PolicyStore policies;

    PolicyOperations(KinesisParts parts, TaggedConsumers consumers, PolicyStore policies) {
        this.parts = parts;
        this.resources = new Resources(parts, consumers);
        this.consumers = consumers;
        this.policies = policies;
    }

    List<Operation<?, ?>> operations() {
        return List.of(
                new Operation<>("PutResourcePolicy", false, false, PutResourcePolicyRequest::builder, this::put),
                new Operation<>("GetResourcePolicy", true, false, GetResourcePolicyRequest::builder, this::get),
                new Operation<>(
                        "DeleteResourcePolicy", false, false, DeleteResourcePolicyRequest::builder, this::delete));
    }

    PutResourcePolicyResponse put(PutResourcePolicyRequest request, Call call) {
        Resources.Resource resource = resources.find(call, request.resourceARN());
        parts.checkRate(call, resource.name());
        Stream stream = resource.live().now();
        parts.errors().requireServing(stream);
        String consumer = resource.consumerArn();
        if (consumer != null) {
            consumers.requireActive(call, consumer);
        }
        PolicyDocument.check(request.policy());
        policies.put(stream.id(), resource.arn(parts.accountId()), request.policy());
        return PutResourcePolicyResponse.builder().build();
    }

    GetResourcePolicyResponse get(GetResourcePolicyRequest request, Call call) {
        Resources.Resource resource = resources.find(call, request.resourceARN());
        parts.checkRate(call, resource.name());
        String policy = policies.get(resource.arn(parts.accountId()));
        return GetResourcePolicyResponse.builder()
                .policy(policy == null ? NO_POLICY : policy)
                .build();
    }

    DeleteResourcePolicyResponse delete(DeleteResourcePolicyRequest request, Call call) {
        Resources.Resource resource = resources.find(call, request.resourceARN());
        parts.checkRate(call, resource.name());
        String arn = resource.arn(parts.accountId());
        if (!policies.delete(arn)) {
            throw AwsException.of("ResourceNotFoundException", "No resource policy found for resource ARN " + arn);
        }
        return DeleteResourcePolicyResponse.builder().build();
    }
}
