package dev.weir.app.query.schema;

import dev.weir.app.text.Text;
import dev.weir.avro.KnownVersions;
import dev.weir.avro.UnreadableException;
import java.time.InstantSource;
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

/** Asks the Glue Schema Registry, once for each version. Thread-safe. */
public final class GlueRegistry implements AvroRegistry {

    private static final Pattern ARN = Pattern.compile("arn:[^:]*:glue:[^:]*:[^:]*:schema/([^/]+)/(.+)");

    private final Supplier<GlueClient> glue;
    private final KnownVersions<Definition> versions;

    /** @param glue asked for when the first version is */
    public GlueRegistry(Supplier<GlueClient> glue, InstantSource clock) {
        this.glue = glue;
        this.versions = new KnownVersions<>(this::ask, clock);
    }

    @Override
    public Definition of(UUID version) throws UnreadableException {
        return versions.of(version);
    }

    private Definition ask(UUID version) throws UnreadableException {
        try {
            GetSchemaVersionResponse found =
                    glue.get().getSchemaVersion(request -> request.schemaVersionId(version.toString()));
            if (found.schemaDefinition() == null || found.dataFormat() != DataFormat.AVRO) {
                throw new UnreadableException(Text.of(
                        "Version {0} of the schema registry is no Avro schema but {1}.",
                        version, found.dataFormatAsString()));
            }
            return definition(found);
        } catch (EntityNotFoundException e) {
            throw new UnreadableException(Text.of("The schema registry does not know version {0}.", version));
        } catch (AwsServiceException e) {
            String why = e.awsErrorDetails() == null
                    ? ""
                    : " (" + e.awsErrorDetails().errorCode() + ")";
            throw new UnreadableException(Text.of("The schema registry did not give version {0}.", version + why));
        } catch (SdkException e) {
            throw new UnreadableException(
                    Text.of("The schema registry could not be reached for version {0}.", version));
        }
    }

    private static Definition definition(GetSchemaVersionResponse found) {
        Matcher arn = ARN.matcher(String.valueOf(found.schemaArn()));
        return arn.matches()
                ? new Definition(found.schemaDefinition(), arn.group(1), arn.group(2))
                : new Definition(found.schemaDefinition(), "", "");
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
