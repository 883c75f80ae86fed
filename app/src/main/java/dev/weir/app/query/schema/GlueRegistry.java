package dev.weir.app.query.schema;

import dev.weir.app.text.Text;
import dev.weir.avro.UnreadableException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.DataFormat;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.GetSchemaVersionResponse;

/**
 * Asks the Glue Schema Registry, once for each version; after a refusal not again for a while, so that a stream of a million records asks
 * a few times at most. Thread-safe.
 */
public final class GlueRegistry implements AvroRegistry {

    private static final int MOST_VERSIONS = 1_000;
    private static final Duration NOT_AGAIN_FOR = Duration.ofSeconds(30);
    private static final Pattern ARN = Pattern.compile("arn:[^:]*:glue:[^:]*:[^:]*:schema/([^/]+)/(.+)");

    /** What is known of a version: a schema, or why there is none and until when nobody asks again. */
    private record Known(@Nullable Definition definition, String problem, Instant until) {}

    private final Supplier<GlueClient> glue;
    private final InstantSource clock;
    private final Map<UUID, Known> known = new HashMap<>();

    /** @param glue asked for when the first version is */
    public GlueRegistry(Supplier<GlueClient> glue, InstantSource clock) {
        this.glue = glue;
        this.clock = clock;
    }

    @Override
    public synchronized Definition of(UUID version) throws UnreadableException {
        Known answer = known.get(version);
        if (answer == null || (answer.definition() == null && !clock.instant().isBefore(answer.until()))) {
            if (known.size() >= MOST_VERSIONS) {
                known.clear();
            }
            answer = ask(version);
            known.put(version, answer);
        }
        Definition definition = answer.definition();
        if (definition == null) {
            throw new UnreadableException(answer.problem());
        }
        return definition;
    }

    private Known ask(UUID version) {
        try {
            GetSchemaVersionResponse found =
                    glue.get().getSchemaVersion(request -> request.schemaVersionId(version.toString()));
            if (found.schemaDefinition() == null || found.dataFormat() != DataFormat.AVRO) {
                return problem(Text.of(
                        "Version {0} of the schema registry is no Avro schema but {1}.",
                        version, found.dataFormatAsString()));
            }
            return new Known(definition(found), "", Instant.MAX);
        } catch (EntityNotFoundException e) {
            return problem(Text.of("The schema registry does not know version {0}.", version));
        } catch (AwsServiceException e) {
            String why = e.awsErrorDetails() == null
                    ? ""
                    : " (" + e.awsErrorDetails().errorCode() + ")";
            return problem(Text.of("The schema registry did not give version {0}.", version + why));
        } catch (SdkException e) {
            return problem(Text.of("The schema registry could not be reached for version {0}.", version));
        }
    }

    private static Definition definition(GetSchemaVersionResponse found) {
        Matcher arn = ARN.matcher(String.valueOf(found.schemaArn()));
        return arn.matches()
                ? new Definition(found.schemaDefinition(), arn.group(1), arn.group(2))
                : new Definition(found.schemaDefinition(), "", "");
    }

    private Known problem(String words) {
        return new Known(null, words, clock.instant().plus(NOT_AGAIN_FOR));
    }

    @Override
    public @Nullable Definition newest(Definition one) {
        if (one.schemaName().isEmpty()) {
            return null;
        }
        try {
            GetSchemaVersionResponse found = glue.get()
                    .getSchemaVersion(request -> request.schemaId(
                                    id -> id.registryName(one.registry()).schemaName(one.schemaName()))
                            .schemaVersionNumber(number -> number.latestVersion(true)));
            return found.schemaDefinition() == null
                    ? null
                    : new Definition(found.schemaDefinition(), one.registry(), one.schemaName());
        } catch (SdkException e) {
            // Who may not ask for it goes by the versions that the records name.
            return null;
        }
    }
}
