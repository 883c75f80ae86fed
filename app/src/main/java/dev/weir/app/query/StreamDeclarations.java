package dev.weir.app.query;

import dev.weir.app.query.ask.SampleReader;
import dev.weir.app.query.engine.QueryOptions;
import dev.weir.app.query.reference.ReferenceTable;
import dev.weir.app.query.reference.References;
import dev.weir.app.query.schema.FlinkFormat;
import dev.weir.app.query.schema.FlinkTable;
import dev.weir.app.query.schema.SchemaStore;
import dev.weir.app.query.schema.StreamSchema;
import dev.weir.app.query.text.ReadingOnly;
import dev.weir.app.query.text.SqlToken;
import dev.weir.app.query.text.SqlTokens;
import dev.weir.app.query.text.TablesNamed;
import dev.weir.app.query.watch.Tables;
import dev.weir.app.text.Text;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsServiceClientConfiguration;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.KinesisServiceClientConfiguration;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;

/**
 * Declares to Watch what a statement names as tables: streams, reference tables, and delivery streams that it puts rows into. One too many
 * does no harm, for a table that nobody reads is not read. Blocks; any thread.
 */
final class StreamDeclarations implements Tables {

    /** The column of now that a lookup join goes by; every stream has it, for a statement that names it. */
    private static final String PROC_TIME = "proc_time";

    /** What the consumers are called that a statement reads by; a random number follows, since each has its own. */
    private static final String CONSUMER = "weir-query-";

    private static final Pattern ARN = Pattern.compile("'stream\\.arn' = '([^']+)'");

    private final Supplier<KinesisClient> kinesis;
    private final SchemaStore schemas;
    private final BooleanSupplier readOnly;
    private final InstantSource clock;
    private final References references;
    private @Nullable LeftConsumers consumers;
    private @Nullable PutTargets targets;
    private BooleanSupplier trusted = () -> true;
    private boolean endpoints = true;
    private boolean held;

    StreamDeclarations(
            Supplier<KinesisClient> kinesis, SchemaStore schemas, BooleanSupplier readOnly, InstantSource clock) {
        this(kinesis, schemas, readOnly, clock, References.none());
    }

    /** @param references files that a statement may name, too; a stream of the same name goes first */
    StreamDeclarations(
            Supplier<KinesisClient> kinesis,
            SchemaStore schemas,
            BooleanSupplier readOnly,
            InstantSource clock,
            References references) {
        this.references = references;
        this.kinesis = kinesis;
        this.schemas = schemas;
        this.readOnly = readOnly;
        this.clock = clock;
    }

    /** Where the fan-out consumers are noted that statements ask for. */
    StreamDeclarations noting(LeftConsumers where) {
        this.consumers = where;
        return this;
    }

    /** Where the delivery streams are that rows are put into. */
    StreamDeclarations delivering(Supplier<FirehoseClient> firehose) {
        this.targets = new PutTargets(firehose);
        return this;
    }

    /** For Watch's own process, which counts what does not fit and is told of what does. */
    StreamDeclarations holding() {
        this.held = true;
        return this;
    }

    /** Keys go into the declarations only where this says so; elsewhere Flink signs with its own. */
    StreamDeclarations withKeysIf(BooleanSupplier isTrusted) {
        this.trusted = isTrusted;
        return this;
    }

    /** For declarations that are kept in files: neither keys nor endpoints go into them. */
    StreamDeclarations forFiles() {
        this.trusted = () -> false;
        this.endpoints = false;
        return this;
    }

    @Override
    public void check(String statement) {
        // The engine's process has clients of its own, which the guard of this connection does not see.
        if (readOnly.getAsBoolean() && !ReadingOnly.isTrueOf(statement)) {
            throw new IllegalStateException(
                    Text.of(
                            "This connection is read-only, and the statement may write into a stream. Only SELECTs and views are taken."));
        }
    }

    @Override
    public void goingOn(String statement, List<String> declarations) {
        LeftConsumers noting = consumers;
        if (noting == null) {
            return;
        }
        // What the last process left goes first, since the next registers consumers of the same names.
        noting.sweep();
        for (String declaration : declarations) {
            Matcher arn = ARN.matcher(declaration);
            if (arn.find()) {
                List<String> names = new ArrayList<>(LeftConsumers.names(declaration));
                names.addAll(LeftConsumers.names(statement));
                names.forEach(name -> noting.note(arn.group(1), name));
            }
        }
    }

    @Override
    public @Nullable Reach reach() {
        KinesisServiceClientConfiguration configuration = kinesis.get().serviceClientConfiguration();
        return new Reach(
                configuration.endpointOverride().map(URI::toString).orElse(null),
                configuration.credentialsProvider().resolveIdentity().join());
    }

