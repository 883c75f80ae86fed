package dev.weir.app.delivery;

import dev.weir.app.text.Text;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamType;
import software.amazon.awssdk.services.firehose.model.DestinationDescription;

/** What DescribeDeliveryStream tells of a delivery stream, in the words of the page. Immutable. */
public record DeliveryFacts(DeliveryStreamDescription description) {

    /** Describes one. Blocks: virtual threads only. */
    public static DeliveryFacts describe(FirehoseClient firehose, String name) {
        return new DeliveryFacts(firehose.describeDeliveryStream(request -> request.deliveryStreamName(name))
                .deliveryStreamDescription());
    }

    public String name() {
        return description.deliveryStreamName();
    }

    String arn() {
        return Objects.requireNonNullElse(description.deliveryStreamARN(), "");
    }

    DeliveryState state() {
        return DeliveryState.of(description.deliveryStreamStatus());
    }

    /** Why it could not be created or deleted, or null. */
    @Nullable String failure() {
        var failed = description.failureDescription();
        return failed == null ? null : failed.typeAsString() + ": " + failed.details();
    }

    public String versionId() {
        return Objects.requireNonNullElse(description.versionId(), "");
    }

    @Nullable Instant created() {
        return description.createTimestamp();
    }

    @Nullable Instant updated() {
        return description.lastUpdateTimestamp();
    }

    /** Whether records come by PutRecord. */
    public boolean direct() {
        return description.deliveryStreamType() == null
                || description.deliveryStreamType() == DeliveryStreamType.DIRECT_PUT;
    }

    /** The name of the Kinesis stream that it reads, or null. */
    public @Nullable String sourceStream() {
        String arn = sourceArn();
        return arn == null ? null : arn.substring(arn.lastIndexOf('/') + 1);
    }

    /** The ARN of the Kinesis stream that it reads, or null. */
    public @Nullable String sourceArn() {
        var source = description.source();
        return source == null || source.kinesisStreamSourceDescription() == null
                ? null
                : source.kinesisStreamSourceDescription().kinesisStreamARN();
    }

    String source() {
        String stream = sourceStream();
        if (stream != null) {
            return stream;
        }
        return direct()
                ? "Direct PUT"
                : String.valueOf(description.deliveryStreamTypeAsString()).replaceAll("(?<=[a-z])(?=[A-Z])", " ");
    }

    /** The one destination that a delivery stream has, or null. */
    public @Nullable DestinationDescription destination() {
        return description.hasDestinations() && !description.destinations().isEmpty()
                ? description.destinations().getFirst()
                : null;
    }

    public DestinationType type() {
        return DestinationType.of(destination());
    }

    /** Where it delivers, for instance {@code s3://weir-demo/quakes/}. */
    String target() {
        DestinationDescription to = destination();
        if (to == null) {
            return "";
        }
        return switch (type()) {
            case S3 -> S3Facts.of(this).address();
            case HTTP_ENDPOINT ->
                to.httpEndpointDestinationDescription().endpointConfiguration().url();
            case SPLUNK -> to.splunkDestinationDescription().hecEndpoint();
            case OPENSEARCH -> {
                var search = to.amazonopensearchserviceDestinationDescription();
                yield first(search.clusterEndpoint(), search.domainARN()) + "/" + search.indexName();
            }
            case ELASTICSEARCH -> {
                var search = to.elasticsearchDestinationDescription();
                yield first(search.clusterEndpoint(), search.domainARN()) + "/" + search.indexName();
            }
            case REDSHIFT -> {
                var redshift = to.redshiftDestinationDescription();
                yield redshift.clusterJDBCURL() + " " + redshift.copyCommand().dataTableName();
            }
            case OTHER -> "";
        };
    }

    private static String first(@Nullable String one, @Nullable String other) {
        return one != null && !one.isEmpty() ? one : other == null ? "" : other;
    }

    /** The status of server-side encryption, in lower case: enabled, disabled, enabling and so on. */
    String encryption() {
        var encryption = description.deliveryStreamEncryptionConfiguration();
        return encryption == null || encryption.statusAsString() == null
                ? "disabled"
                : encryption.statusAsString().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** How {@link #encryption} is said. */
    String encryptionWords() {
        String status = encryption();
        return switch (status) {
            case "enabled" -> Text.of("enabled");
            case "enabling" -> Text.of("enabling");
            case "enabling failed" -> Text.of("enabling failed");
            case "disabled" -> Text.of("disabled");
            case "disabling" -> Text.of("disabling");
            case "disabling failed" -> Text.of("disabling failed");
            default -> status;
        };
    }

    /** Whether something about it changes by itself soon. */
    boolean inFlight() {
        return state().inFlight()
                || encryption().equals("enabling")
                || encryption().equals("disabling");
    }
}
