package dev.weir.broker.cloudtrail.trail;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.Call;
import dev.weir.broker.call.Operation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudtrail.model.AddTagsRequest;
import software.amazon.awssdk.services.cloudtrail.model.AddTagsResponse;
import software.amazon.awssdk.services.cloudtrail.model.ListTagsRequest;
import software.amazon.awssdk.services.cloudtrail.model.ListTagsResponse;
import software.amazon.awssdk.services.cloudtrail.model.RemoveTagsRequest;
import software.amazon.awssdk.services.cloudtrail.model.RemoveTagsResponse;
import software.amazon.awssdk.services.cloudtrail.model.ResourceTag;
import software.amazon.awssdk.services.cloudtrail.model.Tag;

/** The tags of trails, which are named by ARN here. */
record TagOperations(Trails trails) {

    private static final int MOST_ASKED = 20;

    List<Operation<?, ?>> all() {
        return List.of(
                new Operation<>("AddTags", false, false, AddTagsRequest::builder, this::add),
                new Operation<>("RemoveTags", false, false, RemoveTagsRequest::builder, this::remove),
                new Operation<>("ListTags", true, false, ListTagsRequest::builder, this::list));
    }

    private AddTagsResponse add(AddTagsRequest request, Call call) {
        trails.changing().lock();
        try {
            Trail trail = tagged(request.resourceId(), call);
            save(trail, TagRules.added(trail.settings().tags(), request.tagsList()));
            return AddTagsResponse.builder().build();
        } finally {
            trails.changing().unlock();
        }
    }

    private RemoveTagsResponse remove(RemoveTagsRequest request, Call call) {
        trails.changing().lock();
        try {
            Trail trail = tagged(request.resourceId(), call);
            save(trail, TagRules.removed(trail.settings().tags(), request.tagsList()));
            return RemoveTagsResponse.builder().build();
        } finally {
            trails.changing().unlock();
        }
    }

    private void save(Trail trail, Map<String, String> tags) {
        trails.save(trail.with(trail.settings().withTags(tags)));
    }

    private ListTagsResponse list(ListTagsRequest request, Call call) {
        if (request.resourceIdList().size() > MOST_ASKED) {
            throw AwsException.of("InvalidParameterException", "Up to 20 resources can be asked for at a time.");
        }
        List<ResourceTag> found = request.resourceIdList().stream()
                .map(id -> ResourceTag.builder()
                        .resourceId(id)
                        .tagsList(tagged(id, call).settings().tags().entrySet().stream()
                                .map(tag -> Tag.builder()
                                        .key(tag.getKey())
                                        .value(tag.getValue())
                                        .build())
                                .toList())
                        .build())
                .toList();
        return ListTagsResponse.builder().resourceTagList(found).build();
    }

    private Trail tagged(@Nullable String id, Call call) {
        if (id == null || !id.startsWith("arn:")) {
            throw TrailErrors.badArn(String.valueOf(id));
        }
        Trail trail = trails.find(id, call);
        if (trail == null) {
            throw AwsException.of("ResourceNotFoundException", "The resource " + id + " does not exist.");
        }
        return trail;
    }
}
