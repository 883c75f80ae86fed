package dev.weir.broker.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.broker.BrokerConfig;
import dev.weir.broker.BrokerStartException;
import dev.weir.broker.ManualBroker;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What consumers share with streams: tags, policies, ids, dry runs and the limits of the account. */
class ConsumerResourcesTest {

    private static final String POLICY =
            "{\\\"Statement\\\":[{\\\"Effect\\\":\\\"Allow\\\",\\\"Principal\\\":\\\"*\\\",\\\"Action\\\":\\\"kinesis:SubscribeToShard\\\"}]}";
    private static final String STREAM = "'StreamARN':'" + ManualBroker.arn("s") + "'";

    private ManualBroker broker;

    @BeforeEach
    void open() throws BrokerStartException {
        broker = ManualBroker.unlimited();
        broker.active("s", 1);
    }

    @AfterEach
    void close() {
        broker.close();
    }

    /** Registers a consumer and gives its ARN as a member of a request. */
    private String register(String name, String member) {
        return "'" + member + "':'"
                + broker.ok("RegisterStreamConsumer", "{" + STREAM + ",'ConsumerName':'" + name + "'}")
                        .at("/Consumer/ConsumerARN")
                        .asText()
                + "'";
    }

    private static String subscribe(String consumer) {
        return "{" + consumer + ",'ShardId':'0','StartingPosition':{'Type':'LATEST'}";
    }

    @Test
    void aPolicyIsGivenToAnActiveConsumerAndGoesWithIt() {
        String arn = register("app", "ResourceARN");
        String put = "{" + arn + ",'Policy':'" + POLICY + "'}";
        assertThat(broker.call("PutResourcePolicy", put).told())
                .matches("ResourceInUseException: Consumer app with creation timestamp \\d+ under stream s and account"
                        + " 000000000000 is not in ACTIVE status\\.");
        broker.settle();
        broker.ok("PutResourcePolicy", put);
        assertThat(broker.ok("GetResourcePolicy", "{" + arn + "}")
                        .path("Policy")
                        .asText())
                .contains("SubscribeToShard");
        assertThat(broker.ok("GetResourcePolicy", "{'ResourceARN':'" + ManualBroker.arn("s") + "'}")
                        .path("Policy")
                        .asText())
                .isEqualTo("{}");
        broker.ok("DeregisterStreamConsumer", "{" + arn.replace("ResourceARN", "ConsumerARN") + "}");
        assertThat(broker.ok("GetResourcePolicy", "{" + arn + "}")
                        .path("Policy")
                        .asText())
                .isEqualTo("{}");
        broker.settle();
        assertThat(broker.call("GetResourcePolicy", "{" + arn + "}").told())
                .startsWith("ResourceNotFoundException: Consumer ");
    }

    @Test
    void tagsOfAConsumerSurviveARestart(@TempDir Path folder) throws BrokerStartException {
        broker.close();
        BrokerConfig config = BrokerConfig.in(folder).withLimits(false);
        broker = new ManualBroker(config);
        broker.active("s", 1);
        String arn = register("app", "ResourceARN");
        broker.ok("TagResource", "{" + arn + ",'Tags':{'b':'2','a':'1'}}");
        broker.ok("UntagResource", "{" + arn + ",'TagKeys':['b']}");
        broker.close();
        broker = new ManualBroker(config);
        assertThat(broker.ok("ListTagsForResource", "{" + arn + "}").path("Tags"))
                .hasToString("[{\"Key\":\"a\",\"Value\":\"1\"}]");
    }

    @Test
    void aConsumersStreamIsNamedByItsId() {
        String id = "'StreamId':'" + broker.summary("s").path("StreamId").asText() + "'";
        String arn = register("app", "ConsumerARN");
        assertThat(broker.ok("DescribeStreamConsumer", "{" + id + ",'ConsumerName':'app'}")
                        .at("/ConsumerDescription/ConsumerName")
                        .asText())
                .isEqualTo("app");
        broker.ok("DescribeStreamConsumer", "{" + id + "," + arn + "}");
        broker.ok("ListStreamConsumers", "{" + STREAM + "," + id + "}");
        broker.active("t", 1);
        String other = "'StreamId':'" + broker.summary("t").path("StreamId").asText() + "'";
        for (String body : new String[] {other + "," + arn, other + "," + STREAM + ",'ConsumerName':'app'"}) {
            assertThat(broker.call("DescribeStreamConsumer", "{" + body + "}").told())
                    .startsWith("InvalidArgumentException: StreamId ");
        }
        assertThat(broker.call("SubscribeToShard", subscribe(arn) + "," + other + "}")
                        .told())
                .startsWith("InvalidArgumentException: StreamId ");
    }

    @Test
    void aDryRunBeginsNoSubscription() {
        String arn = register("app", "ConsumerARN");
        String dry = subscribe(arn) + ",'DryRun':true}";
        assertThat(broker.call("SubscribeToShard", dry).told()).startsWith("ResourceInUseException: ");
        broker.settle();
        assertThat(broker.call("SubscribeToShard", dry).told()).startsWith("DryRunOperationException: ");
        assertThat(broker.call("SubscribeToShard", dry).told()).startsWith("DryRunOperationException: ");
    }

    @Test
    void anOnDemandStreamOfAnAccountWithACommitmentHasFiftyConsumers() {
        broker.onDemand("d");
        String body = "{'StreamARN':'" + ManualBroker.arn("d") + "','ConsumerName':'c";
        for (int i = 0; i < 20; i++) {
            broker.ok("RegisterStreamConsumer", body + i + "'}");
        }
        assertThat(broker.call("RegisterStreamConsumer", body + "'}").told()).startsWith("LimitExceededException: ");
        broker.ok("UpdateAccountSettings", "{'MinimumThroughputBillingCommitment':{'Status':'ENABLED'}}");
        for (int i = 20; i < 50; i++) {
            broker.ok("RegisterStreamConsumer", body + i + "'}");
        }
        assertThat(broker.call("RegisterStreamConsumer", body + "'}").told())
                .startsWith("LimitExceededException: ")
                .contains("50");
    }
}
