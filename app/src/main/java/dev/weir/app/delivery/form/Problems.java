package dev.weir.app.delivery.form;

import dev.weir.app.delivery.DestinationType;
import dev.weir.app.delivery.key.KeyPattern;
import dev.weir.app.delivery.key.PartitionQuery;
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

    private void add(@org.jspecify.annotations.Nullable Text field, String sentence) {
        found.add(new Problem(field, sentence));
    }

    private void fits(Text field, Pattern pattern, String sentence) {
        if (!pattern.matcher(draft.get(field)).matches()) {
            add(field, sentence);
        }
    }

    private void general() {
        fits(Text.NAME, NAME, "A name has 1 to 64 letters A–Z, digits, “_”, “.” and “-”.");
        fits(Text.BUCKET, BUCKET, "A bucket's name has 3 to 63 small letters, digits, “.” and “-”.");
        fits(Text.ROLE, ROLE, "The role's ARN looks like arn:aws:iam::123456789012:role/firehose.");
        if (draft.is(Flag.FROM_STREAM) && draft.sourceArn().get() == null) {
            add(
                    Text.SOURCE_STREAM,
                    draft.get(Text.SOURCE_STREAM).isEmpty()
                            ? "Choose the stream that is read."
                            : "The stream " + draft.get(Text.SOURCE_STREAM) + " is not found yet.");
        }
        if (draft.isS3()
                && draft.is(Flag.BACKUP)
                && !draft.get(Text.BACKUP_BUCKET).isEmpty()) {
            fits(Text.BACKUP_BUCKET, BUCKET, "A bucket's name has 3 to 63 small letters, digits, “.” and “-”.");
        }
    }

    private void buffers() {
        Bounds bounds = Bounds.of(draft.type().get());
        int mebibytes = draft.get(Amount.BUFFER_MIB);
        int seconds = draft.get(Amount.BUFFER_SECONDS);
        if (mebibytes < 1 || mebibytes > bounds.mostMib()) {
            add(
                    null,
                    "The buffer has 1 to " + bounds.mostMib() + " MiB for "
                            + draft.type().get().words() + ".");
        }
        if (seconds < 0 || seconds > bounds.mostSeconds()) {
            add(
                    null,
                    "The buffer waits 0 to " + bounds.mostSeconds() + " seconds for "
                            + draft.type().get().words() + ".");
        }
        if (draft.isS3() && draft.is(Flag.PARTITION)) {
            if (mebibytes < LEAST_MIB_OF_LARGE) {
                add(null, "With dynamic partitioning the buffer has at least 64 MiB.");
            }
            if (seconds == 0) {
                add(null, "With dynamic partitioning the buffer waits at least a second.");
            }
        }
        if (draft.isS3() && draft.is(Flag.CONVERT) && mebibytes < LEAST_MIB_OF_LARGE) {
            add(null, "For conversion the buffer has at least 64 MiB.");
        }
        int retry = draft.get(Amount.RETRY_SECONDS);
        if (retry < 0 || retry > 7_200) {
            add(null, "Deliveries are tried again for 0 to 7,200 seconds.");
        }
    }

    private void prefixes() {
        KeyPattern prefix = KeyPattern.parse(draft.get(Text.PREFIX));
        KeyPattern errors = KeyPattern.parse(draft.get(Text.ERROR_PREFIX));
        boolean partitioned = draft.isS3() && draft.is(Flag.PARTITION);
        if (prefix.problem() != null) {
            add(Text.PREFIX, prefix.problem());
        } else if (prefix.hasErrorType()) {
            add(Text.PREFIX, "error-output-type belongs in the error prefix only.");
        } else if (prefix.hasShardId() && !draft.is(Flag.FROM_STREAM)) {
            add(Text.PREFIX, "shard-id has a meaning only where a stream is the source.");
        } else if (!partitioned && hasKeys(prefix)) {
            add(Text.PREFIX, "Partition keys in the prefix need dynamic partitioning: switch it on.");
        } else if (partitioned && !hasKeys(prefix)) {
            add(
                    Text.PREFIX,
                    "Dynamic partitioning needs a partition key in the prefix, for instance"
                            + " !{partitionKeyFromQuery:customer}/.");
        }
        if (errors.problem() != null) {
            add(Text.ERROR_PREFIX, errors.problem());
        } else if (draft.get(Text.ERROR_PREFIX).isEmpty() && (prefix.hasExpressions() || partitioned)) {
            add(Text.ERROR_PREFIX, "An error prefix is needed once the prefix has expressions.");
        } else if (errors.hasExpressions() && !errors.hasErrorType()) {
            add(Text.ERROR_PREFIX, "An error prefix with expressions has !{firehose:error-output-type} in it.");
        } else if (hasKeys(errors)) {
            add(Text.ERROR_PREFIX, "Partition keys do not belong in the error prefix: what failed may have none.");
        }
        try {
            ZoneId.of(draft.get(Text.TIME_ZONE));
        } catch (DateTimeException e) {
            add(Text.TIME_ZONE, "“" + draft.get(Text.TIME_ZONE) + "” is no time zone; one is Europe/Berlin.");
        }
        if (!draft.get(Text.EXTENSION).isEmpty()) {
            fits(Text.EXTENSION, EXTENSION, "An extension begins with a dot and has small letters and digits.");
        }
    }

    private static boolean hasKeys(KeyPattern pattern) {
        return !pattern.keysFromQuery().isEmpty() || !pattern.keysFromLambda().isEmpty();
    }

    private void processing() {
        if (draft.is(Flag.LAMBDA)) {
            fits(
                    Text.LAMBDA_ARN,
                    FUNCTION,
                    "The function's ARN looks like arn:aws:lambda:eu-central-1:123456789012:function:name.");
        }
        if (draft.parting().get() == Parting.DELIMITED
                && draft.text(Text.SUB_DELIMITER).get().isEmpty()) {
            add(Text.SUB_DELIMITER, "Say what stands between the parts.");
        }
        if (!draft.isS3()) {
            return;
        }
        if (draft.is(Flag.PARTITION)) {
            partitioning();
        }
        if (draft.is(Flag.CONVERT)) {
            if (draft.get(Text.DATABASE).isEmpty()) {
                add(Text.DATABASE, "Conversion takes the columns from a table of Glue: name its database.");
            }
            if (draft.get(Text.TABLE).isEmpty()) {
                add(Text.TABLE, "Name the table of Glue that has the columns.");
            }
        }
    }

    private void partitioning() {
        KeyPattern prefix = KeyPattern.parse(draft.get(Text.PREFIX));
        if (!prefix.keysFromLambda().isEmpty() && !draft.is(Flag.LAMBDA)) {
            add(Text.PREFIX, "partitionKeyFromLambda needs a function that gives the key: switch transforming on.");
        }
        String query = draft.get(Text.QUERY);
        if (query.isEmpty()) {
            if (!prefix.keysFromQuery().isEmpty() || !draft.is(Flag.LAMBDA)) {
                add(Text.QUERY, "Say how a record's partition keys are found, for instance {customer: .customer}.");
            }
            return;
        }
        try {
            PartitionQuery.parse(query);
        } catch (IllegalArgumentException e) {
            add(Text.QUERY, String.valueOf(e.getMessage()));
            return;
        }
        Set<String> missing = new TreeSet<>(prefix.keysFromQuery());
        missing.removeIf(key -> Pattern.compile("(^|[{,\\s\"])" + Pattern.quote(key) + "\"?\\s*[:,}]")
                .matcher(query)
                .find());
        if (!missing.isEmpty()) {
            add(Text.QUERY, "The prefix uses keys that the query does not make: " + String.join(", ", missing) + ".");
        }
    }

    private void endpoint() {
        DestinationType type = draft.type().get();
        boolean isNew = draft.base() == null;
        switch (type) {
            case HTTP_ENDPOINT -> url(Text.URL);
            case SPLUNK -> {
                url(Text.HEC_ENDPOINT);
                if (isNew) {
                    required(Text.HEC_TOKEN, "Splunk's HTTP event collector wants its token.");
                }
            }
            case OPENSEARCH -> {
                if (!draft.get(Text.SEARCH_ENDPOINT).startsWith("arn:")) {
                    url(Text.SEARCH_ENDPOINT);
                }
                required(Text.INDEX, "Name the index that documents go into.");
            }
            case REDSHIFT -> {
                if (!draft.get(Text.JDBC_URL).startsWith("jdbc:")) {
                    add(Text.JDBC_URL, "The cluster's address begins with jdbc:redshift://.");
                }
                required(Text.USER, "Name the database user.");
                if (isNew) {
                    required(Text.PASSWORD, "The database user has a password.");
                }
                required(Text.DATA_TABLE, "Name the table that is loaded.");
            }
            default -> {
                // S3 has nothing more.
            }
        }
    }

    private void required(Text field, String sentence) {
        if (draft.get(field).isEmpty()) {
            add(field, sentence);
        }
    }

    private void url(Text field) {
        if (!draft.get(field).matches("https?://[^\\s/]+.*")) {
            add(field, "An address begins with https://.");
        }
    }
}
