package dev.weir.app.scenario.play;

import dev.weir.app.connection.Clients;
import dev.weir.app.scenario.Delivery;
import dev.weir.app.scenario.Flow;
import dev.weir.app.scenario.Handler;
import dev.weir.app.scenario.Scenario;
import dev.weir.app.text.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Deletes what a scenario made: what it names and what has its mark. What has none was somebody else's before, and stays. Blocks; throws
 * what the SDK throws.
 */
public final class Removal {

    private static final Set<String> PASSING = Set.of("ResourceInUseException", "LimitExceededException");
    private static final int TRIES = 60;
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Clients clients;
    private final List<String> removed = new ArrayList<>();
    private final List<String> kept = new ArrayList<>();

    private Removal(Clients clients) {
        this.clients = clients;
    }

    /**
     * What became of it.
     *
     * @param removed what is gone, by kind and name
     * @param kept what no scenario made and what is therefore still there
     */
    public record Outcome(List<String> removed, List<String> kept) {}

    /** Removes all, those first that read from others. */
    public static Outcome of(Scenario scenario, Clients clients) throws InterruptedException {
        Removal removal = new Removal(clients);
        for (Handler function : scenario.functions()) {
            removal.function(function);
        }
        for (Delivery delivery : scenario.deliveries()) {
            removal.delivery(delivery);
        }
        TreeSet<String> buckets = new TreeSet<>();
        scenario.deliveries().forEach(delivery -> buckets.add(delivery.bucket()));
        for (Handler function : scenario.functions()) {
            Handler.Trigger reads = function.reads();
            if (reads != null && reads.failures() != null) {
                buckets.add(reads.failures());
            }
        }
        buckets.forEach(removal::bucket);
        for (Flow flow : scenario.streams()) {
            removal.stream(flow);
        }
        return new Outcome(removal.removed, removal.kept);
    }

    private void note(boolean mine, String what) {
        (mine ? removed : kept).add(what);
    }

    private void function(Handler function) {
        String name = function.name();
        boolean mine;
        try {
            mine = clients.lambda()
                    .getFunction(request -> request.functionName(name))
                    .tags()
                    .containsKey(Marks.KEY);
        } catch (software.amazon.awssdk.services.lambda.model.ResourceNotFoundException gone) {
            return;
        }
        note(mine, Text.of("function {0}", name));
        if (mine) {
            clients.lambda()
                    .listEventSourceMappings(request -> request.functionName(name))
                    .eventSourceMappings()
                    .forEach(mapping ->
                            clients.lambda().deleteEventSourceMapping(request -> request.uuid(mapping.uuid())));
            clients.lambda().deleteFunction(request -> request.functionName(name));
            logGroup(FunctionLog.group(name));
        }
    }

    private void logGroup(String group) {
        try {
            clients.logs().deleteLogGroup(request -> request.logGroupName(group));
        } catch (software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException none) {
            // It never wrote anything.
        }
    }

    private void delivery(Delivery delivery) throws InterruptedException {
        String name = delivery.name();
        boolean mine;
        try {
            mine =
                    clients
                            .firehose()
                            .listTagsForDeliveryStream(request -> request.deliveryStreamName(name))
                            .tags()
                            .stream()
                            .anyMatch(tag -> tag.key().equals(Marks.KEY));
        } catch (software.amazon.awssdk.services.firehose.model.ResourceNotFoundException gone) {
            return;
        }
        note(mine, Text.of("delivery stream {0}", name));
        if (mine) {
            patiently(() -> clients.firehose()
                    .deleteDeliveryStream(
                            request -> request.deliveryStreamName(name).allowForceDelete(true)));
            logGroup("/aws/kinesisfirehose/" + name);
            if (delivery.format() == Delivery.Format.PARQUET) {
                new TableOfDelivery(clients.glue(), delivery).remove();
            }
        }
    }

    private void bucket(String bucket) {
        boolean mine;
        try {
            clients.s3().headBucket(request -> request.bucket(bucket));
            mine = tagged(bucket);
        } catch (NoSuchBucketException gone) {
            return;
        }
        note(mine, Text.of("bucket {0}", bucket));
        if (mine) {
            empty(bucket);
            clients.s3().deleteBucket(request -> request.bucket(bucket));
        }
    }

    private boolean tagged(String bucket) {
        try {
            return clients.s3().getBucketTagging(request -> request.bucket(bucket)).tagSet().stream()
                    .anyMatch(tag -> tag.key().equals(Marks.KEY));
        } catch (SdkException none) {
            System.getLogger(Removal.class.getName())
                    .log(System.Logger.Level.DEBUG, "The bucket " + bucket + " has no tags.", none);
            return false;
        }
    }

    private void empty(String bucket) {
        while (true) {
            ListObjectsV2Response page = clients.s3().listObjectsV2(request -> request.bucket(bucket));
            List<ObjectIdentifier> keys = page.contents().stream()
                    .map(S3Object::key)
                    .map(key -> ObjectIdentifier.builder().key(key).build())
                    .toList();
            if (keys.isEmpty()) {
                return;
            }
            clients.s3().deleteObjects(request -> request.bucket(bucket).delete(delete -> delete.objects(keys)));
        }
    }

    /** Asks what may be refused for a moment only, or is in the middle of being made, again for a while. */
    private static <T> T patiently(Supplier<T> call) throws InterruptedException {
        for (int left = TRIES; ; left--) {
            try {
                return call.get();
            } catch (AwsServiceException e) {
                boolean busy = e.awsErrorDetails() != null
                        && PASSING.contains(e.awsErrorDetails().errorCode());
                if (!busy || left == 0) {
                    throw e;
                }
            }
            Thread.sleep(PAUSE);
        }
    }

    private void stream(Flow flow) throws InterruptedException {
        String name = flow.name();
        boolean mine;
        try {
            mine =
                    patiently(() -> clients.kinesis().listTagsForStream(request -> request.streamName(name)))
                            .tags()
                            .stream()
                            .anyMatch(tag -> tag.key().equals(Marks.KEY));
        } catch (software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException gone) {
            return;
        }
        note(mine, Text.of("stream {0}", name));
        if (mine) {
            patiently(() -> clients.kinesis()
                    .deleteStream(request -> request.streamName(name).enforceConsumerDeletion(true)));
        }
    }
}
