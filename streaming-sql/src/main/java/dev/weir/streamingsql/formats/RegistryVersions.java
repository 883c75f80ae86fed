package dev.weir.streamingsql.formats;

import dev.weir.avro.AvroRecords;
import dev.weir.avro.KnownVersions;
import dev.weir.avro.UnreadableException;
import java.time.InstantSource;
import java.util.UUID;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.DataFormat;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.GetSchemaVersionResponse;

/** Asks the Glue Schema Registry, once for each version. One thread. */
final class RegistryVersions implements AvroRecords.Definitions {

    private final GlueClient glue;
    private final KnownVersions<String> versions = new KnownVersions<>(this::ask, InstantSource.system());

    RegistryVersions(GlueClient glue) {
        this.glue = glue;
    }

    @Override
    public String of(UUID version) throws UnreadableException {
        return versions.of(version);
    }

    private String ask(UUID version) throws UnreadableException {
        try {
            GetSchemaVersionResponse found =
                    glue.getSchemaVersion(request -> request.schemaVersionId(version.toString()));
            if (found.schemaDefinition() == null || found.dataFormat() != DataFormat.AVRO) {
                throw new UnreadableException("Version " + version + " of the schema registry is no Avro schema but "
                        + found.dataFormatAsString() + ".");
            }
            return found.schemaDefinition();
        } catch (EntityNotFoundException e) {
            throw new UnreadableException("The schema registry does not know version " + version + ".");
        } catch (AwsServiceException e) {
            String why = e.awsErrorDetails() == null
                    ? ""
                    : " (" + e.awsErrorDetails().errorCode() + ")";
            throw new UnreadableException("The schema registry did not give version " + version + why + ".");
        } catch (SdkException e) {
            throw new UnreadableException("The schema registry could not be reached for version " + version + ".");
        }
    }
}
