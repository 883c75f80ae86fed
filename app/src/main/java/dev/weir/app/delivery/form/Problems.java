package dev.weir.app.delivery.form;

import dev.weir.app.delivery.DestinationType;
import dev.weir.app.delivery.key.KeyPattern;
import dev.weir.app.delivery.key.PartitionQuery;
import dev.weir.app.text.Text;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What the service would refuse, found before it is asked. */
final class Problems {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]{1,64}");
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern ROLE = Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:role/.+");
    private static final Pattern FUNCTION =
            Pattern.compile("arn:aws[^:]*:lambda:[^:]+:\\d{12}:function:[a-zA-Z0-9_-]+(:[a-zA-Z0-9_$-]+)?");
    private static final Pattern EXTENSION = Pattern.compile("\\.[0-9a-z!\\-_.*'()]+");
    private static final int LEAST_MIB_OF_LARGE = 64;

    private final DeliveryDraft draft;
    private final List<Problem> found = new ArrayList<>();

    private Problems(DeliveryDraft draft) {
        this.draft = draft;
    }

    static List<Problem> of(DeliveryDraft draft) {
        Problems problems = new Problems(draft);
        problems.general();
        problems.buffers();
        problems.prefixes();
        problems.processing();
        problems.endpoint();
        return List.copyOf(problems.found);
    }

    private void add(@org.jspecify.annotations.Nullable Field field, String sentence) {
        found.add(new Problem(field, sentence));
    }

    private void fits(Field field, Pattern pattern, String sentence) {
        if (!pattern.matcher(draft.get(field)).matches()) {
            add(field, sentence);
        }
    }

    private void general() {
        fits(Field.NAME, NAME, Text.of("A name has 1 to 64 letters A–Z, digits, “_”, “.” and “-”."));
        fits(Field.BUCKET, BUCKET, Text.of("A bucket's name has 3 to 63 small letters, digits, “.” and “-”."));
        fits(Field.ROLE, ROLE, Text.of("The role's ARN looks like arn:aws:iam::123456789012:role/firehose."));
        if (draft.is(Flag.FROM_STREAM) && draft.sourceArn().get() == null) {
            add(
                    Field.SOURCE_STREAM,
                    draft.get(Field.SOURCE_STREAM).isEmpty()
                            ? Text.of("Choose the stream that is read.")
                            : Text.of("The stream {0} is not found yet.", draft.get(Field.SOURCE_STREAM)));
        }
        if (draft.isS3()
                && draft.is(Flag.BACKUP)
                && !draft.get(Field.BACKUP_BUCKET).isEmpty()) {
            fits(
                    Field.BACKUP_BUCKET,
                    BUCKET,
                    Text.of("A bucket's name has 3 to 63 small letters, digits, “.” and “-”."));
        }
    }

    private void buffers() {
        Bounds bounds = Bounds.of(draft.type().get());
        int mebibytes = draft.get(Amount.BUFFER_MIB);
        int seconds = draft.get(Amount.BUFFER_SECONDS);
        if (mebibytes < 1 || mebibytes > bounds.mostMib()) {
            add(
                    null,
                    Text.of(
                            "The buffer has 1 to {0} MiB for {1}.",
                            bounds.mostMib(), draft.type().get().words()));
        }
        if (seconds < 0 || seconds > bounds.mostSeconds()) {
            add(
                    null,
                    Text.of(
                            "The buffer waits 0 to {0} seconds for {1}.",
                            bounds.mostSeconds(), draft.type().get().words()));
        }
        if (draft.isS3() && draft.is(Flag.PARTITION)) {
            if (mebibytes < LEAST_MIB_OF_LARGE) {
                add(null, Text.of("With dynamic partitioning the buffer has at least 64 MiB."));
            }
            if (seconds == 0) {
                add(null, Text.of("With dynamic partitioning the buffer waits at least a second."));
            }
        }
        if (draft.isS3() && draft.is(Flag.CONVERT) && mebibytes < LEAST_MIB_OF_LARGE) {
            add(null, Text.of("For conversion the buffer has at least 64 MiB."));
        }
        int retry = draft.get(Amount.RETRY_SECONDS);
        if (retry < 0 || retry > 7_200) {
            add(null, Text.of("Deliveries are tried again for 0 to 7,200 seconds."));
        }
    }

    private void prefixes() {
        KeyPattern prefix = KeyPattern.parse(draft.get(Field.PREFIX));
        KeyPattern errors = KeyPattern.parse(draft.get(Field.ERROR_PREFIX));
        boolean partitioned = draft.isS3() && draft.is(Flag.PARTITION);
        if (prefix.problem() != null) {
            add(Field.PREFIX, prefix.problem());
        } else if (prefix.hasErrorType()) {
            add(Field.PREFIX, Text.of("error-output-type belongs in the error prefix only."));
        } else if (prefix.hasShardId() && !draft.is(Flag.FROM_STREAM)) {
            add(Field.PREFIX, Text.of("shard-id has a meaning only where a stream is the source."));
        } else if (!partitioned && hasKeys(prefix)) {
            add(Field.PREFIX, Text.of("Partition keys in the prefix need dynamic partitioning: switch it on."));
        } else if (partitioned && !hasKeys(prefix)) {
            add(
                    Field.PREFIX,
                    Text.of("Dynamic partitioning needs a partition key in the prefix, for instance"
                            + " !{partitionKeyFromQuery:customer}/."));
        }
        if (errors.problem() != null) {
            add(Field.ERROR_PREFIX, errors.problem());
        } else if (draft.get(Field.ERROR_PREFIX).isEmpty() && (prefix.hasExpressions() || partitioned)) {
            add(Field.ERROR_PREFIX, Text.of("An error prefix is needed once the prefix has expressions."));
        } else if (errors.hasExpressions() && !errors.hasErrorType()) {
            add(
                    Field.ERROR_PREFIX,
                    Text.of("An error prefix with expressions has !{firehose:error-output-type} in it."));
        } else if (hasKeys(errors)) {
            add(
                    Field.ERROR_PREFIX,
                    Text.of("Partition keys do not belong in the error prefix: what failed may have none."));
        }
        try {
            ZoneId.of(draft.get(Field.TIME_ZONE));
        } catch (DateTimeException e) {
            add(Field.TIME_ZONE, Text.of("“{0}” is no time zone; one is Europe/Berlin.", draft.get(Field.TIME_ZONE)));
        }
        if (!draft.get(Field.EXTENSION).isEmpty()) {
            fits(
                    Field.EXTENSION,
                    EXTENSION,
                    Text.of("An extension begins with a dot and has small letters and digits."));
        }
    }

    private static boolean hasKeys(KeyPattern pattern) {
        return !pattern.keysFromQuery().isEmpty() || !pattern.keysFromLambda().isEmpty();
    }

    private void processing() {
        if (draft.is(Flag.LAMBDA)) {
            fits(
                    Field.LAMBDA_ARN,
                    FUNCTION,
                    Text.of("The function's ARN looks like arn:aws:lambda:eu-central-1:123456789012:function:name."));
        }
        if (draft.parting().get() == Parting.DELIMITED
                && draft.text(Field.SUB_DELIMITER).get().isEmpty()) {
            add(Field.SUB_DELIMITER, Text.of("Say what stands between the parts."));
        }
        if (!draft.isS3()) {
            return;
        }
        if (draft.is(Flag.PARTITION)) {
            partitioning();
        }
        if (draft.is(Flag.CONVERT)) {
            if (draft.get(Field.DATABASE).isEmpty()) {
                add(Field.DATABASE, Text.of("Conversion takes the columns from a table of Glue: name its database."));
            }
            if (draft.get(Field.TABLE).isEmpty()) {
                add(Field.TABLE, Text.of("Name the table of Glue that has the columns."));
            }
        }
    }

    private void partitioning() {
        KeyPattern prefix = KeyPattern.parse(draft.get(Field.PREFIX));
        if (!prefix.keysFromLambda().isEmpty() && !draft.is(Flag.LAMBDA)) {
            add(
                    Field.PREFIX,
                    Text.of("partitionKeyFromLambda needs a function that gives the key: switch transforming on."));
        }
        String query = draft.get(Field.QUERY);
        if (query.isEmpty()) {
            if (!prefix.keysFromQuery().isEmpty() || !draft.is(Flag.LAMBDA)) {
                add(
                        Field.QUERY,
                        Text.of("Say how a record's partition keys are found, for instance {customer: .customer}."));
            }
            return;
        }
        try {
            PartitionQuery.parse(query);
        } catch (IllegalArgumentException e) {
            add(Field.QUERY, String.valueOf(e.getMessage()));
            return;
        }
        Set<String> missing = new TreeSet<>(prefix.keysFromQuery());
        missing.removeIf(key -> Pattern.compile("(^|[{,\\s\"])" + Pattern.quote(key) + "\"?\\s*[:,}]")
                .matcher(query)
                .find());
        if (!missing.isEmpty()) {
            add(
                    Field.QUERY,
                    Text.of("The prefix uses keys that the query does not make: {0}.", String.join(", ", missing)));
        }
    }

    private void endpoint() {
        DestinationType type = draft.type().get();
        boolean isNew = draft.base() == null;
        switch (type) {
            case HTTP_ENDPOINT -> url(Field.URL);
            case SPLUNK -> {
                url(Field.HEC_ENDPOINT);
                if (isNew) {
                    required(Field.HEC_TOKEN, Text.of("Splunk's HTTP event collector wants its token."));
                }
            }
            case OPENSEARCH -> {
                if (!draft.get(Field.SEARCH_ENDPOINT).startsWith("arn:")) {
                    url(Field.SEARCH_ENDPOINT);
                }
                required(Field.INDEX, Text.of("Name the index that documents go into."));
            }
            case REDSHIFT -> {
                if (!draft.get(Field.JDBC_URL).startsWith("jdbc:")) {
                    add(Field.JDBC_URL, Text.of("The cluster's address begins with jdbc:redshift://."));
                }
                required(Field.USER, Text.of("Name the database user."));
                if (isNew) {
                    required(Field.PASSWORD, Text.of("The database user has a password."));
                }
                required(Field.DATA_TABLE, Text.of("Name the table that is loaded."));
            }
            default -> {
                // S3 has nothing more.
            }
        }
    }

    private void required(Field field, String sentence) {
        if (draft.get(field).isEmpty()) {
            add(field, sentence);
        }
    }

    private void url(Field field) {
        if (!draft.get(field).matches("https?://[^\\s/]+.*")) {
            add(field, Text.of("An address begins with https://."));
        }
    }
}
