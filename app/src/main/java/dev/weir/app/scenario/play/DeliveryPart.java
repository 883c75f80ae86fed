package dev.weir.app.scenario.play;

import dev.weir.app.connection.Clients;
import dev.weir.app.scenario.Delivery;
import dev.weir.app.shell.Format;
import dev.weir.app.shell.Place;
import dev.weir.app.text.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamStatus;
import software.amazon.awssdk.services.firehose.model.ResourceInUseException;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;

/** A delivery stream into a bucket, with the Glue table that its Parquet needs. */
final class DeliveryPart implements Part {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Delivery delivery;
    private final Clients clients;
    private volatile @Nullable String trouble;
    private volatile boolean made;
    private volatile boolean down;
    private volatile long objects = -1;
    private volatile long bytes;
    private volatile boolean more;

    DeliveryPart(Delivery delivery, Clients clients) {
        this.delivery = delivery;
        this.clients = clients;
    }

    static String key(String name) {
        return "delivery:" + name;
    }

    @Override
    public String key() {
        return key(delivery.name());
    }

    @Override
    public List<String> needs() {
        List<String> needs = new ArrayList<>();
        if (delivery.from() != null) {
            needs.add(StreamPart.key(delivery.from()));
        }
        if (delivery.transform() != null) {
            needs.add(FunctionPart.key(delivery.transform()));
        }
        return needs;
    }

    @Override
    public void make() throws InterruptedException {
        Buckets.make(clients.s3(), delivery.bucket());
        if (delivery.format() == Delivery.Format.PARQUET) {
            new TableOfDelivery(clients.glue(), delivery).make();
        }
        String from = delivery.from();
        String streamArn = from == null
                ? null
                : clients.kinesis()
                        .describeStreamSummary(request -> request.streamName(from))
                        .streamDescriptionSummary()
                        .streamARN();
        String function = delivery.transform();
        String functionArn = function == null
                ? null
                : clients.lambda()
                        .getFunctionConfiguration(request -> request.functionName(function))
                        .functionArn();
        try {
            clients.firehose().createDeliveryStream(DeliveryRequest.of(delivery, streamArn, functionArn));
        } catch (ResourceInUseException there) {
            // It is there since an earlier run.
            System.getLogger(DeliveryPart.class.getName())
                    .log(System.Logger.Level.DEBUG, "Already created: " + delivery.name(), there);
        }
        while (described().deliveryStreamStatus() == DeliveryStreamStatus.CREATING) {
            Thread.sleep(POLL);
        }
        // A run that ended in the middle of that fault may have left it so.
        point(delivery.bucket());
        made = true;
    }

    private DeliveryStreamDescription described() {
        return clients.firehose()
                .describeDeliveryStream(request -> request.deliveryStreamName(delivery.name()))
                .deliveryStreamDescription();
    }

    /** Takes its bucket away from under it, or gives it back; records wait meanwhile. Blocks. */
    void down(boolean on) {
        point(on ? missing() : delivery.bucket());
        down = on;
    }

    private String missing() {
        String name = "no-" + delivery.bucket();
        return name.length() > 63 ? name.substring(0, 63) : name;
    }

    private void point(String bucket) {
        DeliveryStreamDescription now = described();
        String arn = "arn:aws:s3:::" + bucket;
        var destination = now.destinations().getFirst();
        if (!arn.equals(destination.extendedS3DestinationDescription().bucketARN())) {
            clients.firehose()
                    .updateDestination(request -> request.deliveryStreamName(delivery.name())
                            .currentDeliveryStreamVersionId(now.versionId())
                            .destinationId(destination.destinationId())
                            .extendedS3DestinationUpdate(update -> update.bucketARN(arn)));
        }
    }

    @Override
    public void look() {
        if (!made) {
            return;
        }
        ListObjectsV2Response page = clients.s3()
                .listObjectsV2(request -> request.bucket(delivery.bucket()).prefix(plainPrefix()));
        objects = page.keyCount();
        bytes = page.contents().stream().mapToLong(object -> object.size()).sum();
        more = Boolean.TRUE.equals(page.isTruncated());
    }

    /** What keys begin with before the first expression. */
    private String plainPrefix() {
        int expression = delivery.prefix().indexOf("!{");
        return expression < 0 ? delivery.prefix() : delivery.prefix().substring(0, expression);
    }

    @Override
    public void end() {
        if (down) {
            down(false);
        }
    }

    @Override
    public void trouble(@Nullable String what) {
        trouble = what;
    }

    @Override
    public PartState state() {
        String wrong = trouble;
        if (wrong == null && down) {
            wrong = Text.of("its bucket is not there: what comes waits until it is");
        }
        PartState.Status status =
                wrong != null ? PartState.Status.TROUBLE : made ? PartState.Status.WORKING : PartState.Status.WAITING;
        return new PartState(
                PartState.Kind.DELIVERY,
                delivery.name(),
                status,
                wrong != null ? wrong : words(),
                Math.max(0, objects),
                new Place.DeliveryStream(delivery.name()));
    }

    private String words() {
        if (!made) {
            return Text.of("is being made");
        }
        if (objects <= 0) {
            return Text.of("buffers, no object yet");
        }
        String many = more ? "+" : "";
        return Text.count(objects, "{0} object", "{0} objects") + many + ", " + Format.bytes((double) bytes) + many;
    }
}
