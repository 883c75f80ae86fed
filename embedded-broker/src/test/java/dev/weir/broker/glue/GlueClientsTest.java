package dev.weir.broker.glue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.broker.Broker;
import dev.weir.broker.BrokerConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.DataFormat;
import software.amazon.awssdk.services.glue.model.Database;
import software.amazon.awssdk.services.glue.model.GlueException;
import software.amazon.awssdk.services.glue.model.RegistryListItem;
import software.amazon.awssdk.services.glue.model.SchemaId;
import software.amazon.awssdk.services.glue.model.SchemaListItem;
import software.amazon.awssdk.services.glue.model.SchemaVersionListItem;
import software.amazon.awssdk.services.glue.model.SchemaVersionNumber;
import software.amazon.awssdk.services.glue.model.SchemaVersionStatus;
import software.amazon.awssdk.services.glue.model.Table;

/** The catalogue and the schema registry through the SDK's client, also after a restart. */
class GlueClientsTest {

    private static final String ONE_FIELD = record("{\"name\":\"a\",\"type\":\"string\"}");
    private static final String WITH_DEFAULT =
            record("{\"name\":\"a\",\"type\":\"string\"},{\"name\":\"b\",\"type\":\"int\",\"default\":0}");
    private static final String WITHOUT_DEFAULT =
            record("{\"name\":\"a\",\"type\":\"string\"},{\"name\":\"b\",\"type\":\"int\"}");
    private static final String OTHER_TYPE =
            record("{\"name\":\"a\",\"type\":\"long\"},{\"name\":\"c\",\"type\":\"int\"}");

    @TempDir
    Path folder;

    private Broker broker;
    private GlueClient glue;

