package dev.weir.broker;

import dev.weir.broker.BrokerStartException.Reason;
import dev.weir.broker.access.AccessConfig;
import dev.weir.broker.access.AuthMode;
import dev.weir.broker.access.Authenticator;
import dev.weir.broker.access.Authorizer;
import dev.weir.broker.access.ResourceFacts;
import dev.weir.broker.access.RoleCredentials;
import dev.weir.broker.access.RootCredentials;
import dev.weir.broker.access.RootCredentialsFile;
import dev.weir.broker.access.SealedDenials;
import dev.weir.broker.access.ServiceCalls;
import dev.weir.broker.authorize.PolicyAuthorizer;
import dev.weir.broker.authorize.RoleCalls;
import dev.weir.broker.call.Journal;
import dev.weir.broker.call.Operation;
import dev.weir.broker.call.Service;
import dev.weir.broker.call.ServiceId;
import dev.weir.broker.cloudtrail.AuditLog;
import dev.weir.broker.cloudtrail.CloudTrailService;
import dev.weir.broker.cloudtrail.UsageMetrics;
import dev.weir.broker.cloudtrail.trail.TrailService;
import dev.weir.broker.cloudwatch.CloudWatchService;
import dev.weir.broker.cloudwatch.MetricStore;
import dev.weir.broker.dynamodb.DynamoDbService;
import dev.weir.broker.faults.Faults;
import dev.weir.broker.firehose.FirehoseService;
import dev.weir.broker.firehose.delivery.Checkpoints;
import dev.weir.broker.firehose.delivery.Delivery;
import dev.weir.broker.firehose.object.LocalBuckets;
import dev.weir.broker.firehose.object.RealBuckets;
import dev.weir.broker.glue.GlueService;
import dev.weir.broker.http.HttpHandler;
import dev.weir.broker.http.Listener;
import dev.weir.broker.iam.IamService;
import dev.weir.broker.kinesis.KinesisService;
import dev.weir.broker.kms.KmsService;
import dev.weir.broker.lambda.LambdaService;
import dev.weir.broker.logs.LogsService;
import dev.weir.broker.s3.S3Service;
import dev.weir.broker.store.DataFolder;
import dev.weir.broker.store.Database;
import dev.weir.broker.store.DatabaseFile;
import dev.weir.broker.store.H2Database;
import dev.weir.broker.store.Migration;
import dev.weir.broker.store.RecordStore;
import dev.weir.broker.store.SegmentRecordStore;
import dev.weir.broker.store.StoreException;
import dev.weir.broker.store.TableCopy;
import dev.weir.broker.sts.SessionTokens;
import dev.weir.broker.sts.StsService;
import dev.weir.broker.time.SystemTime;
import dev.weir.broker.time.TimeSource;
import dev.weir.broker.tls.HostNames;
import dev.weir.broker.tls.LoopbackIdentity;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.utils.Lazy;

/** The one place where the broker's parts are put together: opened in this order, closed in the reverse. */
final class BrokerAssembly implements Broker {

    private static final List<Migration> HISTORY = Stream.of(
                    MetricStore.MIGRATIONS, AuditLog.MIGRATIONS, LogsService.MIGRATIONS)
            .flatMap(List::stream)
            .toList();

    /** The tables of the history as they once were in the database of the state. They stay as they are here. */
    private static final List<Migration> EARLIER_HISTORY = List.of(
            new Migration(200, "/dev/weir/broker/cloudwatch/0200-metrics.sql"),
            new Migration(300, "/dev/weir/broker/cloudtrail/0300-events.sql"));

    private static final List<String> HISTORY_TABLES =
            List.of("metric_series", "metric_minute", "metric_hour", "audit_management", "audit_data");

    private final BrokerConfig config;
    private final Opened opened = new Opened();
    private final URI endpoint;
    private volatile List<Service> services = List.of();
    private volatile Authorizer authorizer = Authorizer.NONE;
    private volatile ServiceCalls calls = ServiceCalls.UNCHECKED;
    private @Nullable HttpHandler line;
    private final LoopbackIdentity identity;
    private final @Nullable RootCredentials root;

