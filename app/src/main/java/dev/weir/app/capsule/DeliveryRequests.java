package dev.weir.app.capsule;

import dev.weir.app.capsule.file.SavedDelivery;
import dev.weir.app.delivery.DeliveryFacts;
import dev.weir.app.delivery.Redefined;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.CreateDeliveryStreamRequest;

/** Delivery streams as requests, and as the maps that stand in a capsule for them. */
final class DeliveryRequests {

    /** What stands in the place of account ids: a capsule does not tell whose it was. */
    static final String NOBODY = "000000000000";

    private static final Pattern ARN = Pattern.compile("(arn:aws[a-z-]*:[a-z0-9-]*:)([a-z0-9-]*):(\\d{12}):");

    private DeliveryRequests() {}

    /** Asks the service; null for one whose destination is not known. Blocks. */
    static @Nullable SavedDelivery read(FirehoseClient firehose, String name) {
        DeliveryFacts facts = DeliveryFacts.describe(firehose, name);
        CreateDeliveryStreamRequest request = Redefined.request(facts, List.of());
        if (request == null) {
            return null;
        }
        Map<String, Object> members = ApiForm.of(request);
        members.remove("DeliveryStreamName");
        members.remove("KinesisStreamSourceConfiguration");
        return new SavedDelivery(name, Objects.requireNonNullElse(facts.sourceStream(), ""), anonymous(members));
    }

    private static Map<String, Object> anonymous(Map<String, Object> members) {
        return ApiForm.texts(members, DeliveryRequests::anonymous);
    }

    /** A text whose ARNs name no account. */
    static String anonymous(String text) {
        return ARN.matcher(text).replaceAll(found -> found.group(1) + found.group(2) + ":" + NOBODY + ":");
    }

    /** A text whose ARNs name the account and region in which things are made. */
    static String here(String text, Home home) {
        return ARN.matcher(text)
                .replaceAll(found ->
                        found.group(1) + (found.group(2).isEmpty() ? "" : home.region()) + ":" + home.account() + ":");
    }

    /**
     * The request that makes it.
     *
     * @param name that it is to have
     * @param sourceArn the stream that it is to read, or null for one that is put into
     * @throws IllegalArgumentException with a sentence if the capsule's form is not the API's
     */
    static CreateDeliveryStreamRequest request(
            SavedDelivery saved, String name, @Nullable String sourceArn, Home home) {
        Map<String, Object> here = ApiForm.texts(saved.request(), text -> here(text, home));
        CreateDeliveryStreamRequest.Builder request = CreateDeliveryStreamRequest.builder();
        ApiForm.into((software.amazon.awssdk.core.SdkPojo) request, here);
        request.deliveryStreamName(name);
        if (sourceArn != null) {
            request.kinesisStreamSourceConfiguration(source -> source.kinesisStreamARN(sourceArn)
                    .roleARN("arn:aws:iam::" + home.account() + ":role/weir-capsule"));
        }
        return request.build();
    }

    /** Where things are made. */
    record Home(String region, String account) {}

    /** The buckets that it delivers to. */
    static List<String> buckets(SavedDelivery saved) {
        Map<String, Boolean> found = new TreeMap<>();
        ApiForm.texts(saved.request(), text -> {
            if (text.startsWith("arn:aws:s3:::")) {
                found.put(text.substring("arn:aws:s3:::".length()), true);
            }
            return text;
        });
        return List.copyOf(found.keySet());
    }
}
