package dev.weir.broker.firehose;

import dev.weir.broker.firehose.onward.Reach;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamType;
import software.amazon.awssdk.services.firehose.model.SplunkBufferingHints;
import software.amazon.awssdk.services.firehose.model.SplunkDestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.SplunkS3BackupMode;

/** What Splunk destinations may be. */
final class SplunkRules {

    private static final String ENDPOINT = "splunkDestinationConfiguration.hECEndpoint";
    private static final int DEFAULT_MIB = 5;
    private static final int DEFAULT_SECONDS = 60;
    private static final int DEFAULT_ACKNOWLEDGMENT = 180;
    private static final int DEFAULT_RETRY = 300;

    private final SharedRules shared;
    private final Reach reach;

    SplunkRules(SharedRules shared, Reach reach) {
        this.shared = shared;
        this.reach = reach;
    }

    /** A destination with what the service sets where nothing is said. */
    SplunkDestinationConfiguration checked(SplunkDestinationConfiguration given, DeliveryStreamType type) {
        Addresses.check(given.hecEndpoint(), ENDPOINT, "https://.*", reach);
        SharedRules.noSecrets(given.secretsManagerConfiguration(), "HECToken");
        String token = SharedRules.required(given.hecToken(), "HECToken");
        if (token.isEmpty() || token.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw FirehoseErrors.invalid(
                    "HECToken must be made of printable ASCII characters: it travels in a header.");
        }
        shared.processors(given.processingConfiguration());
        SplunkBufferingHints hints = given.bufferingHints();
        Integer size = hints == null ? null : hints.sizeInMBs();
        Integer seconds = hints == null ? null : hints.intervalInSeconds();
        SplunkDestinationConfiguration.Builder filled = given.toBuilder()
                .bufferingHints(SplunkBufferingHints.builder()
                        .sizeInMBs(size == null ? DEFAULT_MIB : size)
                        .intervalInSeconds(seconds == null ? DEFAULT_SECONDS : seconds)
                        .build())
                .s3Configuration(shared.bucket(given.s3Configuration(), type));
        if (given.hecAcknowledgmentTimeoutInSeconds() == null) {
            filled.hecAcknowledgmentTimeoutInSeconds(DEFAULT_ACKNOWLEDGMENT);
        }
        if (given.retryOptions() == null || given.retryOptions().durationInSeconds() == null) {
            filled.retryOptions(retry -> retry.durationInSeconds(DEFAULT_RETRY));
        }
        if (given.s3BackupMode() == null) {
            filled.s3BackupMode(SplunkS3BackupMode.FAILED_EVENTS_ONLY);
        }
        return filled.build();
    }
}
