package dev.weir.streamingsql.formats;

import dev.weir.avro.AvroRecords;
import dev.weir.avro.UnreadableException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.DataFormat;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.GetSchemaVersionResponse;

/** Asks the Glue Schema Registry, once for each version; after a refusal not again for a while. One thread. */
final class RegistryVersions implements AvroRecords.Definitions {

    private static final int MOST_VERSIONS = 1_000;
    private static final Duration NOT_AGAIN_FOR = Duration.ofSeconds(30);

    private record Known(@Nullable String definition, String problem, long at) {}

    private final GlueClient glue;
    private final Map<UUID, Known> known = new HashMap<>();

    RegistryVersions(GlueClient glue) {
        this.glue = glue;
    }

    @Override
    public String of(UUID version) throws UnreadableException {
        Known answer = known.get(version);
        if (answer == null
                || (answer.definition() == null && System.nanoTime() - answer.at() > NOT_AGAIN_FOR.toNanos())) {
            if (known.size() >= MOST_VERSIONS) {
                known.clear();
            }
            answer = ask(version);
            known.put(version, answer);
        }
        String definition = answer.definition();
        if (definition == null) {
            throw new UnreadableException(answer.problem());
        }
        return definition;
    }

    private Known ask(UUID version) {
        try {
            GetSchemaVersionResponse found =
                    glue.getSchemaVersion(request -> request.schemaVersionId(version.toString()));
            return found.schemaDefinition() != null && found.dataFormat() == DataFormat.AVRO
                    ? new Known(found.schemaDefinition(), "", 0)
                    : problem("Version " + version + " of the schema registry is no Avro schema but "
                            + found.dataFormatAsString() + ".");
        } catch (EntityNotFoundException e) {
            return problem("The schema registry does not know version " + version + ".");
        } catch (AwsServiceException e) {
            String why = e.awsErrorDetails() == null
                    ? ""
                    : " (" + e.awsErrorDetails().errorCode() + ")";
            return problem("The schema registry did not give version " + version + why + ".");
        } catch (SdkException e) {
            return problem("The schema registry could not be reached for version " + version + ".");
        }
    }

    private static Known problem(String words) {
        return new Known(null, words, System.nanoTime());
    }
}
