package dev.weir.broker.firehose;

import dev.weir.broker.firehose.onward.Reach;
import java.util.HashSet;
import java.util.Set;
import software.amazon.awssdk.services.firehose.model.ContentEncoding;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamType;
import software.amazon.awssdk.services.firehose.model.HttpEndpointBufferingHints;
import software.amazon.awssdk.services.firehose.model.HttpEndpointCommonAttribute;
import software.amazon.awssdk.services.firehose.model.HttpEndpointDestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.HttpEndpointS3BackupMode;

/** What HTTP endpoint destinations may be. */
final class HttpEndpointRules {

    private static final String URL = "httpEndpointDestinationConfiguration.endpointConfiguration.url";
    private static final int DEFAULT_MIB = 5;
    private static final int DEFAULT_SECONDS = 300;
    private static final int DEFAULT_RETRY = 300;

    private final SharedRules shared;
    private final Reach reach;

    HttpEndpointRules(SharedRules shared, Reach reach) {
        this.shared = shared;
        this.reach = reach;
    }

    /** A destination with what the service sets where nothing is said. */
    HttpEndpointDestinationConfiguration checked(HttpEndpointDestinationConfiguration given, DeliveryStreamType type) {
        Addresses.check(given.endpointConfiguration().url(), URL, "https://.*", reach);
        SharedRules.noSecrets(given.secretsManagerConfiguration(), "EndpointConfiguration.AccessKey");
        checkKey(given.endpointConfiguration().accessKey());
        shared.processors(given.processingConfiguration());
        HttpEndpointBufferingHints hints = given.bufferingHints();
        if (hints != null && (hints.sizeInMBs() == null) != (hints.intervalInSeconds() == null)) {
            throw FirehoseErrors.invalid(
                    "BufferingHints.SizeInMBs and BufferingHints.IntervalInSeconds must be given together.");
        }
        HttpEndpointDestinationConfiguration.Builder filled = given.toBuilder()
                .bufferingHints(HttpEndpointBufferingHints.builder()
                        .sizeInMBs(hints == null ? DEFAULT_MIB : hints.sizeInMBs())
                        .intervalInSeconds(hints == null ? DEFAULT_SECONDS : hints.intervalInSeconds())
                        .build())
                .s3Configuration(shared.bucket(given.s3Configuration(), type));
        if (given.retryOptions() == null || given.retryOptions().durationInSeconds() == null) {
            filled.retryOptions(retry -> retry.durationInSeconds(DEFAULT_RETRY));
        }
        if (given.s3BackupMode() == null) {
            filled.s3BackupMode(HttpEndpointS3BackupMode.FAILED_DATA_ONLY);
        }
        return filled.requestConfiguration(request -> {
                    var said = given.requestConfiguration();
                    request.contentEncoding(
                            said == null || said.contentEncoding() == null
                                    ? ContentEncoding.NONE
                                    : said.contentEncoding());
                    if (said != null) {
                        checkNames(said.commonAttributes());
                        request.commonAttributes(said.commonAttributes());
                    }
                })
                .build();
    }

    /** A header holds no line breaks. */
    private static void checkKey(@org.jspecify.annotations.Nullable String key) {
        if (key != null && key.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw FirehoseErrors.invalid(
                    "AccessKey must be made of printable ASCII characters: it travels in a header.");
        }
    }

    private static void checkNames(java.util.List<HttpEndpointCommonAttribute> attributes) {
        Set<String> names = new HashSet<>();
        for (HttpEndpointCommonAttribute attribute : attributes) {
            if (!names.add(attribute.attributeName())) {
                throw FirehoseErrors.invalid("CommonAttributes has the name " + attribute.attributeName() + " twice.");
            }
        }
    }
}
