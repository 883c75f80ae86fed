package dev.weir.app.delivery;

import dev.weir.app.shell.Place;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.model.BufferingHints;
import software.amazon.awssdk.services.firehose.model.CloudWatchLoggingOptions;
import software.amazon.awssdk.services.firehose.model.DestinationDescription;

/**
 * What every destination has, of whichever type: where objects go, directly or as backup, its buffer, and where its
 * errors are logged.
 *
 * @param bucket the bucket's name; empty if it is not known
 * @param bufferBytes a buffer is delivered once it holds as much
 * @param bufferTime and at the latest after this time
 * @param logging null if nothing is said of it
 * @param partitioned whether there is a buffer for each partition
 */
public record S3Facts(
        String bucket,
        String prefix,
        String errorPrefix,
        long bufferBytes,
        Duration bufferTime,
        @Nullable CloudWatchLoggingOptions logging,
        boolean partitioned) {

    private static final int DEFAULT_MIB = 5;
    private static final int DEFAULT_SECONDS = 300;

    /** Reads them from a description; what the service does not say has the service's defaults. */
    public static S3Facts of(DeliveryFacts facts) {
        DestinationDescription to = facts.destination();
        if (to == null) {
            return new S3Facts("", "", "", 0, Duration.ZERO, null, false);
        }
        return switch (facts.type()) {
            case S3, OTHER -> ofS3(to);
            case HTTP_ENDPOINT -> {
                var http = to.httpEndpointDestinationDescription();
                var hints = http.bufferingHints();
                yield backup(
                        http.s3DestinationDescription(),
                        hints == null ? null : hints.sizeInMBs(),
                        hints == null ? null : hints.intervalInSeconds(),
                        http.cloudWatchLoggingOptions());
            }
            case SPLUNK -> {
                var splunk = to.splunkDestinationDescription();
                var hints = splunk.bufferingHints();
                yield backup(
                        splunk.s3DestinationDescription(),
                        hints == null ? null : hints.sizeInMBs(),
                        hints == null ? Integer.valueOf(60) : hints.intervalInSeconds(),
                        splunk.cloudWatchLoggingOptions());
            }
            case OPENSEARCH -> {
                var search = to.amazonopensearchserviceDestinationDescription();
                var hints = search.bufferingHints();
                yield backup(
                        search.s3DestinationDescription(),
                        hints == null ? null : hints.sizeInMBs(),
                        hints == null ? null : hints.intervalInSeconds(),
                        search.cloudWatchLoggingOptions());
            }
            case ELASTICSEARCH -> {
                var search = to.elasticsearchDestinationDescription();
                var hints = search.bufferingHints();
                yield backup(
                        search.s3DestinationDescription(),
                        hints == null ? null : hints.sizeInMBs(),
                        hints == null ? null : hints.intervalInSeconds(),
                        search.cloudWatchLoggingOptions());
            }
            case REDSHIFT -> {
                var redshift = to.redshiftDestinationDescription();
                var s3 = redshift.s3DestinationDescription();
                BufferingHints hints = s3 == null ? null : s3.bufferingHints();
                yield backup(
                        s3,
                        hints == null ? null : hints.sizeInMBs(),
                        hints == null ? null : hints.intervalInSeconds(),
                        redshift.cloudWatchLoggingOptions());
            }
        };
    }

    private static S3Facts ofS3(DestinationDescription to) {
        var extended = to.extendedS3DestinationDescription();
        if (extended == null) {
            var plain = to.s3DestinationDescription();
            return plain == null
                    ? new S3Facts("", "", "", 0, Duration.ZERO, null, false)
                    : backup(
                            plain,
                            plain.bufferingHints() == null
                                    ? null
                                    : plain.bufferingHints().sizeInMBs(),
                            plain.bufferingHints() == null
                                    ? null
                                    : plain.bufferingHints().intervalInSeconds(),
                            plain.cloudWatchLoggingOptions());
        }
        BufferingHints hints = extended.bufferingHints();
        var partitioning = extended.dynamicPartitioningConfiguration();
        return new S3Facts(
                bucketName(extended.bucketARN()),
                text(extended.prefix()),
                text(extended.errorOutputPrefix()),
                bytes(hints == null ? null : hints.sizeInMBs()),
                time(hints == null ? null : hints.intervalInSeconds()),
                extended.cloudWatchLoggingOptions(),
                partitioning != null && Boolean.TRUE.equals(partitioning.enabled()));
    }

    private static S3Facts backup(
            software.amazon.awssdk.services.firehose.model.@Nullable S3DestinationDescription s3,
            @Nullable Integer mebibytes,
            @Nullable Integer seconds,
            @Nullable CloudWatchLoggingOptions logging) {
        return new S3Facts(
                s3 == null ? "" : bucketName(s3.bucketARN()),
                s3 == null ? "" : text(s3.prefix()),
                s3 == null ? "" : text(s3.errorOutputPrefix()),
                bytes(mebibytes),
                time(seconds),
                logging,
                false);
    }

    /** The name in the ARN of a bucket. */
    public static String bucketName(@Nullable String arn) {
        return arn == null ? "" : arn.substring(arn.lastIndexOf(':') + 1);
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    private static long bytes(@Nullable Integer mebibytes) {
        return (long) Objects.requireNonNullElse(mebibytes, DEFAULT_MIB) << 20;
    }

    private static Duration time(@Nullable Integer seconds) {
        return Duration.ofSeconds(Objects.requireNonNullElse(seconds, DEFAULT_SECONDS));
    }

    /** For instance {@code s3://weir-demo/quakes/}. */
    String address() {
        return bucket.isEmpty() ? "" : "s3://" + bucket + "/" + prefix;
    }

    /** Where its objects are shown: below the part of the prefix that is the same for all. */
    Place place() {
        int expression = prefix.indexOf("!{");
        String fixed = expression < 0 ? prefix : prefix.substring(0, expression);
        return bucket.isEmpty() ? new Place.Objects(null, null) : new Place.Objects(bucket, fixed);
    }

    boolean logs() {
        return logging != null && Boolean.TRUE.equals(logging.enabled());
    }
}
