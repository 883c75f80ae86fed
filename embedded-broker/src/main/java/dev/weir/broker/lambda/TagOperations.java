package dev.weir.broker.lambda;

import dev.weir.broker.call.Call;
import dev.weir.broker.call.Operation;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.lambda.model.ListTagsRequest;
import software.amazon.awssdk.services.lambda.model.ListTagsResponse;
import software.amazon.awssdk.services.lambda.model.TagResourceRequest;
import software.amazon.awssdk.services.lambda.model.TagResourceResponse;
import software.amazon.awssdk.services.lambda.model.UntagResourceRequest;
import software.amazon.awssdk.services.lambda.model.UntagResourceResponse;

/** The tags of functions. */
final class TagOperations {

    private static final int AT_MOST = 50;
    private static final int KEY_LENGTH = 128;
    private static final int VALUE_LENGTH = 256;

    private final Functions functions;

    TagOperations(Functions functions) {
        this.functions = functions;
    }

    List<Operation<?, ?>> operations() {
        return List.of(
                new Operation<>("TagResource", false, false, TagResourceRequest::builder, this::tag),
                new Operation<>("UntagResource", false, false, UntagResourceRequest::builder, this::untag),
                new Operation<>("ListTags", true, false, ListTagsRequest::builder, this::list));
    }

    static void check(Map<String, String> tags) {
        if (tags.size() > AT_MOST) {
            throw LambdaErrors.invalid("A function has at most " + AT_MOST + " tags.");
        }
        tags.forEach((key, value) -> {
            if (key.isEmpty() || key.length() > KEY_LENGTH || value.length() > VALUE_LENGTH) {
                throw LambdaErrors.invalid("A tag's key has 1 to " + KEY_LENGTH + " characters, and its value at most "
                        + VALUE_LENGTH + ": " + key);
            }
            if (key.toLowerCase(Locale.ROOT).startsWith("aws:")) {
                throw LambdaErrors.invalid("Tag keys that begin with aws: are reserved: " + key);
            }
        });
    }

    private Function function(String arn, Call call) {
        if (!arn.contains(":function:")) {
            throw LambdaErrors.invalid("Only functions have tags in this broker's Lambda: " + arn);
        }
        return functions.latest(call, arn);
    }

    private TagResourceResponse tag(TagResourceRequest request, Call call) {
        Function function = function(request.resource(), call);
        check(request.tags());
        Map<String, String> all = new HashMap<>(functions.store().tags(function));
        all.putAll(request.tags());
        check(all);
        functions.store().tag(function, request.tags());
        return TagResourceResponse.builder().build();
    }

    private UntagResourceResponse untag(UntagResourceRequest request, Call call) {
        functions.store().untag(function(request.resource(), call), request.tagKeys());
        return UntagResourceResponse.builder().build();
    }

    private ListTagsResponse list(ListTagsRequest request, Call call) {
        return ListTagsResponse.builder()
                .tags(functions.store().tags(function(request.resource(), call)))
                .build();
    }
}