    private BrokerAssembly(BrokerConfig config, TimeSource time) throws BrokerStartException {
        this.config = config;
        opened.add(time);
        try {
            checkAddress();
            Path folder = dataFolder();
            root = rootCredentials(folder);
            identity = new LoopbackIdentity(
                    folder, time, HostNames.of(config.access().address()));
            endpoint = assemble(config.withDataFolder(folder), time, identity).endpoint();
        } catch (BrokerStartException e) {
            opened.closeAfter(e);
            throw e;
        } catch (StoreException e) {
            opened.closeAfter(e);
            throw new BrokerStartException(Reason.DATA_FOLDER_UNUSABLE, messageOf(e), e);
        } catch (RuntimeException e) {
            opened.closeAfter(e);
            throw new BrokerStartException(Reason.UNEXPECTED, "The broker could not start: " + messageOf(e), e);
        }
    }

    static Broker start(BrokerConfig config) throws BrokerStartException {
        return start(config, new SystemTime());
    }

    /** Starts one by a clock that a test may set; it is closed with the broker. */
    static Broker start(BrokerConfig config, TimeSource time) throws BrokerStartException {
        return new BrokerAssembly(config, time);
    }

    private @Nullable Path dataFolder() throws BrokerStartException {
        Path folder = config.dataFolder();
        return folder == null
                ? null
                : opened.add(DataFolder.open(folder, config.sealedUnder())).path();
    }

    private Listener assemble(BrokerConfig config, TimeSource time, LoopbackIdentity identity)
            throws BrokerStartException {
        Path folder = config.dataFolder();
        Database history = opened.add(H2Database.open(folder, DatabaseFile.HISTORY, HISTORY));
        Database database = opened.add(H2Database.open(folder, state(history)));
        RecordStore records = opened.add(SegmentRecordStore.open(folder, time));
        MetricStore metrics = opened.add(new MetricStore(time, history));
        KmsService kms = new KmsService(folder, config.accountId(), config.region(), time, database);
        S3Service s3 = opened.add(new S3Service(folder, config.region(), time, database, () -> authorizer));
        KinesisService kinesis = opened.add(
                new KinesisService(config, time, database, records, metrics, kms, s3.objects(), () -> calls));
        AuditLog audit = opened.add(new AuditLog(time, folder, history, database, kinesis::streamOf));
        DynamoDbService dynamo = opened.add(
                new DynamoDbService(config.accountId(), config.region(), config.stateDelay(), time, database));
        LogsService logs = new LogsService(config.accountId(), config.region(), time, history);
        GlueService glue = new GlueService(config.region(), time, database);
        IamService iam =
                opened.add(new IamService(config.accountId(), database, () -> kms.sealOf("weir iam access keys")));
        Lazy<SealedDenials> denials = new Lazy<>(() -> new SealedDenials(kms.sealOf("weir denials")));
        authorizer = authorizer(iam, kinesis.facts(), kms.facts(), denials);
        Journal journal = journal(audit, metrics);
        calls = calls(iam, authorizer, journal, time);
        LambdaService lambda = opened.add(new LambdaService(new LambdaService.Parts(
                config, time, database, s3.objects(), kinesis::reader, logs.sink(), metrics, calls)));
        FirehoseService firehose = opened.add(firehose(
                new Delivery.Parts(
                        time,
                        records,
                        database,
                        new Checkpoints(database),
                        buckets(s3),
                        metrics,
                        kms,
                        kinesis::reader,
                        calls),
                lambda,
                glue,
                logs));
        TrailService trails = opened.add(new TrailService(
                new TrailService.Parts(time, folder, database, audit, s3.objects(), logs.sink(), kms)));
        SessionTokens keys = new SessionTokens(
                config.accountId(), () -> root, iam.identities(), () -> kms.sealOf("weir sts session tokens"));
        services = List.of(
                kinesis,
                kms,
                dynamo,
                s3,
                glue,
                logs,
                lambda,
                firehose,
                new CloudWatchService(metrics, time),
                new CloudTrailService(time, audit, trails, config.limits()),
                iam,
                new StsService(config.accountId(), keys, iam.identities(), denials::getValue));
        audit.want(trails.dataEvents());
        kinesis.start();
        firehose.start();
        trails.start();
        audit.checkInBackground();
        Faults faults = new Faults(time, name -> hasOperation(services, name), kinesis::streamOf);
        config.faults().forEach(faults::add);
        line = new RequestLine(services, authenticator(keys), authorizer, faults, journal, time, new Health(audit));
        Listener listener = opened.add(Listener.open(config.access().address(), config.port(), line(), identity));
        opened.add(faults); // closed before the listener, which waits for the calls that faults hold
        opened.add(kinesis::endSubscriptions);
        opened.add(lambda); // closed before the listener, which waits for the calls that functions work on
        lambda.start(listener.endpoint(), config.access().mode().verifies() ? keys : RoleCredentials.ANY);
        return listener;
    }

