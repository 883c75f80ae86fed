package dev.weir.broker.firehose;

import dev.weir.broker.call.Call;
import dev.weir.broker.call.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.model.ListTagsForDeliveryStreamRequest;
import software.amazon.awssdk.services.firehose.model.ListTagsForDeliveryStreamResponse;
import software.amazon.awssdk.services.firehose.model.Tag;
import software.amazon.awssdk.services.firehose.model.TagDeliveryStreamRequest;
import software.amazon.awssdk.services.firehose.model.TagDeliveryStreamResponse;
import software.amazon.awssdk.services.firehose.model.UntagDeliveryStreamRequest;
import software.amazon.awssdk.services.firehose.model.UntagDeliveryStreamResponse;

/** Tags of delivery streams. */
final class TagOperations {

    private static final int PAGE = 50;

    private final FirehoseParts parts;

    TagOperations(FirehoseParts parts) {
        this.parts = parts;
    }

    List<Operation<?, ?>> operations() {
        return List.of(
                new Operation<>("TagDeliveryStream", false, false, TagDeliveryStreamRequest::builder, this::tag),
                new Operation<>("UntagDeliveryStream", false, false, UntagDeliveryStreamRequest::builder, this::untag),
                new Operation<>(
                        "ListTagsForDeliveryStream",
                        true,
                        false,
                        ListTagsForDeliveryStreamRequest::builder,
                        this::list));
    }

    private TagDeliveryStreamResponse tag(TagDeliveryStreamRequest request, Call call) {
        DeliveryStream stream = parts.streams().get(call, request.deliveryStreamName());
        TagStore.check(request.tags());
        Map<String, Tag> all = new LinkedHashMap<>();
        parts.tags().of(stream).forEach(tag -> all.put(tag.key(), tag));
        request.tags().forEach(tag -> all.put(tag.key(), tag));
        TagStore.check(new ArrayList<>(all.values()));
        parts.tags().put(stream, request.tags());
        return TagDeliveryStreamResponse.builder().build();
    }

    private UntagDeliveryStreamResponse untag(UntagDeliveryStreamRequest request, Call call) {
        parts.tags().remove(parts.streams().get(call, request.deliveryStreamName()), request.tagKeys());
        return UntagDeliveryStreamResponse.builder().build();
    }

    private ListTagsForDeliveryStreamResponse list(ListTagsForDeliveryStreamRequest request, Call call) {
        @Nullable String after = request.exclusiveStartTagKey();
        int limit = request.limit() == null ? PAGE : request.limit();
        List<Tag> left = parts.tags().of(parts.streams().get(call, request.deliveryStreamName())).stream()
                .filter(tag -> after == null || tag.key().compareTo(after) > 0)
                .toList();
        return ListTagsForDeliveryStreamResponse.builder()
                .tags(left.stream().limit(limit).toList())
                .hasMoreTags(left.size() > limit)
                .build();
    }
}
