package dev.weir.app.connection;

import dev.weir.app.connection.credentials.CredentialSession;
import dev.weir.app.connection.credentials.Surroundings;
import dev.weir.app.connection.proxy.ProxyChoice;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesisanalyticsv2.KinesisAnalyticsV2Client;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * The SDK clients of one connection over the JDK's own HTTP client. Waits are bounded: 3 s to connect, 10 s for a call
 * with its retries, so that an endpoint that refuses or hangs is named soon. Thread-safe.
 */
public final class SdkClients implements Clients {

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration CALL = Duration.ofSeconds(10);

    static {
        // The JDK keeps five idle connections a host; pages that poll side by side would open new ones all the time.
        System.setProperty("http.maxConnections", "32");
    }

    private final Connection connection;
    private final BooleanSupplier readOnly;
    private final CredentialSession credentials;
    private final ClockCheck clock;
    private final List<SdkAutoCloseable> made = new ArrayList<>();
    private final Map<Class<?>, SdkClient> clients = new HashMap<>();
    private final Refusals refusals = new Refusals();
    private final SharedListing listing;
    private @Nullable Ground ground;
    private boolean closed;

    /**
     * Makes nothing yet.
     *
     * @param readOnly asked before each call, on the caller's thread: whether only reading is allowed
     */
    public SdkClients(Connection connection, BooleanSupplier readOnly) {
        this(
                connection,
                readOnly,
                ConnectionCredentials.open(connection, Surroundings.ofSystem()),
                new ClockCheck(ahead -> {}),
                new SharedListing(System::nanoTime));
    }

    /**
     * With credentials that are shown to a person too.
     *
     * @param credentials closed with this
     * @param listing shared with others who look at the same place
     */
    SdkClients(
            Connection connection,
            BooleanSupplier readOnly,
            CredentialSession credentials,
            ClockCheck clock,
            SharedListing listing) {
        this.connection = connection;
        this.readOnly = readOnly;
        this.credentials = credentials;
        this.clock = clock;
        this.listing = listing;
    }

    @Override
    public KinesisClient kinesis() {
        return client(KinesisClient.class, KinesisClient::builder);
    }

    @Override
    public AccountStreams streams() {
        return oldest -> listing.list(oldest, () -> AccountStreams.Pages.all(kinesis()));
    }

    @Override
    public CloudWatchClient cloudWatch() {
        return client(CloudWatchClient.class, CloudWatchClient::builder);
    }

    @Override
    public CloudTrailClient cloudTrail() {
        return client(CloudTrailClient.class, CloudTrailClient::builder);
    }

    @Override
    public StsClient sts() {
        return client(StsClient.class, StsClient::builder);
    }

    @Override
    public DynamoDbClient dynamoDb() {
        return client(DynamoDbClient.class, DynamoDbClient::builder);
    }

    @Override
    public GlueClient glue() {
        return client(GlueClient.class, GlueClient::builder);
    }

    @Override
    public FirehoseClient firehose() {
        return client(FirehoseClient.class, FirehoseClient::builder);
    }

    @Override
    public CloudWatchLogsClient logs() {
        return client(CloudWatchLogsClient.class, CloudWatchLogsClient::builder);
    }

    @Override
    public S3Client s3() {
        // A bucket's name before the host is no name that the endpoint's computer has; on AWS a bucket may be
        // elsewhere.
        return client(
                S3Client.class,
                () -> S3Client.builder()
                        .forcePathStyle(connection.endpoint() != null)
                        .crossRegionAccessEnabled(connection.endpoint() == null));
    }

    @Override
    public S3Presigner s3Presigner() {
        // It holds nothing that needs closing: the credentials are this connection's.
        S3Presigner.Builder builder = S3Presigner.builder()
                .region(Region.of(connection.region()))
                .credentialsProvider(credentials)
                .serviceConfiguration(S3Configuration.builder()
                        .pathStyleAccessEnabled(connection.endpoint() != null)
                        .build());
        URI endpoint = connection.endpoint();
        if (endpoint != null) {
            builder.endpointOverride(endpoint);
        }
        AwsFiles.shield();
        return builder.build();
    }

    @Override
    public LambdaClient lambda() {
        return client(LambdaClient.class, LambdaClient::builder);
    }

    @Override
    public KinesisAnalyticsV2Client flink() {
        return client(KinesisAnalyticsV2Client.class, KinesisAnalyticsV2Client::builder);
    }

    @Override
    public IamClient iam() {
        return client(IamClient.class, IamClient::builder);
    }

    @Override
    public Refusals refusals() {
        return refusals;
    }

    private synchronized <C extends SdkClient, B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>> C client(
            Class<C> type, Supplier<B> builder) {
        SdkClient client = clients.get(type);
        if (client == null) {
            client = keep(configured(builder.get()).build());
            clients.put(type, client);
        }
        return type.cast(client);
    }

    @Override
    public synchronized void close() {
        closed = true;
        for (SdkAutoCloseable each : made.reversed()) {
            each.close();
        }
        made.clear();
        credentials.close();
    }

    private <C, B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>> B configured(B builder) {
        if (closed) {
            throw new IllegalStateException("The connection " + connection.name() + " has been closed");
        }
        Ground common = ground();
        URI endpoint = connection.endpoint();
        if (endpoint != null) {
            builder.endpointOverride(endpoint);
        }
        return builder.region(Region.of(connection.region()))
                .credentialsProvider(credentials)
                .httpClient(common.http)
                .overrideConfiguration(common.configuration);
    }

    private Ground ground() {
        Ground common = ground;
        if (common == null) {
            AwsFiles.shield();
            SdkHttpClient http = keep(new UnhurriedHttpClient(UrlConnectionHttpClient.builder()
                    .connectionTimeout(CONNECT)
                    .proxyConfiguration(ProxyChoice.now().configuration(connection.endpoint()))
                    .socketTimeout(CALL)
                    .build()));
            // Empty unless the connection is a profile: a damaged ~/.aws must not reach the others.
            ProfileFile profiles = connection.source() instanceof Connection.Source.Profile
                    ? Profiles.read().file()
                    : ProfileFile.aggregator().build();
            common = new Ground(http, configuration(profiles));
            ground = common;
        }
        return common;
    }

    private ClientOverrideConfiguration configuration(ProfileFile profiles) {
        Supplier<ProfileFile> supplier = () -> profiles;
        ClientOverrideConfiguration.Builder configuration = ClientOverrideConfiguration.builder()
                .apiCallTimeout(CALL)
                .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                        .maxAttempts(3)
                        .build())
                .addExecutionInterceptor(new ReadOnlyGuard(readOnly))
                .addExecutionInterceptor(new ExpiryCheck(credentials))
                .addExecutionInterceptor(new RefusalRecorder(refusals))
                .addExecutionInterceptor(clock)
                .addExecutionInterceptor(new SecondsForMillis())
                .defaultProfileFileSupplier(supplier);
        if (connection.source() instanceof Connection.Source.Profile profile) {
            configuration.defaultProfileName(profile.profile());
        }
        return configuration.build();
    }

    private <C extends SdkAutoCloseable> C keep(C closeable) {
        made.add(closeable);
        return closeable;
    }

    private record Ground(SdkHttpClient http, ClientOverrideConfiguration configuration) {}
}
