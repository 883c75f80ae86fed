package dev.weir.app.capsule;

import dev.weir.app.capsule.DeliveryRequests.Home;
import dev.weir.app.capsule.file.Capsule;
import dev.weir.app.capsule.file.SavedDelivery;
import dev.weir.app.connection.Clients;
import dev.weir.app.fx.Pace;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ListStreamsResponse;
import software.amazon.awssdk.services.kinesis.model.Tag;
import software.amazon.awssdk.services.s3.model.Bucket;

/**
 * What is there already.
 *
 * @param marks of streams that were restored from a capsule
 * @param deliveryMarks of delivery streams that were
 * @param queries saved statements by their names
 */
record Present(
        Set<String> streams,
        Map<String, RestoreMark> marks,
        Set<String> deliveries,
        Map<String, RestoreMark> deliveryMarks,
        Set<String> buckets,
        Map<String, String> queries,
        Home home) {

    /** Asks the service. Blocks; throws what the SDK throws. */
    static Present look(Clients clients, Capsule capsule, Map<String, String> queries) throws InterruptedException {
        Set<String> streams = streams(clients.kinesis());
        Map<String, RestoreMark> marks = new TreeMap<>();
        for (String stream : streams) {
            boolean ours = capsule.streams().stream().anyMatch(part -> OtherNames.isOf(part.name(), stream));
            RestoreMark mark = ours ? mark(clients.kinesis(), stream) : null;
            if (mark != null) {
                marks.put(stream, mark);
            }
        }
        Set<String> buckets = new HashSet<>();
        Set<String> deliveries = new TreeSet<>();
        if (!capsule.deliveries().isEmpty()) {
            for (Bucket bucket : clients.s3().listBuckets().buckets()) {
                buckets.add(bucket.name());
            }
            deliveries.addAll(DeliveryNames.all(clients.firehose()));
        }
        Map<String, RestoreMark> deliveryMarks = new TreeMap<>();
        for (String delivery : deliveries) {
            boolean ours = capsule.deliveries().stream().anyMatch(part -> OtherNames.isOf(part.name(), delivery));
            RestoreMark mark = ours ? mark(clients.firehose(), delivery) : null;
            if (mark != null) {
                deliveryMarks.put(delivery, mark);
            }
        }
        return new Present(streams, marks, deliveries, deliveryMarks, buckets, queries, home(clients));
    }

    private static Home home(Clients clients) {
        var identity = clients.sts().getCallerIdentity(request -> {});
        String region = clients.kinesis().serviceClientConfiguration().region().id();
        return new Home(region, identity.account());
    }

    static Set<String> streams(KinesisClient kinesis) {
        Set<String> names = new TreeSet<>();
        String token = null;
        do {
            String next = token;
            ListStreamsResponse page =
                    kinesis.listStreams(request -> request.nextToken(next).limit(100));
            names.addAll(page.streamNames());
            token = Boolean.TRUE.equals(page.hasMoreStreams()) ? page.nextToken() : null;
        } while (token != null);
        return names;
    }

    private static @Nullable RestoreMark mark(KinesisClient kinesis, String stream) throws InterruptedException {
        for (Tag tag : Patience.call(
                        Pace.real(), () -> kinesis.listTagsForStream(request -> request.streamName(stream)))
                .tags()) {
            if (tag.key().equals(RestoreMark.TAG)) {
                return RestoreMark.parse(tag.value());
            }
        }
        return null;
    }

    private static @Nullable RestoreMark mark(FirehoseClient firehose, String delivery) throws InterruptedException {
        return Patience.call(
                        Pace.real(),
                        () -> firehose.listTagsForDeliveryStream(request -> request.deliveryStreamName(delivery)))
                .tags()
                .stream()
                .filter(tag -> tag.key().equals(RestoreMark.TAG))
                .map(tag -> RestoreMark.parse(tag.value()))
                .findFirst()
                .orElse(null);
    }

    /** The stream that an earlier restore made, or null. */
    @Nullable String restored(RestoreMark mark) {
        return named(marks, mark);
    }

    /** The delivery stream that an earlier restore made, or null. */
    @Nullable String restoredDelivery(RestoreMark mark) {
        return named(deliveryMarks, mark);
    }

    private static @Nullable String named(Map<String, RestoreMark> marks, RestoreMark wanted) {
        for (Map.Entry<String, RestoreMark> mark : marks.entrySet()) {
            if (mark.getValue().sameAs(wanted)) {
                return mark.getKey();
            }
        }
        return null;
    }

    /** The bucket names of a delivery stream that have to be made. */
    Set<String> missingBuckets(SavedDelivery delivery) {
        Set<String> missing = new TreeSet<>(DeliveryRequests.buckets(delivery));
        missing.removeAll(buckets);
        return missing;
    }
}
