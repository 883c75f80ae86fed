package dev.weir.broker.glue;

import dev.weir.broker.call.Operation;
import dev.weir.broker.glue.Documents.Kind;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.glue.model.CheckSchemaVersionValidityRequest;
import software.amazon.awssdk.services.glue.model.CheckSchemaVersionValidityResponse;
import software.amazon.awssdk.services.glue.model.DeleteSchemaVersionsRequest;
import software.amazon.awssdk.services.glue.model.DeleteSchemaVersionsResponse;
import software.amazon.awssdk.services.glue.model.GetSchemaByDefinitionRequest;
import software.amazon.awssdk.services.glue.model.GetSchemaByDefinitionResponse;
import software.amazon.awssdk.services.glue.model.GetSchemaVersionRequest;
import software.amazon.awssdk.services.glue.model.GetSchemaVersionResponse;
import software.amazon.awssdk.services.glue.model.ListSchemaVersionsRequest;
import software.amazon.awssdk.services.glue.model.ListSchemaVersionsResponse;
import software.amazon.awssdk.services.glue.model.RegisterSchemaVersionRequest;
import software.amazon.awssdk.services.glue.model.RegisterSchemaVersionResponse;
import software.amazon.awssdk.services.glue.model.SchemaVersionErrorItem;
import software.amazon.awssdk.services.glue.model.SchemaVersionListItem;

/** The versions of schemas. */
final class VersionOperations {

    private final Documents documents;
    private final Schemas schemas;

    VersionOperations(Documents documents, Schemas schemas) {
        this.documents = documents;
        this.schemas = schemas;
    }

    List<Operation<?, ?>> operations() {
        return List.of(
                new Operation<>(
                        "RegisterSchemaVersion",
                        false,
                        false,
                        RegisterSchemaVersionRequest::builder,
                        (r, _) -> register(r)),
                new Operation<>("GetSchemaVersion", true, false, GetSchemaVersionRequest::builder, (r, _) -> get(r)),
                new Operation<>(
                        "GetSchemaByDefinition", true, false, GetSchemaByDefinitionRequest::builder, (r, _) -> find(r)),
                new Operation<>(
                        "ListSchemaVersions", true, false, ListSchemaVersionsRequest::builder, (r, _) -> list(r)),
                new Operation<>(
                        "CheckSchemaVersionValidity",
                        true,
                        false,
                        CheckSchemaVersionValidityRequest::builder,
                        (r, _) -> check(r)),
                new Operation<>(
                        "DeleteSchemaVersions",
                        false,
                        false,
                        DeleteSchemaVersionsRequest::builder,
                        (r, _) -> delete(r)));
    }

    private RegisterSchemaVersionResponse register(RegisterSchemaVersionRequest request) {
        VersionRecord version = documents.change(changes -> schemas.register(
                        changes, schemas.get(changes, request.schemaId()), request.schemaDefinition())
                .version());
        return RegisterSchemaVersionResponse.builder()
                .schemaVersionId(version.id())
                .versionNumber(version.number())
                .status(version.status())
                .build();
    }

    private GetSchemaVersionResponse get(GetSchemaVersionRequest request) {
        Schemas.Found found =
                schemas.version(request.schemaVersionId(), request.schemaId(), request.schemaVersionNumber());
        return GetSchemaVersionResponse.builder()
                .schemaVersionId(found.version().id())
                .schemaDefinition(found.version().definition())
                .dataFormat(found.schema().format())
                .schemaArn(found.schema().arn())
                .versionNumber(found.version().number())
                .status(found.version().status())
                .createdTime(found.version().createdAt())
                .build();
    }

    private GetSchemaByDefinitionResponse find(GetSchemaByDefinitionRequest request) {
        SchemaRecord schema = schemas.get(request.schemaId());
        VersionRecord version =
                schemas.byDefinition(schema, request.schemaDefinition()).orElseThrow(Schemas::versionNotFound);
        return GetSchemaByDefinitionResponse.builder()
                .schemaVersionId(version.id())
                .schemaArn(schema.arn())
                .dataFormat(schema.format())
                .status(version.status())
                .createdTime(version.createdAt())
                .build();
    }

    private ListSchemaVersionsResponse list(ListSchemaVersionsRequest request) {
        SchemaRecord schema = schemas.get(request.schemaId());
        Pages<SchemaVersionListItem> page = Pages.of(
                documents, Kind.VERSION, schema.versions(), request.nextToken(), request.maxResults(), entry -> {
                    VersionRecord version = entry.as(VersionRecord.class);
                    return SchemaVersionListItem.builder()
                            .schemaArn(schema.arn())
                            .schemaVersionId(version.id())
                            .versionNumber(version.number())
                            .status(version.status())
                            .createdTime(version.createdAt())
                            .build();
                });
        return ListSchemaVersionsResponse.builder()
                .schemas(page.items())
                .nextToken(page.next())
                .build();
    }

    private CheckSchemaVersionValidityResponse check(CheckSchemaVersionValidityRequest request) {
        String problem = Definitions.problem(request.dataFormatAsString(), request.schemaDefinition());
        return CheckSchemaVersionValidityResponse.builder()
                .valid(problem == null)
                .error(problem)
                .build();
    }

    /** Versions are named like {@code 3}, or from one to another like {@code 3-5}; the checkpoint stays. */
    private DeleteSchemaVersionsResponse delete(DeleteSchemaVersionsRequest request) {
        String[] range = request.versions().split("-", -1);
        if (!request.versions().matches("\\d{1,6}(-\\d{1,6})?")) {
            throw GlueErrors.invalid("Versions are named by a number, or by two with a dash between.");
        }
        long first = Long.parseLong(range[0]);
        long last = Math.min(Long.parseLong(range[range.length - 1]), first + 25_000);
        List<SchemaVersionErrorItem> errors = documents.change(changes -> {
            SchemaRecord schema = schemas.get(changes, request.schemaId());
            List<SchemaVersionErrorItem> failed = new ArrayList<>();
            List<VersionRecord> present = Schemas.versions(changes, schema);
            for (long number = first; number <= last; number++) {
                long each = number;
                VersionRecord version = present.stream()
                        .filter(one -> one.number() == each)
                        .findFirst()
                        .orElse(null);
                if (version == null) {
                    failed.add(error(each, "EntityNotFoundException", "Schema version is not found."));
                } else if (each == schema.checkpoint() && present.size() > 1) {
                    failed.add(error(each, "InvalidInputException", "The version is the schema's checkpoint."));
                } else {
                    Schemas.delete(changes, schema, version);
                }
            }
            return failed;
        });
        return DeleteSchemaVersionsResponse.builder()
                .schemaVersionErrors(errors)
                .build();
    }

    private static SchemaVersionErrorItem error(long number, String code, String message) {
        return SchemaVersionErrorItem.builder()
                .versionNumber(number)
                .errorDetails(detail -> detail.errorCode(code).errorMessage(message))
                .build();
    }
}
