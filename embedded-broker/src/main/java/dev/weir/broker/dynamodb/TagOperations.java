package dev.weir.broker.dynamodb;

import dev.weir.broker.call.Call;
import dev.weir.broker.call.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ListTagsOfResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTagsOfResourceResponse;
import software.amazon.awssdk.services.dynamodb.model.Tag;
import software.amazon.awssdk.services.dynamodb.model.TagResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.TagResourceResponse;
import software.amazon.awssdk.services.dynamodb.model.UntagResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.UntagResourceResponse;

/** Tags of tables; words as recorded by dynalite's tests. */
final class TagOperations {

    private static final int PAGE = 10;
    private static final String MARK = ":table/";

    private final Tables tables;
    private final TagStore tags;

    TagOperations(Tables tables, TagStore tags) {
        this.tables = tables;
        this.tags = tags;
    }

    List<Operation<?, ?>> operations() {
        return List.of(
                new Operation<>("TagResource", false, false, TagResourceRequest::builder, this::tag),
                new Operation<>("UntagResource", false, false, UntagResourceRequest::builder, this::untag),
                new Operation<>("ListTagsOfResource", true, false, ListTagsOfResourceRequest::builder, this::list));
    }

    private TagResourceResponse tag(TagResourceRequest request, Call call) {
        Table table = table(request.resourceArn(), call);
        if (request.tags().isEmpty()) {
            throw DynamoErrors.validation("Atleast one Tag needs to be provided as Input.");
        }
        TagStore.check(request.tags());
        Map<String, Tag> all = new LinkedHashMap<>();
        tags.of(table).forEach(tag -> all.put(tag.key(), tag));
        request.tags().forEach(tag -> all.put(tag.key(), tag));
        TagStore.check(new ArrayList<>(all.values()));
        tags.put(table, request.tags());
        return TagResourceResponse.builder().build();
    }

    private UntagResourceResponse untag(UntagResourceRequest request, Call call) {
        Table table = table(request.resourceArn(), call);
        if (request.tagKeys().isEmpty()) {
            throw DynamoErrors.validation("Atleast one Tag Key needs to be provided as Input.");
        }
        tags.remove(table, request.tagKeys());
        return UntagResourceResponse.builder().build();
    }

    /** The token of a page is the last key of the one before. */
    private ListTagsOfResourceResponse list(ListTagsOfResourceRequest request, Call call) {
        @Nullable String after = request.nextToken();
        List<Tag> left = tags.of(table(request.resourceArn(), call)).stream()
                .filter(tag -> after == null || tag.key().compareTo(after) > 0)
                .toList();
        boolean more = left.size() > PAGE;
        List<Tag> page = more ? left.subList(0, PAGE) : left;
        return ListTagsOfResourceResponse.builder()
                .tags(page)
                .nextToken(more ? page.getLast().key() : null)
                .build();
    }

    private Table table(String arn, Call call) {
        int at = arn.indexOf(MARK);
        if (!arn.startsWith("arn:") || at < 0) {
            throw DynamoErrors.validation("Invalid TableArn: Invalid ResourceArn provided as input " + arn);
        }
        Table table = tables.find(call, arn.substring(at + MARK.length()));
        if (table == null || !table.arn().equals(arn)) {
            throw DynamoErrors.noResource(arn);
        }
        return table;
    }
}
