package dev.weir.broker.firehose;

import dev.weir.broker.firehose.onward.Reach;
import dev.weir.broker.firehose.warehouse.JdbcAddress;
import dev.weir.broker.firehose.warehouse.Warehouse;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.model.CompressionFormat;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamType;
import software.amazon.awssdk.services.firehose.model.RedshiftDestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.RedshiftS3BackupMode;
import software.amazon.awssdk.services.firehose.model.S3DestinationConfiguration;

/** What Redshift destinations may be, and PostgreSQL servers in their place. */
final class RedshiftRules {

    private static final String URL = "redshiftDestinationConfiguration.clusterJDBCURL";
    private static final String PATTERN = "jdbc:(redshift|postgresql)://((?!-)[A-Za-z0-9-]{1,63}(?<!-)\\.)+"
            + "(redshift(-serverless)?)\\.([a-zA-Z0-9\\.\\-]+):\\d{1,5}/[a-zA-Z0-9_$-]+";
    private static final Pattern REAL = Pattern.compile(PATTERN);
    private static final Set<CompressionFormat> LOADABLE =
            Set.of(CompressionFormat.UNCOMPRESSED, CompressionFormat.GZIP);
    private static final int DEFAULT_RETRY = 3_600;

    private final SharedRules shared;
    private final Reach reach;

    RedshiftRules(SharedRules shared, Reach reach) {
        this.shared = shared;
        this.reach = reach;
    }

    /** A destination with what the service sets where nothing is said. */
    RedshiftDestinationConfiguration checked(RedshiftDestinationConfiguration given, DeliveryStreamType type) {
        SharedRules.noSecrets(given.secretsManagerConfiguration(), "Username and Password");
        SharedRules.required(given.username(), "Username");
        SharedRules.required(given.password(), "Password");
        JdbcAddress address = address(given.clusterJDBCURL());
        if (Reach.isLocal(address.host())) {
            checkOptions(given.copyCommand().copyOptions());
        }
        shared.processors(given.processingConfiguration());
        S3DestinationConfiguration staging = shared.bucket(given.s3Configuration(), type);
        if (!LOADABLE.contains(staging.compressionFormat())) {
            throw FirehoseErrors.invalid("CompressionFormat " + staging.compressionFormatAsString()
                    + " cannot be loaded by the COPY of Redshift: it must be UNCOMPRESSED or GZIP.");
        }
        RedshiftDestinationConfiguration.Builder filled = given.toBuilder().s3Configuration(staging);
        if (given.s3BackupMode() == null) {
            filled.s3BackupMode(RedshiftS3BackupMode.DISABLED);
        }
        if (given.s3BackupMode() == RedshiftS3BackupMode.ENABLED && given.s3BackupConfiguration() == null) {
            throw FirehoseErrors.invalid("S3BackupConfiguration is required when S3BackupMode is Enabled.");
        }
        if (given.s3BackupConfiguration() != null) {
            filled.s3BackupConfiguration(shared.bucket(given.s3BackupConfiguration(), type));
        }
        if (given.retryOptions() == null || given.retryOptions().durationInSeconds() == null) {
            filled.retryOptions(retry -> retry.durationInSeconds(DEFAULT_RETRY));
        }
        return filled.build();
    }

    /** A server on this machine is PostgreSQL, most likely, and given rows by what the broker knows of COPY. */
    private static void checkOptions(@Nullable String options) {
        String unknown = Warehouse.unknownOption(options);
        if (unknown != null) {
            throw FirehoseErrors.invalid(unknown);
        }
    }

    private JdbcAddress address(String url) {
        JdbcAddress address = JdbcAddress.parse(url);
        boolean known = REAL.matcher(url).matches();
        if (address == null || !(known || reach.anywhere() || Reach.isLocal(address.host()))) {
            throw FirehoseErrors.outOfPattern(url, URL, PATTERN);
        }
        if (!reach.anywhere() && !Reach.isLocal(address.host())) {
            throw FirehoseErrors.invalid(Reach.refusal(address.host()));
        }
        return address;
    }
}
