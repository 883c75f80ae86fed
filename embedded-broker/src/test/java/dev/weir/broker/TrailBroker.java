package dev.weir.broker;

import dev.weir.broker.access.Authenticator;
import dev.weir.broker.access.Authorizer;
import dev.weir.broker.call.Service;
import dev.weir.broker.cloudtrail.AuditLog;
import dev.weir.broker.cloudtrail.CloudTrailService;
import dev.weir.broker.cloudtrail.trail.TrailService;
import dev.weir.broker.faults.Faults;
import dev.weir.broker.http.Listener;
import dev.weir.broker.kinesis.KinesisService;
import dev.weir.broker.kms.KmsService;
import dev.weir.broker.logs.LogsService;
import dev.weir.broker.s3.ObjectContent;
import dev.weir.broker.s3.ObjectHeaders;
import dev.weir.broker.s3.ObjectStore;
import dev.weir.broker.s3.S3Service;
import dev.weir.broker.s3.StoredObject;
import dev.weir.broker.store.H2Database;
import dev.weir.broker.store.SegmentRecordStore;
import dev.weir.broker.store.StoreException;
import dev.weir.broker.time.ManualTime;
import dev.weir.broker.tls.LoopbackIdentity;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.s3.S3Client;

/** CloudTrail, S3, Kinesis and Logs behind the broker's real listener and request line, with time that a test moves. */
public final class TrailBroker implements AutoCloseable {

    private static final StaticCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDADA", "secret"));

    public final ManualTime time;
    public final AuditLog audit;
    public final TrailService trails;
    public final ObjectStore objects;
    public final CloudTrailClient trail;
    public final S3Client s3;
    public final KinesisClient kinesis;

    /** While set, each file of a trail is put, and then the disk is said to have failed. */
    public volatile boolean failsAfterPut;

    private final Opened opened = new Opened();
    private final URI endpoint;

    public TrailBroker(@Nullable Path folder, ManualTime time) throws BrokerStartException {
        this.time = time;
        BrokerConfig config = BrokerConfig.inMemory().withDataFolder(folder).withLimits(false);
        H2Database database = opened.add(H2Database.open(
                folder,
                Stream.of(
                                KinesisService.MIGRATIONS,
                                KmsService.MIGRATIONS,
                                S3Service.MIGRATIONS,
                                LogsService.MIGRATIONS,
                                AuditLog.MIGRATIONS,
                                AuditLog.STATE_MIGRATIONS)
                        .flatMap(List::stream)
                        .toList()));
        S3Service objectService = opened.add(new S3Service(folder, config.region(), time, database));
        objects = objectService.objects();
        KmsService kms = new KmsService(folder, config.accountId(), config.region(), time, database);
        SegmentRecordStore records = opened.add(SegmentRecordStore.open(folder, time));
        KinesisService streams = opened.add(
                new KinesisService(config, time, database, records, (_, _) -> {}, kms, objectService.objects()));
        streams.start();
        LogsService logs = new LogsService(config.accountId(), config.region(), time, database);
        audit = opened.add(new AuditLog(time, folder, database, database, streams::streamOf));
        trails = opened.add(new TrailService(
                new TrailService.Parts(time, folder, database, audit, new FailingStore(), logs.sink(), kms)));
        audit.want(trails.dataEvents());
        trails.start();
        List<Service> services =
                List.of(objectService, kms, streams, logs, new CloudTrailService(time, audit, trails, false));
        RequestLine line = new RequestLine(
                services,
                new Authenticator(config.accountId()),
                Authorizer.NONE,
                new Faults(time, name -> true, iterator -> ""),
                audit,
                time,
                new Health(audit));
        Listener listener = opened.add(Listener.open(0, line, new LoopbackIdentity(folder, time)));
        endpoint = listener.endpoint();
        trail = client(CloudTrailClient.builder());
        kinesis = client(KinesisClient.builder());
        s3 = client(S3Client.builder().forcePathStyle(true));
    }

    /** The objects, as the trails see them. */
    private final class FailingStore implements ObjectStore {

        @Override
        public boolean bucketExists(String bucket) {
            return objects.bucketExists(bucket);
        }

        @Override
        public Path newFile() {
            return objects.newFile();
        }

        @Override
        public StoredObject put(String bucket, String key, Path file, ObjectHeaders headers) {
            StoredObject put = objects.put(bucket, key, file, headers);
            if (failsAfterPut) {
                throw new StoreException("The disk failed.");
            }
            return put;
        }

        @Override
        public ObjectContent open(String bucket, String key) {
            return objects.open(bucket, key);
        }

        @Override
        public List<StoredObject> list(String bucket, String prefix, String after, int limit) {
            return objects.list(bucket, prefix, after, limit);
        }

        @Override
        public boolean delete(String bucket, String key) {
            return objects.delete(bucket, key);
        }
    }

    public URI endpoint() {
        return endpoint;
    }

    public <B extends AwsClientBuilder<B, C>, C> C client(B builder) {
        return builder.endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(CREDENTIALS)
                .build();
    }

    @Override
    public void close() {
        trail.close();
        kinesis.close();
        s3.close();
        opened.close();
    }
}