    @BeforeEach
    void start() throws Exception {
        broker = Broker.start(BrokerConfig.in(folder.resolve("data")));
        glue = GlueClient.builder()
                .endpointOverride(broker.endpoint())
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("glue", "test")))
                .httpClientBuilder(ApacheHttpClient.builder())
                .build();
    }

    @AfterEach
    void end() {
        glue.close();
        broker.close();
    }

    private void restart() throws Exception {
        end();
        start();
    }

    private static String record(String fields) {
        return "{\"type\":\"record\",\"name\":\"R\",\"fields\":[" + fields + "]}";
    }

    private static SchemaId named(String name) {
        return SchemaId.builder().registryName("events").schemaName(name).build();
    }

    private static String code(Runnable call) {
        try {
            call.run();
        } catch (GlueException e) {
            return e.awsErrorDetails().errorCode();
        }
        return "done";
    }

    @Test
    void databasesAndTables() throws Exception {
        glue.createDatabase(
                r -> r.databaseInput(d -> d.name("Lake").description("d").parameters(Map.of("k", "v"))));
        assertThat(code(() -> glue.createDatabase(r -> r.databaseInput(d -> d.name("LAKE")))))
                .isEqualTo("AlreadyExistsException");
        glue.createTable(r -> r.databaseName("lake")
                .tableInput(t -> t.name("Orders")
                        .tableType("EXTERNAL_TABLE")
                        .partitionKeys(Column.builder().name("day").type("date").build())
                        .storageDescriptor(s -> s.location("s3://lake/orders")
                                .columns(
                                        Column.builder()
                                                .name("id")
                                                .type("bigint")
                                                .build(),
                                        Column.builder()
                                                .name("items")
                                                .type("array<struct<sku:string,n:int>>")
                                                .build()))));
        restart();
        Table table = glue.getTable(r -> r.databaseName("LAKE").name("orders")).table();
        assertThat(table.name()).isEqualTo("orders");
        assertThat(table.databaseName()).isEqualTo("lake");
        assertThat(table.storageDescriptor().columns())
                .extracting(Column::type)
                .containsExactly("bigint", "array<struct<sku:string,n:int>>");
        assertThat(table.partitionKeys()).hasSize(1);
        assertThat(table.createTime()).isNotNull();
        assertThat(table.versionId()).isEqualTo("0");
        glue.updateTable(
                r -> r.databaseName("lake").tableInput(t -> t.name("orders").description("new")));
        Table updated =
                glue.getTable(r -> r.databaseName("lake").name("orders")).table();
        assertThat(updated.description()).isEqualTo("new");
        assertThat(updated.versionId()).isEqualTo("1");
        assertThat(updated.hasPartitionKeys()).isFalse();
        glue.createTable(r -> r.databaseName("lake").tableInput(t -> t.name("other")));
        assertThat(glue.getTablesPaginator(r -> r.databaseName("lake").maxResults(1)).stream()
                        .flatMap(page -> page.tableList().stream()))
                .extracting(Table::name)
                .containsExactly("orders", "other");
        assertThat(glue.getTables(r -> r.databaseName("lake").expression("or.*"))
                        .tableList())
                .hasSize(1);
        assertThat(glue.getTables(r -> r.databaseName("lake").expression("oth*"))
                        .tableList())
                .hasSize(1);
        glue.updateDatabase(
                r -> r.name("lake").databaseInput(d -> d.name("lake").description("changed")));
        assertThat(glue.getDatabase(r -> r.name("lake")).database().description())
                .isEqualTo("changed");
        assertThat(glue.getDatabases(r -> {}).databaseList())
                .extracting(Database::name)
                .containsExactly("lake");
        glue.deleteTable(r -> r.databaseName("lake").name("other"));
        assertThat(glue.batchDeleteTable(r -> r.databaseName("lake").tablesToDelete("other"))
                        .errors())
                .hasSize(1);
        glue.deleteDatabase(r -> r.name("lake"));
        assertThat(code(() -> glue.getTable(r -> r.databaseName("lake").name("orders"))))
                .isEqualTo("EntityNotFoundException");
        assertThat(code(() -> glue.createTable(r -> r.databaseName("lake").tableInput(t -> t.name("x")))))
                .isEqualTo("EntityNotFoundException");
        assertThat(code(() -> glue.getTables(r -> r.databaseName("lake").nextToken("nonsense"))))
                .isEqualTo("EntityNotFoundException");
    }

    @Test
    void theLifeOfASchema() throws Exception {
        glue.createRegistry(r -> r.registryName("events").description("d"));
        assertThat(code(() -> glue.createRegistry(r -> r.registryName("events"))))
                .isEqualTo("AlreadyExistsException");
        var made = glue.createSchema(r -> r.registryId(id -> id.registryName("events"))
                .schemaName("order")
                .dataFormat(DataFormat.AVRO)
                .compatibility("BACKWARD")
                .schemaDefinition(ONE_FIELD));
        assertThat(made.schemaArn()).isEqualTo("arn:aws:glue:eu-west-1:000000000000:schema/events/order");
        assertThat(made.schemaVersionStatus()).isEqualTo(SchemaVersionStatus.AVAILABLE);
        restart();
        assertThat(glue.getSchemaByDefinition(
                                r -> r.schemaId(named("order")).schemaDefinition(ONE_FIELD.replace(",", " , ")))
                        .schemaVersionId())
                .isEqualTo(made.schemaVersionId());
        assertThat(message(() -> glue.getSchemaByDefinition(
                        r -> r.schemaId(named("order")).schemaDefinition(WITH_DEFAULT))))
                .contains("Schema version is not found.");
        assertThat(message(() -> glue.getSchemaByDefinition(
                        r -> r.schemaId(named("absent")).schemaDefinition(WITH_DEFAULT))))
                .contains("Schema is not found.");
        var second = glue.registerSchemaVersion(r -> r.schemaId(named("order")).schemaDefinition(WITH_DEFAULT));
        assertThat(second.versionNumber()).isEqualTo(2);
        assertThat(glue.registerSchemaVersion(r -> r.schemaId(named("order")).schemaDefinition(WITH_DEFAULT))
                        .schemaVersionId())
                .isEqualTo(second.schemaVersionId());
        var misfit = glue.registerSchemaVersion(r -> r.schemaId(named("order")).schemaDefinition(OTHER_TYPE));
        assertThat(misfit.status()).isEqualTo(SchemaVersionStatus.FAILURE);
        var latest = glue.getSchemaVersion(r -> r.schemaVersionId(second.schemaVersionId()));
        assertThat(latest.schemaDefinition()).isEqualTo(WITH_DEFAULT);
        assertThat(latest.dataFormat()).isEqualTo(DataFormat.AVRO);
        assertThat(glue.getSchemaVersion(r -> r.schemaId(named("order"))
                                .schemaVersionNumber(SchemaVersionNumber.builder()
                                        .versionNumber(1L)
                                        .build()))
                        .schemaVersionId())
                .isEqualTo(made.schemaVersionId());
        assertThat(glue
                        .listSchemaVersionsPaginator(
                                r -> r.schemaId(named("order")).maxResults(1))
                        .stream()
                        .flatMap(page -> page.schemas().stream()))
                .extracting(SchemaVersionListItem::versionNumber)
                .containsExactly(1L, 2L, 3L);
        assertThat(glue.listSchemas(r -> r.registryId(id -> id.registryName("events")))
                        .schemas())
                .extracting(SchemaListItem::schemaName)
                .containsExactly("order");
        assertThat(glue.listRegistries(r -> {}).registries())
                .extracting(RegistryListItem::registryName)
                .containsExactly("events");
        assertThat(glue.getSchema(r -> r.schemaId(
                                SchemaId.builder().schemaArn(made.schemaArn()).build()))
                        .latestSchemaVersion())
                .isEqualTo(3);
        assertThat(code(() -> glue.registerSchemaVersion(
                        r -> r.schemaId(named("order")).schemaDefinition("{\"type\":\"nothing\"}"))))
                .isEqualTo("InvalidInputException");
        glue.deleteRegistry(r -> r.registryId(id -> id.registryName("events")));
        assertThat(code(() -> glue.getSchemaVersion(r -> r.schemaVersionId(made.schemaVersionId()))))
                .isEqualTo("EntityNotFoundException");
    }

    private static String message(Runnable call) {
        try {
            call.run();
        } catch (GlueException e) {
            return e.awsErrorDetails().errorMessage();
        }
        return "";
    }

    @ParameterizedTest
    @CsvSource({
        "BACKWARD, default, AVAILABLE",
        "BACKWARD, required, FAILURE",
        "FORWARD, required, AVAILABLE",
        "FORWARD, other, FAILURE",
        "FULL, default, AVAILABLE",
        "FULL, required, FAILURE",
        "FULL_ALL, required, FAILURE",
        "NONE, other, AVAILABLE",
        "DISABLED, default, FAILURE"
    })
    void compatibility(String mode, String change, String status) {
        String definition = switch (change) {
            case "default" -> WITH_DEFAULT;
            case "required" -> WITHOUT_DEFAULT;
            default -> OTHER_TYPE;
        };
        glue.createSchema(r -> r.schemaName("s")
                .dataFormat(DataFormat.AVRO)
                .compatibility(mode)
                .schemaDefinition(ONE_FIELD));
        assertThat(glue.registerSchemaVersion(
                                r -> r.schemaId(id -> id.schemaName("s")).schemaDefinition(definition))
                        .statusAsString())
                .isEqualTo(status);
        assertThat(glue.getRegistry(r -> r.registryId(id -> id.registryName("default-registry")))
                        .registryName())
                .isEqualTo("default-registry");
    }

    @Test
    void metadataAndValidity() {
        var made = glue.createSchema(r -> r.schemaName("m")
                .dataFormat(DataFormat.JSON)
                .compatibility("NONE")
                .schemaDefinition("{\"type\":\"object\"}"));
        for (String value : List.of("1", "2")) {
            glue.putSchemaVersionMetadata(r -> r.schemaVersionId(made.schemaVersionId())
                    .metadataKeyValue(pair -> pair.metadataKey("k").metadataValue(value)));
        }
        assertThat(code(() -> glue.putSchemaVersionMetadata(r -> r.schemaVersionId(made.schemaVersionId())
                        .metadataKeyValue(pair -> pair.metadataKey("k").metadataValue("1")))))
                .isEqualTo("AlreadyExistsException");
        var info = glue.querySchemaVersionMetadata(r -> r.schemaVersionId(made.schemaVersionId()))
                .metadataInfoMap()
                .get("k");
        assertThat(info.metadataValue()).isEqualTo("2");
        assertThat(info.otherMetadataValueList()).hasSize(1);
        glue.removeSchemaVersionMetadata(r -> r.schemaVersionId(made.schemaVersionId())
                .metadataKeyValue(pair -> pair.metadataKey("k").metadataValue("2")));
        assertThat(glue.querySchemaVersionMetadata(r -> r.schemaVersionId(made.schemaVersionId()))
                        .metadataInfoMap()
                        .get("k")
                        .metadataValue())
                .isEqualTo("1");
        assertThat(glue.checkSchemaVersionValidity(
                                r -> r.dataFormat(DataFormat.AVRO).schemaDefinition(ONE_FIELD))
                        .valid())
                .isTrue();
        assertThat(glue.checkSchemaVersionValidity(
                                r -> r.dataFormat(DataFormat.JSON).schemaDefinition("{nope"))
                        .error())
                .isNotEmpty();
    }
}
