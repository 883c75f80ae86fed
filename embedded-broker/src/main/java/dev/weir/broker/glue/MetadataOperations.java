package dev.weir.broker.glue;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.Operation;
import dev.weir.broker.glue.VersionRecord.Value;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.glue.model.MetadataInfo;
import software.amazon.awssdk.services.glue.model.MetadataKeyValuePair;
import software.amazon.awssdk.services.glue.model.OtherMetadataValueListItem;
import software.amazon.awssdk.services.glue.model.PutSchemaVersionMetadataRequest;
import software.amazon.awssdk.services.glue.model.PutSchemaVersionMetadataResponse;
import software.amazon.awssdk.services.glue.model.QuerySchemaVersionMetadataRequest;
import software.amazon.awssdk.services.glue.model.QuerySchemaVersionMetadataResponse;
import software.amazon.awssdk.services.glue.model.RemoveSchemaVersionMetadataRequest;
import software.amazon.awssdk.services.glue.model.RemoveSchemaVersionMetadataResponse;

/** What clients note on versions of schemas. A key may have several values. */
final class MetadataOperations {

    private static final int AT_MOST = 10;

    private final Documents documents;
    private final Schemas schemas;

    MetadataOperations(Documents documents, Schemas schemas) {
        this.documents = documents;
        this.schemas = schemas;
    }

    List<Operation<?, ?>> operations() {
        return List.of(
                new Operation<>(
                        "PutSchemaVersionMetadata",
                        false,
                        false,
                        PutSchemaVersionMetadataRequest::builder,
                        (r, _) -> put(r)),
                new Operation<>(
                        "QuerySchemaVersionMetadata",
                        true,
                        false,
                        QuerySchemaVersionMetadataRequest::builder,
                        (r, _) -> query(r)),
                new Operation<>(
                        "RemoveSchemaVersionMetadata",
                        false,
                        false,
                        RemoveSchemaVersionMetadataRequest::builder,
                        (r, _) -> remove(r)));
    }

    private PutSchemaVersionMetadataResponse put(PutSchemaVersionMetadataRequest request) {
        MetadataKeyValuePair pair = request.metadataKeyValue();
        Schemas.Found of = documents.change(changes -> {
            Schemas.Found found = schemas.version(
                    changes, request.schemaVersionId(), request.schemaId(), request.schemaVersionNumber());
            Map<String, List<Value>> metadata = found.version().metadataCopy();
            List<Value> values = metadata.computeIfAbsent(pair.metadataKey(), _ -> new ArrayList<>());
            if (values.stream().anyMatch(value -> value.value().equals(pair.metadataValue()))) {
                throw GlueErrors.exists("Resource already exist for schema version id: "
                        + found.version().id() + ", metadata key: " + pair.metadataKey() + ", metadata value: "
                        + pair.metadataValue());
            }
            values.add(new Value(pair.metadataValue(), schemas.now()));
            if (metadata.values().stream().mapToInt(List::size).sum() > AT_MOST) {
                throw AwsException.of(
                        "ResourceNumberLimitExceededException",
                        "A schema version has at most " + AT_MOST + " metadata values.");
            }
            save(changes, found, metadata);
            return found;
        });
        return PutSchemaVersionMetadataResponse.builder()
                .schemaArn(of.schema().arn())
                .schemaName(of.schema().name())
                .registryName(of.schema().registry())
                .latestVersion(of.version().number() == of.schema().latest())
                .versionNumber(of.version().number())
                .schemaVersionId(of.version().id())
                .metadataKey(pair.metadataKey())
                .metadataValue(pair.metadataValue())
                .build();
    }

    private static void save(Documents.Changes changes, Schemas.Found found, Map<String, List<Value>> metadata)
            throws SQLException {
        changes.put(
                VersionRecord.place(found.schema().versions(), found.version().number()),
                Documents.write(found.version().with(metadata)));
    }

    private QuerySchemaVersionMetadataResponse query(QuerySchemaVersionMetadataRequest request) {
        Schemas.Found found =
                schemas.version(request.schemaVersionId(), request.schemaId(), request.schemaVersionNumber());
        Map<String, MetadataInfo> infos = new LinkedHashMap<>();
        found.version().metadata().forEach((key, values) -> {
            if (!values.isEmpty() && wanted(request.metadataList(), key, values)) {
                infos.put(key, info(values));
            }
        });
        return QuerySchemaVersionMetadataResponse.builder()
                .metadataInfoMap(infos)
                .schemaVersionId(found.version().id())
                .build();
    }

    private static boolean wanted(List<MetadataKeyValuePair> asked, String key, List<Value> values) {
        return asked.isEmpty()
                || asked.stream()
                        .anyMatch(pair -> (pair.metadataKey() == null
                                        || pair.metadataKey().equals(key))
                                && (pair.metadataValue() == null
                                        || values.stream()
                                                .anyMatch(each -> each.value().equals(pair.metadataValue()))));
    }

    /** The newest value stands for the key; the others are told beside it. */
    private static MetadataInfo info(List<Value> values) {
        Value newest = values.getLast();
        return MetadataInfo.builder()
                .metadataValue(newest.value())
                .createdTime(newest.createdAt())
                .otherMetadataValueList(values.subList(0, values.size() - 1).stream()
                        .map(value -> OtherMetadataValueListItem.builder()
                                .metadataValue(value.value())
                                .createdTime(value.createdAt())
                                .build())
                        .toList())
                .build();
    }

    private RemoveSchemaVersionMetadataResponse remove(RemoveSchemaVersionMetadataRequest request) {
        MetadataKeyValuePair pair = request.metadataKeyValue();
        Schemas.Found of = documents.change(changes -> {
            Schemas.Found found = schemas.version(
                    changes, request.schemaVersionId(), request.schemaId(), request.schemaVersionNumber());
            Map<String, List<Value>> metadata = found.version().metadataCopy();
            List<Value> values = metadata.getOrDefault(pair.metadataKey(), new ArrayList<>());
            if (!values.removeIf(value -> value.value().equals(pair.metadataValue()))) {
                throw GlueErrors.notFound("Metadata is not found for the schema version.");
            }
            save(changes, found, metadata);
            return found;
        });
        return RemoveSchemaVersionMetadataResponse.builder()
                .schemaArn(of.schema().arn())
                .schemaName(of.schema().name())
                .registryName(of.schema().registry())
                .latestVersion(of.version().number() == of.schema().latest())
                .versionNumber(of.version().number())
                .schemaVersionId(of.version().id())
                .metadataKey(pair.metadataKey())
                .metadataValue(pair.metadataValue())
                .build();
    }
}