    @Override
    public List<String> declarations(String statement, QueryOptions options) {
        check(statement);
        List<String> words = words(statement);
        KinesisClient client = kinesis.get();
        if (readOnly.getAsBoolean() && options.fanOut()) {
            throw new IllegalStateException(
                    Text.of(
                            "This connection is read-only, and enhanced fan-out registers a consumer. Choose it off to read by polling."));
        }
        List<String> named = LeftConsumers.names(statement);
        if (options.fanOut()) {
            named = new ArrayList<>(named);
            named.add(CONSUMER
                    + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt()));
        }
        if (!named.isEmpty() && consumers != null) {
            // One of a process that was killed would be taken for a person's own.
            consumers.sweep();
        }
        TablesNamed tables = TablesNamed.of(statement);
        List<String> declarations = new ArrayList<>();
        for (String name : tables.all()) {
            String arn = arn(client, PutTargets.streamName(name));
            SqlToken target = tables.targets().get(name);
            String delivering = target == null || targets == null
                    ? null
                    : targets.declaration(name, arn != null, target, statement, this::options);
            if (delivering != null) {
                declarations.add(delivering);
            } else if (arn != null) {
                declarations.add(stream(client, name, arn, options, words.contains(PROC_TIME), named));
            } else {
                ReferenceTable reference = references.find(name);
                if (reference != null) {
                    declarations.add(reference.flinkDdl());
                } else if (target != null && targets != null && !makesTables(words)) {
                    throw PutTargets.none(name, target, statement);
                }
            }
        }
        return declarations;
    }

    /** Options of a table of another service: where it is and what to sign with. */
    private Map<String, String> options(AwsServiceClientConfiguration configuration) {
        Map<String, String> options = trusted.getAsBoolean() ? keys(configuration) : new LinkedHashMap<>();
        options.put("aws.region", configuration.region().id());
        if (endpoints) {
            configuration.endpointOverride().ifPresent(uri -> options.put("aws.endpoint", uri.toString()));
        }
        return options;
    }

    /** Whether the statement may declare the tables itself that it writes into. */
    private static boolean makesTables(List<String> words) {
        return words.stream().anyMatch("CREATE"::equalsIgnoreCase);
    }

    private static List<String> words(String statement) {
        return SqlTokens.of(statement).stream()
                .filter(token -> token.kind() != SqlToken.Kind.COMMENT)
                .map(token -> unquoted(token, statement))
                .toList();
    }

    private static String unquoted(SqlToken token, String statement) {
        String text = token.in(statement);
        return token.kind() == SqlToken.Kind.QUOTED_NAME ? text.substring(1, Math.max(1, text.length() - 1)) : text;
    }

    /** The ARN of a stream; null if there is none of that name. */
    private static @Nullable String arn(KinesisClient client, String name) {
        if (!Pipeline.isStreamName(name)) {
            return null;
        }
        try {
            return client.describeStreamSummary(request -> request.streamName(name))
                    .streamDescriptionSummary()
                    .streamARN();
        } catch (ResourceNotFoundException none) {
            // A view, a reference table, or nothing: then the statement is told that there is no such table.
            return null;
        }
    }

    private String stream(
            KinesisClient client, String name, String arn, QueryOptions options, boolean procTime, List<String> named) {
        LeftConsumers noting = consumers;
        if (noting != null) {
            named.forEach(each -> noting.note(arn, each));
        }
        KinesisServiceClientConfiguration configuration = client.serviceClientConfiguration();
        String endpoint =
                endpoints ? configuration.endpointOverride().map(URI::toString).orElse(null) : null;
        Instant from = options.from();
        Map<String, String> more = trusted.getAsBoolean() ? keys(configuration) : new LinkedHashMap<>();
        if (from != null) {
            more.put("source.init.timestamp", from.toString());
        }
        if (options.fanOut()) {
            more.put("source.reader.type", "EFO");
            more.put("source.efo.consumer.name", named.getLast());
        }
        StreamSchema schema = SampleReader.schema(client, schemas, PutTargets.streamName(name), clock.instant());
        if (held) {
            more.putAll(FlinkFormat.held(schema));
        }
        return new FlinkTable(
                        name,
                        arn,
                        configuration.region().id(),
                        endpoint,
                        from == null ? "TRIM_HORIZON" : "AT_TIMESTAMP")
                .ddl(schema, more, procTime);
    }

    /** The keys of this connection, which only the engine's process is told. */
    private static Map<String, String> keys(AwsServiceClientConfiguration configuration) {
        AwsCredentialsIdentity identity =
                configuration.credentialsProvider().resolveIdentity().join();
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("aws.credentials.provider", "BASIC");
        keys.put("aws.credentials.basic.accesskeyid", identity.accessKeyId());
        keys.put("aws.credentials.basic.secretkey", identity.secretAccessKey());
        if (identity instanceof AwsSessionCredentialsIdentity session) {
            keys.put("aws.credentials.basic.sessiontoken", session.sessionToken());
        }
        return keys;
    }
}
