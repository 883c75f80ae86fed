package dev.weir.broker.glue;

import dev.weir.broker.call.Call;
import dev.weir.broker.call.Operation;
import dev.weir.broker.glue.Documents.Changes;
import dev.weir.broker.glue.Documents.Kind;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.CreateRegistryRequest;
import software.amazon.awssdk.services.glue.model.CreateRegistryResponse;
import software.amazon.awssdk.services.glue.model.DeleteRegistryRequest;
import software.amazon.awssdk.services.glue.model.DeleteRegistryResponse;
import software.amazon.awssdk.services.glue.model.GetRegistryRequest;
import software.amazon.awssdk.services.glue.model.GetRegistryResponse;
import software.amazon.awssdk.services.glue.model.ListRegistriesRequest;
import software.amazon.awssdk.services.glue.model.ListRegistriesResponse;
import software.amazon.awssdk.services.glue.model.RegistryListItem;
import software.amazon.awssdk.services.glue.model.RegistryStatus;
import software.amazon.awssdk.services.glue.model.UpdateRegistryRequest;
import software.amazon.awssdk.services.glue.model.UpdateRegistryResponse;

/** Registries of schemas. */
final class RegistryOperations {

    private final Documents documents;
    private final Schemas schemas;
    private final String region;

    /** @param region of calls that name none */
    RegistryOperations(Documents documents, Schemas schemas, String region) {
        this.documents = documents;
        this.schemas = schemas;
        this.region = region;
    }

    List<Operation<?, ?>> operations() {
        return List.of(
                new Operation<>("CreateRegistry", false, false, CreateRegistryRequest::builder, this::create),
                new Operation<>("GetRegistry", true, false, GetRegistryRequest::builder, (r, _) -> get(r)),
                new Operation<>("ListRegistries", true, false, ListRegistriesRequest::builder, (r, _) -> list(r)),
                new Operation<>("UpdateRegistry", false, false, UpdateRegistryRequest::builder, (r, _) -> update(r)),
                new Operation<>("DeleteRegistry", false, false, DeleteRegistryRequest::builder, (r, _) -> delete(r)));
    }

    private CreateRegistryResponse create(CreateRegistryRequest request, Call call) {
        Registry made = documents.change(changes -> {
            if (changes.find(Registry.place(request.registryName())).isPresent()) {
                throw GlueErrors.exists("Registry already exists. RegistryName: " + request.registryName());
            }
            return add(changes, call, request.registryName(), request.description(), request.tags());
        });
        return CreateRegistryResponse.builder()
                .registryName(made.name())
                .registryArn(made.arn())
                .description(made.description())
                .tags(made.tags())
                .build();
    }

    private Registry add(
            Changes changes, Call call, String name, @Nullable String description, Map<String, String> tags)
            throws SQLException {
        String now = schemas.now();
        Registry made = new Registry(
                name, Registry.arn(call, call.regionOr(region), name), description, now, now, Map.copyOf(tags));
        changes.put(Registry.place(name), Documents.write(made));
        return made;
    }

    /** A registry for a schema to come; the default one is made if it is not there. */
    Registry require(Changes changes, Call call, String name) throws SQLException {
        Registry present = changes.find(Registry.place(name), Registry.class).orElse(null);
        if (present != null) {
            return present;
        }
        if (!name.equals(Registry.DEFAULT)) {
            throw notFound(name);
        }
        return add(changes, call, name, null, Map.of());
    }

    private static RuntimeException notFound(String name) {
        return GlueErrors.notFound("Registry is not found. RegistryName: " + name + ", RegistryArn: null");
    }

    private Registry get(String name) {
        return documents.find(Registry.place(name), Registry.class).orElseThrow(() -> notFound(name));
    }

    private GetRegistryResponse get(GetRegistryRequest request) {
        Registry registry = get(Registry.nameOf(request.registryId()));
        return GetRegistryResponse.builder()
                .registryName(registry.name())
                .registryArn(registry.arn())
                .description(registry.description())
                .status(RegistryStatus.AVAILABLE)
                .createdTime(registry.createdAt())
                .updatedTime(registry.updatedAt())
                .build();
    }

    private ListRegistriesResponse list(ListRegistriesRequest request) {
        Pages<RegistryListItem> page =
                Pages.of(documents, Kind.REGISTRY, "", request.nextToken(), request.maxResults(), entry -> {
                    Registry registry = entry.as(Registry.class);
                    return RegistryListItem.builder()
                            .registryName(registry.name())
                            .registryArn(registry.arn())
                            .description(registry.description())
                            .status(RegistryStatus.AVAILABLE)
                            .createdTime(registry.createdAt())
                            .updatedTime(registry.updatedAt())
                            .build();
                });
        return ListRegistriesResponse.builder()
                .registries(page.items())
                .nextToken(page.next())
                .build();
    }

    private UpdateRegistryResponse update(UpdateRegistryRequest request) {
        String name = Registry.nameOf(request.registryId());
        Registry after = documents.change(changes -> {
            Registry before = changes.find(Registry.place(name), Registry.class).orElseThrow(() -> notFound(name));
            Registry changed = new Registry(
                    name, before.arn(), request.description(), before.createdAt(), schemas.now(), before.tags());
            changes.put(Registry.place(name), Documents.write(changed));
            return changed;
        });
        return UpdateRegistryResponse.builder()
                .registryName(name)
                .registryArn(after.arn())
                .build();
    }

    /** With all of its schemas. */
    private DeleteRegistryResponse delete(DeleteRegistryRequest request) {
        Registry registry = get(Registry.nameOf(request.registryId()));
        documents.change(changes -> {
            for (Documents.Entry entry : changes.list(Kind.SCHEMA, registry.name(), "", Integer.MAX_VALUE)) {
                SchemaRecord schema = entry.as(SchemaRecord.class);
                for (VersionRecord version : Schemas.versions(changes, schema)) {
                    Schemas.delete(changes, schema, version);
                }
                changes.delete(schema.place());
            }
            return changes.delete(Registry.place(registry.name()));
        });
        return DeleteRegistryResponse.builder()
                .registryName(registry.name())
                .registryArn(registry.arn())
                .status(RegistryStatus.DELETING)
                .build();
    }
}
