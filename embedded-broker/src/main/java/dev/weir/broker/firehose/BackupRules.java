package dev.weir.broker.firehose;

import software.amazon.awssdk.services.firehose.model.RedshiftDestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.RedshiftS3BackupMode;
import software.amazon.awssdk.services.firehose.model.SplunkDestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.SplunkS3BackupMode;

/** Backups that were switched on stay on: an update cannot leave out what somebody relies on. */
final class BackupRules {

    private BackupRules() {}

    /** @throws dev.weir.broker.call.AwsException InvalidArgumentException if an update switches one off */
    static void check(Destination present, Destination next) {
        if (present.kind() != next.kind()) {
            return;
        }
        if (present.configuration() instanceof SplunkDestinationConfiguration before
                && before.s3BackupMode() == SplunkS3BackupMode.ALL_EVENTS
                && next.as(SplunkDestinationConfiguration.class).s3BackupMode() != SplunkS3BackupMode.ALL_EVENTS) {
            throw FirehoseErrors.invalid("S3BackupMode cannot be updated from AllEvents to FailedEventsOnly.");
        }
        if (present.configuration() instanceof RedshiftDestinationConfiguration before
                && before.s3BackupMode() == RedshiftS3BackupMode.ENABLED
                && next.as(RedshiftDestinationConfiguration.class).s3BackupMode() != RedshiftS3BackupMode.ENABLED) {
            throw FirehoseErrors.invalid("S3BackupMode cannot be updated from Enabled to Disabled.");
        }
    }
}
