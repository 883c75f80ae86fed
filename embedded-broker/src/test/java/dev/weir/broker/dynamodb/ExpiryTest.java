package dev.weir.broker.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.broker.call.Call;
import dev.weir.broker.call.Caller;
import dev.weir.broker.call.Operation;
import dev.weir.broker.call.ServiceId;
import dev.weir.broker.kms.RunningBroker;
import dev.weir.broker.store.H2Database;
import dev.weir.broker.time.ManualTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;

/** What happens to tables and items by the passing of time, which the test moves. */
class ExpiryTest {

    private final ManualTime time = new ManualTime();
    private final H2Database database = H2Database.open(null, DynamoDbService.MIGRATIONS);
    private DynamoDbService service;

    @BeforeEach
    void open() {
        service = new DynamoDbService("000000000000", "us-east-1", Duration.ofSeconds(10), time, database);
    }

    @AfterEach
    void close() {
        service.close();
        database.close();
    }

    @SuppressWarnings("unchecked")
    private <I extends SdkPojo, O extends SdkPojo> O call(String name, I request) {
        Operation<I, O> operation = (Operation<I, O>) service.operations().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        Call call = new Call(
                "id",
                ServiceId.DYNAMODB,
                name,
                new Caller("000000000000", "weir", "arn", "id"),
                "us-east-1",
                "127.0.0.1",
                "test",
                time.now());
        return operation.handler().handle(request, call);
    }

    private void create() {
        call(
                "CreateTable",
                CreateTableRequest.builder()
                        .tableName("Expiring")
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .attributeDefinitions(a -> a.attributeName("k").attributeType(ScalarAttributeType.S))
                        .keySchema(k -> k.attributeName("k").keyType(KeyType.HASH))
                        .build());
        time.advance(Duration.ofSeconds(10));
    }

    private void put(String key, AttributeValue at) {
        call(
                "PutItem",
                PutItemRequest.builder()
                        .tableName("Expiring")
                        .item(Map.of("k", AttributeValue.fromS(key), "at", at))
                        .build());
    }

    private AttributeValue in(Duration duration) {
        return AttributeValue.fromN(Long.toString(time.now().plus(duration).getEpochSecond()));
    }

    private List<String> keys() {
        ScanResponse all =
                call("Scan", ScanRequest.builder().tableName("Expiring").build());
        return all.items().stream().map(item -> item.get("k").s()).sorted().toList();
    }

    private void setExpiry(boolean on) {
        call(
                "UpdateTimeToLive",
                UpdateTimeToLiveRequest.builder()
                        .tableName("Expiring")
                        .timeToLiveSpecification(t -> t.attributeName("at").enabled(on))
                        .build());
    }

    /** Moves on second by second until something holds; not while what was due still runs on its own thread. */
    private void passUntil(List<String> keys) {
        RunningBroker.await(() -> {
            if (time.pending() > 0) {
                time.advance(Duration.ofSeconds(1));
            }
            return keys().equals(keys);
        });
    }

    @Test
    void itemsExpireThoseThatWereThereBeforeToo() {
        create();
        put("before", in(Duration.ofMinutes(1)));
        put("text", AttributeValue.fromS("1"));
        put("ancient", in(Duration.ofDays(-6 * 365)));
        setExpiry(true);
        put("after", in(Duration.ofMinutes(2)));
        put("prolonged", in(Duration.ofMinutes(1)));
        put("prolonged", in(Duration.ofDays(1000)));
        put("late", in(Duration.ofDays(900)));
        assertThat(keys()).hasSize(6);
        passUntil(List.of("after", "ancient", "late", "prolonged", "text"));
        passUntil(List.of("ancient", "late", "prolonged", "text"));
        setExpiry(false);
        time.advance(Duration.ofDays(2000));
        assertThat(keys()).containsExactly("ancient", "late", "prolonged", "text");
    }

    @Test
    void aRestartGoesOnWithWhatWasGoingOn() {
        create();
        setExpiry(true);
        put("a", in(Duration.ofMinutes(1)));
        put("b", in(Duration.ofDays(1)));
        service.close();
        open();
        passUntil(List.of("b"));
        call("DeleteTable", DeleteTableRequest.builder().tableName("Expiring").build());
        service.close();
        open();
        RunningBroker.await(() -> {
            time.advance(Duration.ofSeconds(10));
            ListTablesResponse tables =
                    call("ListTables", ListTablesRequest.builder().build());
            return tables.tableNames().isEmpty();
        });
    }
}
