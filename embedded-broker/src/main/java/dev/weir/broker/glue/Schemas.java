package dev.weir.broker.glue;

import dev.weir.broker.glue.Documents.Changes;
import dev.weir.broker.glue.Documents.Entry;
import dev.weir.broker.glue.Documents.Kind;
import dev.weir.broker.glue.Documents.Place;
import dev.weir.broker.time.TimeSource;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.SchemaId;
import software.amazon.awssdk.services.glue.model.SchemaVersionNumber;

/** The schemas and their versions. Thread-safe. */
final class Schemas {

    private final TimeSource time;
    private final Documents documents;

    Schemas(TimeSource time, Documents documents) {
        this.time = time;
        this.documents = documents;
    }

    /** A version with the schema that it is of. */
    record Found(SchemaRecord schema, VersionRecord version) {}

    /** The present time, as the registry's answers write it. */
    String now() {
        return time.now().truncatedTo(ChronoUnit.MILLIS).toString();
    }

    SchemaRecord get(@Nullable SchemaId id) {
        Place place = SchemaRecord.place(id);
        return documents.find(place, SchemaRecord.class).orElseThrow(() -> notFound(place));
    }

    SchemaRecord get(Changes changes, @Nullable SchemaId id) throws SQLException {
        Place place = SchemaRecord.place(id);
        return changes.find(place, SchemaRecord.class).orElseThrow(() -> notFound(place));
    }

    /** The serialisers tell by the first sentence whether a schema or only its version is missing. */
    private static RuntimeException notFound(Place place) {
        return GlueErrors.notFound("Schema is not found. RegistryName: " + place.parent() + ", SchemaName: "
                + place.name() + ", SchemaArn: null");
    }

    static RuntimeException versionNotFound() {
        return GlueErrors.notFound("Schema version is not found.");
    }

    /** Finds a version by its id, or by its schema and a number or the word that it is the latest. */
    Found version(@Nullable String versionId, @Nullable SchemaId schemaId, @Nullable SchemaVersionNumber number) {
        return documents.look(changes -> version(changes, versionId, schemaId, number));
    }

    Found version(
            Changes changes,
            @Nullable String versionId,
            @Nullable SchemaId schemaId,
            @Nullable SchemaVersionNumber number)
            throws SQLException {
        if (versionId != null) {
            Place place =
                    changes.find(VersionRecord.idPlace(versionId), Place.class).orElseThrow(Schemas::versionNotFound);
            VersionRecord version = changes.find(place, VersionRecord.class).orElseThrow(Schemas::versionNotFound);
            String[] names = place.parent().split("/", 2);
            SchemaRecord schema = changes.find(new Place(Kind.SCHEMA, names[0], names[1]), SchemaRecord.class)
                    .orElseThrow(Schemas::versionNotFound);
            return new Found(schema, version);
        }
        SchemaRecord schema = get(changes, schemaId);
        if (number == null || (number.versionNumber() == null && !Boolean.TRUE.equals(number.latestVersion()))) {
            throw GlueErrors.invalid("One of the version's id, its number and LatestVersion has to be given.");
        }
        long wanted = number.versionNumber() == null ? schema.latest() : number.versionNumber();
        return changes.find(VersionRecord.place(schema.versions(), wanted), VersionRecord.class)
                .map(version -> new Found(schema, version))
                .orElseThrow(Schemas::versionNotFound);
    }

    /** All versions of a schema from the oldest to the latest. */
    static List<VersionRecord> versions(Changes changes, SchemaRecord schema) throws SQLException {
        return changes.list(Kind.VERSION, schema.versions(), "", Integer.MAX_VALUE).stream()
                .map(entry -> entry.as(VersionRecord.class))
                .toList();
    }

    Optional<VersionRecord> byDefinition(SchemaRecord schema, String definition) {
        return documents.list(Kind.VERSION, schema.versions(), "", Integer.MAX_VALUE).stream()
                .map((Entry entry) -> entry.as(VersionRecord.class))
                .filter(VersionRecord::isAvailable)
                .filter(version -> Definitions.same(schema.format(), version.definition(), definition))
                .findFirst();
    }

    /** Adds a version, or gives the one that says the same. One that does not fit is kept as a failure, as AWS does. */
    Found register(Changes changes, SchemaRecord schema, String definition) throws SQLException {
        String problem = Definitions.problem(schema.format(), definition);
        if (problem != null) {
            throw GlueErrors.invalid("Schema definition of " + schema.format() + " data format is invalid: " + problem);
        }
        List<VersionRecord> available = versions(changes, schema).stream()
                .filter(VersionRecord::isAvailable)
                .toList();
        for (VersionRecord version : available) {
            if (Definitions.same(schema.format(), version.definition(), definition)) {
                return new Found(schema, version);
            }
        }
        List<String> before = available.stream()
                .filter(version -> version.number() >= schema.checkpoint())
                .map(VersionRecord::definition)
                .toList();
        String misfit = Definitions.misfit(schema.format(), schema.compatibility(), definition, before);
        VersionRecord version = new VersionRecord(
                UUID.randomUUID().toString(),
                schema.latest() + 1,
                definition,
                misfit == null ? VersionRecord.AVAILABLE : VersionRecord.FAILURE,
                now(),
                Map.of());
        Place place = VersionRecord.place(schema.versions(), version.number());
        changes.put(place, Documents.write(version));
        changes.put(VersionRecord.idPlace(version.id()), Documents.write(place));
        SchemaRecord after = schema.withLatest(version.number());
        changes.put(after.place(), Documents.write(after));
        return new Found(after, version);
    }

    /** Deletes a version and its id. */
    static void delete(Changes changes, SchemaRecord schema, VersionRecord version) throws SQLException {
        changes.delete(VersionRecord.place(schema.versions(), version.number()));
        changes.delete(VersionRecord.idPlace(version.id()));
    }
}
