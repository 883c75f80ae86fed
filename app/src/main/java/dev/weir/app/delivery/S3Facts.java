package dev.weir.app.delivery;

import dev.weir.app.shell.Place;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.model.AmazonopensearchserviceBufferingHints;
import software.amazon.awssdk.services.firehose.model.BufferingHints;
import software.amazon.awssdk.services.firehose.model.CloudWatchLoggingOptions;
import software.amazon.awssdk.services.firehose.model.DestinationDescription;
import software.amazon.awssdk.services.firehose.model.ElasticsearchBufferingHints;
import software.amazon.awssdk.services.firehose.model.HttpEndpointBufferingHints;
import software.amazon.awssdk.services.firehose.model.S3DestinationDescription;

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
    private static final int SPLUNK_SECONDS = 60;

    private static final S3Facts NOTHING = new S3Facts("", "", "", 0, Duration.ZERO, null, false);

    /** Reads them from a description; what the service does not say has the service's defaults. */
    public static S3Facts of(DeliveryFacts facts) {
        DestinationDescription to = facts.destination();
        if (to == null) {
            return NOTHING;
        }
        return switch (facts.type()) {
            case S3, OTHER -> ofS3(to);
            case HTTP_ENDPOINT -> {
                var http = to.httpEndpointDestinationDescription();
                yield backup(
                        http.s3DestinationDescription(),
                        Buffer.of(
                                http.bufferingHints(),
                                HttpEndpointBufferingHints::sizeInMBs,
                                HttpEndpointBufferingHints::intervalInSeconds),
                        http.cloudWatchLoggingOptions());
            }
            case SPLUNK -> {
                var splunk = to.splunkDestinationDescription();
                var hints = splunk.bufferingHints();
                yield backup(
                        splunk.s3DestinationDescription(),
                        hints == null
                                ? new Buffer(null, SPLUNK_SECONDS)
                                : new Buffer(hints.sizeInMBs(), hints.intervalInSeconds()),
                        splunk.cloudWatchLoggingOptions());
            }
            case OPENSEARCH -> {
                var search = to.amazonopensearchserviceDestinationDescription();
                yield backup(
                        search.s3DestinationDescription(),
                        Buffer.of(
                                search.bufferingHints(),
                                AmazonopensearchserviceBufferingHints::sizeInMBs,
                                AmazonopensearchserviceBufferingHints::intervalInSeconds),
                        search.cloudWatchLoggingOptions());
            }
            case ELASTICSEARCH -> {
                var search = to.elasticsearchDestinationDescription();
                yield backup(
                        search.s3DestinationDescription(),
                        Buffer.of(
                                search.bufferingHints(),
                                ElasticsearchBufferingHints::sizeInMBs,
                                ElasticsearchBufferingHints::intervalInSeconds),
                        search.cloudWatchLoggingOptions());
            }
            case REDSHIFT -> {
                var redshift = to.redshiftDestinationDescription();
                var s3 = redshift.s3DestinationDescription();
                yield backup(
                        s3, Buffer.ofS3(s3 == null ? null : s3.bufferingHints()), redshift.cloudWatchLoggingOptions());
            }
        };
    }

    private static S3Facts ofS3(DestinationDescription to) {
        var extended = to.extendedS3DestinationDescription();
        if (extended == null) {
            var plain = to.s3DestinationDescription();
            return plain == null
                    ? NOTHING
                    : backup(plain, Buffer.ofS3(plain.bufferingHints()), plain.cloudWatchLoggingOptions());
        }
        Buffer buffer = Buffer.ofS3(extended.bufferingHints());
        var partitioning = extended.dynamicPartitioningConfiguration();
        return new S3Facts(
                bucketName(extended.bucketARN()),
                text(extended.prefix()),
                text(extended.errorOutputPrefix()),
                buffer.bytes(),
                buffer.time(),
                extended.cloudWatchLoggingOptions(),
                partitioning != null && Boolean.TRUE.equals(partitioning.enabled()));
    }

    private static S3Facts backup(
            @Nullable S3DestinationDescription s3, Buffer buffer, @Nullable CloudWatchLoggingOptions logging) {
        return new S3Facts(
                s3 == null ? "" : bucketName(s3.bucketARN()),
                s3 == null ? "" : text(s3.prefix()),
                s3 == null ? "" : text(s3.errorOutputPrefix()),
                buffer.bytes(),
                buffer.time(),
                logging,
                false);
    }

    /** Buffering hints, of which the SDK has a class for each type of destination. Null is what the service does not say. */
    private record Buffer(
            @Nullable Integer mebibytes, @Nullable Integer seconds) {

        static <H> Buffer of(
                @Nullable H hints, Function<H, @Nullable Integer> mebibytes, Function<H, @Nullable Integer> seconds) {
            return hints == null ? new Buffer(null, null) : new Buffer(mebibytes.apply(hints), seconds.apply(hints));
        }

        static Buffer ofS3(@Nullable BufferingHints hints) {
            return of(hints, BufferingHints::sizeInMBs, BufferingHints::intervalInSeconds);
        }

        long bytes() {
            return (long) Objects.requireNonNullElse(mebibytes, DEFAULT_MIB) << 20;
        }

        Duration time() {
            return Duration.ofSeconds(Objects.requireNonNullElse(seconds, DEFAULT_SECONDS));
        }
    }

    /** The name in the ARN of a bucket. */
    public static String bucketName(@Nullable String arn) {
        return arn == null ? "" : arn.substring(arn.lastIndexOf(':') + 1);
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
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
