package dev.weir.app.delivery.form;

import dev.weir.app.delivery.LoggingSwitch;
import dev.weir.app.fx.Failures;
import dev.weir.app.text.Text;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.firehose.model.CloudWatchLoggingOptions;
import software.amazon.awssdk.services.firehose.model.CreateDeliveryStreamRequest;

/** Makes the log that a delivery stream writes errors into, which Firehose itself does not. */
final class LogMaking {

    private LogMaking() {}

    /**
     * Makes it. A delivery stream works without: who may not make logs is told, and goes on.
     *
     * @return what is to be said, or nothing
     */
    static String attempt(CloudWatchLogsClient logs, CreateDeliveryStreamRequest request) {
        CloudWatchLoggingOptions options = options(request);
        if (options == null || options.logGroupName() == null) {
            return "";
        }
        try {
            LoggingSwitch.makeLog(logs, options);
            return "";
        } catch (SdkException e) {
            return Text.of(
                    "The error log {0} could not be made: {1}",
                    options.logGroupName(),
                    Failures.of(e, Text.of("Make the log")).advice());
        }
    }

    private static @Nullable CloudWatchLoggingOptions options(CreateDeliveryStreamRequest request) {
        if (request.extendedS3DestinationConfiguration() != null) {
            return request.extendedS3DestinationConfiguration().cloudWatchLoggingOptions();
        }
        if (request.httpEndpointDestinationConfiguration() != null) {
            return request.httpEndpointDestinationConfiguration().cloudWatchLoggingOptions();
        }
        if (request.splunkDestinationConfiguration() != null) {
            return request.splunkDestinationConfiguration().cloudWatchLoggingOptions();
        }
        if (request.amazonopensearchserviceDestinationConfiguration() != null) {
            return request.amazonopensearchserviceDestinationConfiguration().cloudWatchLoggingOptions();
        }
        return request.redshiftDestinationConfiguration() == null
                ? null
                : request.redshiftDestinationConfiguration().cloudWatchLoggingOptions();
    }
}
