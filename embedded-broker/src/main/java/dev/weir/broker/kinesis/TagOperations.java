package dev.weir.broker.kinesis;

import dev.weir.broker.call.Call;
import dev.weir.broker.call.Operation;
import java.util.List;
import java.util.SortedMap;
import software.amazon.awssdk.services.kinesis.model.AddTagsToStreamRequest;
import software.amazon.awssdk.services.kinesis.model.AddTagsToStreamResponse;
import software.amazon.awssdk.services.kinesis.model.ListTagsForStreamRequest;
import software.amazon.awssdk.services.kinesis.model.ListTagsForStreamResponse;
import software.amazon.awssdk.services.kinesis.model.RemoveTagsFromStreamRequest;
import software.amazon.awssdk.services.kinesis.model.RemoveTagsFromStreamResponse;
import software.amazon.awssdk.services.kinesis.model.Tag;

/** The operations on a stream's tags. */
final class TagOperations {

    private static final int PAGE = 50;

    private final KinesisParts parts;

    TagOperations(KinesisParts parts) {
        this.parts = parts;
    }

    List<Operation<?, ?>> operations() {
        return List.of(
                new Operation<>("AddTagsToStream", false, false, AddTagsToStreamRequest::builder, this::add),
                new Operation<>(
                        "RemoveTagsFromStream", false, false, RemoveTagsFromStreamRequest::builder, this::remove),
                new Operation<>("ListTagsForStream", true, false, ListTagsForStreamRequest::builder, this::list));
    }

    AddTagsToStreamResponse add(AddTagsToStreamRequest request, Call call) {
        StreamName name = parts.streams().name(call, request.streamName(), request.streamARN());
        parts.checkRate(call, name.name());
        parts.streams().change(parts.streams().get(name), stream -> {
            parts.errors().requireServing(stream);
            return stream.withTags(TagRules.added(stream.tags(), request.tags(), name.name(), parts.accountId()));
        });
        return AddTagsToStreamResponse.builder().build();
    }

    RemoveTagsFromStreamResponse remove(RemoveTagsFromStreamRequest request, Call call) {
        StreamName name = parts.streams().name(call, request.streamName(), request.streamARN());
        parts.checkRate(call, name.name());
        parts.streams().change(parts.streams().get(name), stream -> {
            parts.errors().requireServing(stream);
            return stream.withTags(TagRules.removed(stream.tags(), request.tagKeys()));
        });
        return RemoveTagsFromStreamResponse.builder().build();
    }

    ListTagsForStreamResponse list(ListTagsForStreamRequest request, Call call) {
        StreamName name = parts.streams().name(call, request.streamName(), request.streamARN());
        parts.checkRate(call, name.name());
        SortedMap<String, String> tags = parts.streams().get(name).now().tags();
        String after = request.exclusiveStartTagKey();
        int limit = request.limit() == null ? PAGE : request.limit();
        List<Tag> rest = TagRules.listed(tags)
                .filter(tag -> after == null || tag.key().compareTo(after) > 0)
                .limit(limit + 1L)
                .toList();
        return ListTagsForStreamResponse.builder()
                .tags(rest.subList(0, Math.min(limit, rest.size())))
                .hasMoreTags(rest.size() > limit)
                .build();
    }
}
