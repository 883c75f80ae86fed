package dev.weir.broker.glue;

import dev.weir.broker.call.Call;
import dev.weir.broker.call.Operation;
import dev.weir.broker.glue.Documents.Kind;
import dev.weir.broker.glue.Documents.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.CreateSchemaRequest;
import software.amazon.awssdk.services.glue.model.CreateSchemaResponse;
import software.amazon.awssdk.services.glue.model.DeleteSchemaRequest;
import software.amazon.awssdk.services.glue.model.DeleteSchemaResponse;
import software.amazon.awssdk.services.glue.model.GetSchemaRequest;
import software.amazon.awssdk.services.glue.model.GetSchemaResponse;
import software.amazon.awssdk.services.glue.model.ListSchemasRequest;
import software.amazon.awssdk.services.glue.model.ListSchemasResponse;
import software.amazon.awssdk.services.glue.model.SchemaListItem;
import software.amazon.awssdk.services.glue.model.SchemaStatus;
import software.amazon.awssdk.services.glue.model.UpdateSchemaRequest;
import software.amazon.awssdk.services.glue.model.UpdateSchemaResponse;

/** Schemas as such. */
final class SchemaOperations {

    private final Documents documents;
    private final Schemas schemas;
    private final RegistryOperations registries;

    SchemaOperations(Documents documents, Schemas schemas, RegistryOperations registries) {
        this.documents = documents;
        this.schemas = schemas;
        this.registries = registries;
    }

    List<Operation<?, ?>> operations() {
        return List.of(
                new Operation<>("CreateSchema", false, false, CreateSchemaRequest::builder, this::create),
                new Operation<>("GetSchema", true, false, GetSchemaRequest::builder, (r, _) -> get(r)),
                new Operation<>("ListSchemas", true, false, ListSchemasRequest::builder, (r, _) -> list(r)),
                new Operation<>("UpdateSchema", false, false, UpdateSchemaRequest::builder, (r, _) -> update(r)),
                new Operation<>("DeleteSchema", false, false, DeleteSchemaRequest::builder, (r, _) -> delete(r)));
    }

    /** What comes of a creation. */
    private record Made(SchemaRecord schema, @Nullable VersionRecord version) {}

    private CreateSchemaResponse create(CreateSchemaRequest request, Call call) {
        String registryName = Registry.nameOf(request.registryId());
        Made made = documents.change(changes -> {
            Registry registry = registries.require(changes, call, registryName);
            Place place = new Place(Kind.SCHEMA, registryName, request.schemaName());
            if (changes.find(place).isPresent()) {
                throw GlueErrors.exists("Schema already exists. RegistryName: " + registryName + ", SchemaName: "
                        + request.schemaName());
            }
            String now = schemas.now();
            SchemaRecord schema = new SchemaRecord(
                    registryName,
                    registry.arn(),
                    request.schemaName(),
                    SchemaRecord.arn(registry.arn(), registryName, request.schemaName()),
                    request.dataFormatAsString(),
                    request.compatibility() == null ? "BACKWARD" : request.compatibilityAsString(),
                    request.description(),
                    1,
                    0,
                    now,
                    now);
            changes.put(place, Documents.write(schema));
            if (request.schemaDefinition() == null) {
                return new Made(schema, null);
            }
            Schemas.Found first = schemas.register(changes, schema, request.schemaDefinition());
            return new Made(first.schema(), first.version());
        });
        SchemaRecord schema = made.schema();
        VersionRecord version = made.version();
        return CreateSchemaResponse.builder()
                .registryName(schema.registry())
                .registryArn(schema.registryArn())
                .schemaName(schema.name())
                .schemaArn(schema.arn())
                .description(schema.description())
                .dataFormat(schema.format())
                .compatibility(schema.compatibility())
                .schemaCheckpoint(schema.checkpoint())
                .latestSchemaVersion(schema.latest())
                .nextSchemaVersion(schema.latest() + 1)
                .schemaStatus(SchemaStatus.AVAILABLE)
                .tags(request.hasTags() ? request.tags() : null)
                .schemaVersionId(version == null ? null : version.id())
                .schemaVersionStatus(version == null ? null : version.status())
                .build();
    }