    private static Journal journal(AuditLog audit, MetricStore metrics) {
        UsageMetrics usage = new UsageMetrics(metrics);
        return outcome -> {
            audit.record(outcome);
            usage.record(outcome);
        };
    }

    /** The root's key: the one given, or one that the data folder keeps. */
    private @Nullable RootCredentials rootCredentials(@Nullable Path folder) {
        AccessConfig access = config.access();
        if (access.root() != null || !access.mode().verifies()) {
            return access.root();
        }
        return folder == null ? RootCredentials.random() : RootCredentialsFile.in(folder);
    }

    private Authenticator authenticator(SessionTokens keys) {
        return config.access().mode().verifies()
                ? new Authenticator(config.accountId(), keys)
                : new Authenticator(config.accountId());
    }

    private Authorizer authorizer(
            IamService iam, ResourceFacts streams, ResourceFacts keys, Lazy<SealedDenials> denials) {
        return config.access().mode() == AuthMode.ENFORCE
                ? new PolicyAuthorizer(
                        config.accountId(), config.region(), iam.identities(), streams, keys, denials::getValue)
                : Authorizer.NONE;
    }

    /** Only where policies are enforced are services held to the roles that they were given. */
    private ServiceCalls calls(IamService iam, Authorizer authorizer, Journal journal, TimeSource time) {
        return config.access().mode() == AuthMode.ENFORCE
                ? new RoleCalls(config.accountId(), iam.identities(), authorizer, this::operation, journal, time::now)
                : ServiceCalls.UNCHECKED;
    }

    private Operation<?, ?> operation(ServiceId service, String name) {
        return services.stream()
                .filter(each -> each.id() == service)
                .flatMap(each -> each.operations().stream())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void checkAddress() throws BrokerStartException {
        AccessConfig access = config.access();
        if (!access.isLoopback() && access.mode() != AuthMode.ENFORCE) {
            throw new BrokerStartException(
                    Reason.ADDRESS_UNGUARDED,
                    "Others can reach a broker on " + access.address() + ", so it must know them and hold them to"
                            + " policies: start it with --auth enforce, or on 127.0.0.1.");
        }
    }

    private LocalBuckets buckets(S3Service s3) {
        return new LocalBuckets(
                s3.objects(),
                opened.add(new RealBuckets(config.region(), System.getProperty(RealBuckets.PROPERTY))),
                calls);
    }

    private FirehoseService firehose(Delivery.Parts parts, LambdaService lambda, GlueService glue, LogsService logs) {
        return new FirehoseService(
                config, parts, new DeliveryFunctions(lambda), new DeliveryTables(glue.catalogue()), logs.sink());
    }

    /** The schema of what is acknowledged. What is in it of the history moves to where that is now. */
    private static List<Migration> state(Database history) {
        Migration historyMovesOut = new Migration(
                900, "/dev/weir/broker/0900-history-moves-out.sql", new TableCopy(HISTORY_TABLES, history));
        return Stream.of(
                        KinesisService.MIGRATIONS,
                        EARLIER_HISTORY,
                        KmsService.MIGRATIONS,
                        DynamoDbService.MIGRATIONS,
                        S3Service.MIGRATIONS,
                        GlueService.MIGRATIONS,
                        LambdaService.MIGRATIONS,
                        FirehoseService.MIGRATIONS,
                        AuditLog.STATE_MIGRATIONS,
                        IamService.MIGRATIONS,
                        List.of(historyMovesOut))
                .flatMap(List::stream)
                .toList();
    }

    /** What answers its requests, for tests that ask without a connection. */
    HttpHandler line() {
        if (line == null) {
            throw new IllegalStateException("A broker that has started has its request line");
        }
        return line;
    }

    /** What it serves. */
    List<Service> services() {
        return services;
    }

    static boolean hasOperation(List<Service> services, String name) {
        return services.stream()
                .flatMap(service -> service.operations().stream())
                .map(Operation::name)
                .anyMatch(name::equals);
    }

    private static String messageOf(Exception e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    @Override
    public URI endpoint() {
        return endpoint;
    }

    @Override
    public URI secureEndpoint() {
        return URI.create("https://" + endpoint.getHost() + ":" + endpoint.getPort());
    }

    @Override
    public X509Certificate certificate() {
        return identity.get().certificate();
    }

    @Override
    public @Nullable RootCredentials rootCredentials() {
        return root;
    }

    @Override
    public BrokerConfig config() {
        return config;
    }

    @Override
    public void close() {
        opened.close();
    }
}
