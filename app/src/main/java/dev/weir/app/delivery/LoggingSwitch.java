package dev.weir.app.delivery;

import dev.weir.app.connection.Clients;
import dev.weir.app.fx.ExpectedFailure;
import dev.weir.app.fx.Failure;
import dev.weir.app.text.Text;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.firehose.model.CloudWatchLoggingOptions;
import software.amazon.awssdk.services.firehose.model.DestinationDescription;
import software.amazon.awssdk.services.firehose.model.UpdateDestinationRequest;

/** Switches error logging on. Firehose does not make the log that it writes into. */
public final class LoggingSwitch {

    private static final System.Logger LOG = System.getLogger(LoggingSwitch.class.getName());

    private LoggingSwitch() {}

    /** The log that AWS's own console makes for a delivery stream. */
    public static CloudWatchLoggingOptions options(String deliveryStream) {
        return CloudWatchLoggingOptions.builder()
                .enabled(true)
                .logGroupName("/aws/kinesisfirehose/" + deliveryStream)
                .logStreamName("DestinationDelivery")
                .build();
    }

    /** Makes the log if it is not there. Blocks: virtual threads only. */
    public static void makeLog(CloudWatchLogsClient logs, CloudWatchLoggingOptions options) {
        try {
            logs.createLogGroup(request -> request.logGroupName(options.logGroupName()));
        } catch (ResourceAlreadyExistsException e) {
            LOG.log(System.Logger.Level.DEBUG, "The log group is there already.", e);
        }
        try {
            logs.createLogStream(
                    request -> request.logGroupName(options.logGroupName()).logStreamName(options.logStreamName()));
        } catch (ResourceAlreadyExistsException e) {
            LOG.log(System.Logger.Level.DEBUG, "The log stream is there already.", e);
        }
    }

    /** Makes the log and has the destination write into it. Blocks: virtual threads only. */
    static boolean on(Clients clients, DeliveryFacts facts) {
        DestinationDescription to = facts.destination();
        if (to == null) {
            throw unknown();
        }
        CloudWatchLoggingOptions options = options(facts.name());
        UpdateDestinationRequest.Builder request = UpdateDestinationRequest.builder()
                .deliveryStreamName(facts.name())
                .currentDeliveryStreamVersionId(facts.versionId())
                .destinationId(to.destinationId());
        switch (facts.type()) {
            case S3 -> request.extendedS3DestinationUpdate(update -> update.cloudWatchLoggingOptions(options));
            case HTTP_ENDPOINT ->
                request.httpEndpointDestinationUpdate(update -> update.cloudWatchLoggingOptions(options));
            case SPLUNK -> request.splunkDestinationUpdate(update -> update.cloudWatchLoggingOptions(options));
            case OPENSEARCH ->
                request.amazonopensearchserviceDestinationUpdate(update -> update.cloudWatchLoggingOptions(options));
            case ELASTICSEARCH ->
                request.elasticsearchDestinationUpdate(update -> update.cloudWatchLoggingOptions(options));
            case REDSHIFT -> request.redshiftDestinationUpdate(update -> update.cloudWatchLoggingOptions(options));
            case OTHER -> throw unknown();
        }
        makeLog(clients.logs(), options);
        clients.firehose().updateDestination(request.build());
        return true;
    }

    private static ExpectedFailure unknown() {
        return new ExpectedFailure(
                Failure.Kind.REJECTED,
                Text.of("Switch on error logging: this destination is of a kind that the console does not know."),
                Text.of("Switch it on with the CLI or in the console of AWS."));
    }
}