    private GetSchemaResponse get(GetSchemaRequest request) {
        SchemaRecord schema = schemas.get(request.schemaId());
        return GetSchemaResponse.builder()
                .registryName(schema.registry())
                .registryArn(schema.registryArn())
                .schemaName(schema.name())
                .schemaArn(schema.arn())
                .description(schema.description())
                .dataFormat(schema.format())
                .compatibility(schema.compatibility())
                .schemaCheckpoint(schema.checkpoint())
                .latestSchemaVersion(schema.latest())
                .nextSchemaVersion(schema.latest() + 1)
                .schemaStatus(SchemaStatus.AVAILABLE)
                .createdTime(schema.createdAt())
                .updatedTime(schema.updatedAt())
                .build();
    }

    private ListSchemasResponse list(ListSchemasRequest request) {
        String registry = Registry.nameOf(request.registryId());
        if (documents.find(Registry.place(registry)).isEmpty() && !registry.equals(Registry.DEFAULT)) {
            throw GlueErrors.notFound("Registry is not found. RegistryName: " + registry + ", RegistryArn: null");
        }
        Pages<SchemaListItem> page =
                Pages.of(documents, Kind.SCHEMA, registry, request.nextToken(), request.maxResults(), entry -> {
                    SchemaRecord schema = entry.as(SchemaRecord.class);
                    return SchemaListItem.builder()
                            .registryName(schema.registry())
                            .schemaName(schema.name())
                            .schemaArn(schema.arn())
                            .description(schema.description())
                            .schemaStatus(SchemaStatus.AVAILABLE)
                            .createdTime(schema.createdAt())
                            .updatedTime(schema.updatedAt())
                            .build();
                });
        return ListSchemasResponse.builder()
                .schemas(page.items())
                .nextToken(page.next())
                .build();
    }

    private UpdateSchemaResponse update(UpdateSchemaRequest request) {
        if (request.compatibility() != null && request.schemaVersionNumber() == null) {
            throw GlueErrors.invalid("To change the compatibility, the version of the checkpoint has to be given.");
        }
        SchemaRecord changed = documents.change(changes -> {
            SchemaRecord before = schemas.get(changes, request.schemaId());
            long checkpoint = request.schemaVersionNumber() == null
                    ? before.checkpoint()
                    : schemas.version(changes, null, request.schemaId(), request.schemaVersionNumber())
                            .version()
                            .number();
            SchemaRecord after = new SchemaRecord(
                    before.registry(),
                    before.registryArn(),
                    before.name(),
                    before.arn(),
                    before.format(),
                    request.compatibility() == null ? before.compatibility() : request.compatibilityAsString(),
                    request.description() == null ? before.description() : request.description(),
                    checkpoint,
                    before.latest(),
                    before.createdAt(),
                    schemas.now());
            changes.put(after.place(), Documents.write(after));
            return after;
        });
        return UpdateSchemaResponse.builder()
                .schemaArn(changed.arn())
                .schemaName(changed.name())
                .registryName(changed.registry())
                .build();
    }

    private DeleteSchemaResponse delete(DeleteSchemaRequest request) {
        SchemaRecord gone = documents.change(changes -> {
            SchemaRecord schema = schemas.get(changes, request.schemaId());
            for (VersionRecord version : Schemas.versions(changes, schema)) {
                Schemas.delete(changes, schema, version);
            }
            changes.delete(schema.place());
            return schema;
        });
        return DeleteSchemaResponse.builder()
                .schemaArn(gone.arn())
                .schemaName(gone.name())
                .status(SchemaStatus.DELETING)
                .build();
    }
}
