package dev.weir.app.query.delivered;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamType;
import software.amazon.awssdk.services.firehose.model.DestinationDescription;
import software.amazon.awssdk.services.firehose.model.ListDeliveryStreamsResponse;
import software.amazon.awssdk.services.firehose.model.ResourceNotFoundException;

/** Finds out where a connection's delivery streams put their objects, and which take rows. Blocks; throws what the SDK throws. */
public final class DeliveryStreams {

    /** Delivery streams that are looked at; who has more types the address. */
    static final int MOST = 50;

    private static final Pattern EXPRESSION = Pattern.compile("!\\{");

    private DeliveryStreams() {}

    /** Those that put objects into S3 or take rows. */
    public static List<Delivered> all(FirehoseClient firehose) {
        List<Delivered> found = new ArrayList<>();
        for (String name : names(firehose)) {
            Delivered one = look(firehose, name);
            if (one != null && (one.address() != null || one.takesRows())) {
                found.add(one);
            }
        }
        return List.copyOf(found);
    }

    private static List<String> names(FirehoseClient firehose) {
        List<String> names = new ArrayList<>();
        boolean more = true;
        while (more && names.size() < MOST) {
            String last = names.isEmpty() ? null : names.getLast();
            ListDeliveryStreamsResponse page =
                    firehose.listDeliveryStreams(request -> request.limit(MOST).exclusiveStartDeliveryStreamName(last));
            names.addAll(page.deliveryStreamNames());
            more = Boolean.TRUE.equals(page.hasMoreDeliveryStreams())
                    && !page.deliveryStreamNames().isEmpty();
        }
        return names.size() > MOST ? names.subList(0, MOST) : names;
    }

    private static @Nullable Delivered look(FirehoseClient firehose, String name) {
        try {
            DeliveryStreamDescription described = firehose.describeDeliveryStream(
                            request -> request.deliveryStreamName(name))
                    .deliveryStreamDescription();
            return new Delivered(
                    name,
                    address(described.destinations()),
                    described.deliveryStreamType() == DeliveryStreamType.DIRECT_PUT);
        } catch (ResourceNotFoundException gone) {
            // Deleted since it was listed.
            return null;
        }
    }

    private static @Nullable String address(List<DestinationDescription> destinations) {
        if (destinations.isEmpty() || destinations.getFirst().extendedS3DestinationDescription() == null) {
            return null;
        }
        var s3 = destinations.getFirst().extendedS3DestinationDescription();
        return address(s3.bucketARN(), s3.prefix());
    }

    /** @param prefix with expressions of time and partition keys, before the first of which it is the same for all objects */
    static String address(String bucketArn, @Nullable String prefix) {
        String bucket = bucketArn.substring(bucketArn.lastIndexOf(':') + 1);
        String all = prefix == null ? "" : EXPRESSION.split(prefix, 2)[0];
        return "s3://" + bucket + "/" + all;
    }
}
