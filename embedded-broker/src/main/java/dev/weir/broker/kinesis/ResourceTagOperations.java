package dev.weir.broker.kinesis;

import dev.weir.broker.call.Call;
import dev.weir.broker.call.Operation;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.kinesis.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.kinesis.model.TagResourceRequest;
import software.amazon.awssdk.services.kinesis.model.TagResourceResponse;
import software.amazon.awssdk.services.kinesis.model.UntagResourceRequest;
import software.amazon.awssdk.services.kinesis.model.UntagResourceResponse;

/** The operations on the tags of streams, consumers and channels by their ARNs. */
final class ResourceTagOperations {

    private final KinesisParts parts;
    private final Resources resources;
    private final TaggedConsumers consumers;

    ResourceTagOperations(KinesisParts parts, TaggedConsumers consumers) {
        this.parts = parts;
        this.resources = new Resources(parts, consumers);
        this.consumers = consumers;
    }

    List<Operation<?, ?>> operations() {
        return List.of(
                new Operation<>("TagResource", false, false, TagResourceRequest::builder, this::tag),
                new Operation<>("UntagResource", false, false, UntagResourceRequest::builder, this::untag),
                new Operation<>("ListTagsForResource", true, false, ListTagsForResourceRequest::builder, this::list));
    }

    TagResourceResponse tag(TagResourceRequest request, Call call) {
        if (isChannel(request.resourceARN())) {
            parts.checkRate(call);
            consumers.changeTags(
                    call,
                    request.resourceARN(),
                    present -> TagRules.added(present, request.tags(), request.resourceARN(), parts.accountId()));
            return TagResourceResponse.builder().build();
        }
        Resources.Resource resource = resources.find(call, request.resourceARN());
        parts.checkRate(call, resource.name());
        change(call, resource, present -> TagRules.added(present, request.tags(), resource.name(), parts.accountId()));
        return TagResourceResponse.builder().build();
    }

    private static boolean isChannel(@Nullable String arn) {
        return arn != null && TaggedResources.isChannel(arn);
    }

    UntagResourceResponse untag(UntagResourceRequest request, Call call) {
        if (isChannel(request.resourceARN())) {
            parts.checkRate(call);
            consumers.changeTags(call, request.resourceARN(), present -> TagRules.removed(present, request.tagKeys()));
            return UntagResourceResponse.builder().build();
        }
        Resources.Resource resource = resources.find(call, request.resourceARN());
        parts.checkRate(call, resource.name());
        change(call, resource, present -> TagRules.removed(present, request.tagKeys()));
        return UntagResourceResponse.builder().build();
    }

    ListTagsForResourceResponse list(ListTagsForResourceRequest request, Call call) {
        if (isChannel(request.resourceARN())) {
            parts.checkRate(call);
            return ListTagsForResourceResponse.builder()
                    .tags(TagRules.listed(new TreeMap<>(consumers.tags(call, request.resourceARN())))
                            .toList())
                    .build();
        }
        Resources.Resource resource = resources.find(call, request.resourceARN());
        parts.checkRate(call, resource.name());
        String consumer = resource.consumerArn();
        Map<String, String> tags = consumer == null ? resource.live().now().tags() : consumers.tags(call, consumer);
        return ListTagsForResourceResponse.builder()
                .tags(TagRules.listed(new TreeMap<>(tags)).toList())
                .build();
    }

    private void change(Call call, Resources.Resource resource, UnaryOperator<Map<String, String>> next) {
        String consumer = resource.consumerArn();
        if (consumer != null) {
            consumers.changeTags(call, consumer, next);
            return;
        }
        parts.streams().change(resource.live(), stream -> {
            parts.errors().requireServing(stream);
            return stream.withTags(next.apply(stream.tags()));
        });
    }
}
