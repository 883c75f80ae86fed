package dev.weir.broker.glue;

import dev.weir.broker.glue.Documents.Kind;
import dev.weir.broker.glue.Documents.Place;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.SchemaId;

/**
 * A schema, as it is kept.
 *
 * @param checkpoint the version from which on new ones are checked
 * @param latest the number of the latest version, 0 if there is none
 */
record SchemaRecord(
        String registry,
        String registryArn,
        String name,
        String arn,
        String format,
        String compatibility,
        @Nullable String description,
        long checkpoint,
        long latest,
        String createdAt,
        String updatedAt) {

    private static final String MARK = ":schema/";

    SchemaRecord withLatest(long number) {
        return new SchemaRecord(
                registry,
                registryArn,
                name,
                arn,
                format,
                compatibility,
                description,
                latest == 0 ? number : checkpoint,
                number,
                createdAt,
                updatedAt);
    }

    Place place() {
        return new Place(Kind.SCHEMA, registry, name);
    }

    /** What the places of its versions have as their parent; no name of a registry has a slash. */
    String versions() {
        return registry + "/" + name;
    }

    /** Where an id, of names or of an ARN, says that a schema is. */
    static Place place(@Nullable SchemaId id) {
        if (id != null && id.schemaArn() != null) {
            int at = id.schemaArn().indexOf(MARK);
            String path = at < 0 ? "" : id.schemaArn().substring(at + MARK.length());
            int slash = path.indexOf('/');
            if (slash <= 0) {
                throw GlueErrors.invalid("The ARN " + id.schemaArn() + " is not a schema's.");
            }
            return new Place(Kind.SCHEMA, path.substring(0, slash), path.substring(slash + 1));
        }
        if (id == null || id.schemaName() == null) {
            throw GlueErrors.invalid("Either the schema's ARN or its name has to be given.");
        }
        return new Place(
                Kind.SCHEMA, id.registryName() == null ? Registry.DEFAULT : id.registryName(), id.schemaName());
    }

    static String arn(String registryArn, String registry, String name) {
        return registryArn.replaceFirst(":registry/.*", "") + MARK + registry + "/" + name;
    }
}
