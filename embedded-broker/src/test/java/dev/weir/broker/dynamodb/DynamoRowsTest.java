package dev.weir.broker.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.broker.Broker;
import dev.weir.broker.BrokerConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every row of the tables. The tables of items are: Hash, of key k; Sorted, of k and the number r, with the local index
 * byL (l, keys only) and the global index byG (g and r, with x); Three, with the keys a, b and c, which stay.
 */
class DynamoRowsTest {

    static final List<String> FILES = List.of("rules.rows", "expressions.rows");

    private static Broker broker;
    private static RawDynamo dynamo;

    @BeforeAll
    static void open() throws Exception {
        broker = Broker.start(BrokerConfig.inMemory().withStateDelay(Duration.ZERO));
        dynamo = new RawDynamo(broker.endpoint());
        create("{'TableName':'Hash','AttributeDefinitions':[{'AttributeName':'k','AttributeType':'S'}],"
                + "'KeySchema':[{'AttributeName':'k','KeyType':'HASH'}],'BillingMode':'PAY_PER_REQUEST'}");
        create("{'TableName':'Three','AttributeDefinitions':[{'AttributeName':'k','AttributeType':'S'}],"
                + "'KeySchema':[{'AttributeName':'k','KeyType':'HASH'}],"
                + "'ProvisionedThroughput':{'ReadCapacityUnits':1,'WriteCapacityUnits':1}}");
        create("{'TableName':'Sorted','BillingMode':'PAY_PER_REQUEST','AttributeDefinitions':["
                + "{'AttributeName':'k','AttributeType':'S'},{'AttributeName':'r','AttributeType':'N'},"
                + "{'AttributeName':'l','AttributeType':'S'},{'AttributeName':'g','AttributeType':'S'}],"
                + "'KeySchema':[{'AttributeName':'k','KeyType':'HASH'},{'AttributeName':'r','KeyType':'RANGE'}],"
                + "'LocalSecondaryIndexes':[{'IndexName':'byL','Projection':{'ProjectionType':'KEYS_ONLY'},'KeySchema':["
                + "{'AttributeName':'k','KeyType':'HASH'},{'AttributeName':'l','KeyType':'RANGE'}]}],"
                + "'GlobalSecondaryIndexes':[{'IndexName':'byG','Projection':{'ProjectionType':'INCLUDE',"
                + "'NonKeyAttributes':['x']},'KeySchema':["
                + "{'AttributeName':'g','KeyType':'HASH'},{'AttributeName':'r','KeyType':'RANGE'}]}]}");
        for (String key : List.of("a", "b", "c")) {
            put("Three", "'k':{'S':'" + key + "'}");
        }
        String[] sorts = {"-5", "1", "2.5", "10", "300"};
        String[] locals = {"e", "d", "c", "bb", "ba"};
        for (int i = 0; i < sorts.length; i++) {
            put(
                    "Sorted",
                    "'k':{'S':'q'},'r':{'N':'%s'},'l':{'S':'%s'},'g':{'S':'%s'},'x':{'N':'%d'}"
                            .formatted(sorts[i], locals[i], i % 2 == 0 ? "odd" : "even", i + 1));
        }
    }

    private static void create(String body) {
        assertThat(dynamo.call("CreateTable", body.replace('\'', '"')).told()).isEqualTo("ok");
    }

    private static void put(String table, String item) {
        String body = "{'TableName':'" + table + "','Item':{" + item + "}}";
        assertThat(dynamo.call("PutItem", body.replace('\'', '"')).told()).isEqualTo("ok");
    }

    @AfterAll
    static void close() {
        dynamo.close();
        broker.close();
    }

    @TestFactory
    List<DynamicTest> rules() throws Exception {
        return rows().stream()
                .map(row -> DynamicTest.dynamicTest(row.rule(), () -> row.run(dynamo)))
                .toList();
    }

    static List<DynamoRow> rows() throws Exception {
        List<DynamoRow> all = new ArrayList<>();
        for (String file : FILES) {
            all.addAll(DynamoRow.read(file));
        }
        return all;
    }
}
