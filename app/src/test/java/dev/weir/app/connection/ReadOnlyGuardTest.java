package dev.weir.app.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.AwsClient;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsServiceClientConfiguration;

/** Which operations of the console's services count as reads, over all that the SDK knows. */
class ReadOnlyGuardTest {

    /** The verbs of AWS's operations that change something. */
    private static final Pattern CHANGING = Pattern.compile(
            "(Put|Create|Delete|Update|Add|Remove|Tag|Untag|Start|Stop|Enable|Disable|Register|Deregister|Merge|Split"
                    + "|Increase|Decrease|BatchPut|BatchDelete|BatchCreate|BatchUpdate|BatchStop|BatchWrite|BatchExecute"
                    + "|TransactWrite|Import|Export|Restore|Execute|Set|Run|Cancel|Reset|Modify|Assume|Send)([A-Z].*)?");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GetRecords",
                "GetShardIterator",
                "ListShards",
                "DescribeStreamSummary",
                "SubscribeToShard",
                "LookupEvents",
                "GetItem",
                "BatchGetItem",
                "TransactGetItems",
                "Query",
                "Scan",
                "GetSchemaVersion",
                "SearchTables",
                "GetCallerIdentity",
                "GetMetricData"
            })
    void whatOnlyReadsPasses(String operation) {
        assertThat(ReadOnlyGuard.reads(operation)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PutRecords",
                "DeleteItem",
                "BatchWriteItem",
                "TransactWriteItems",
                "ExecuteStatement",
                "SomethingNew",
                "Getaway",
                "Scanner",
                "AssumeRole",
                "StartQuery",
                "SubscribeToShardAndMore"
            })
    void whatChangesOrIsUnknownDoesNot(String operation) {
        assertThat(ReadOnlyGuard.reads(operation)).isFalse();
    }

    @Test
    void noOperationOfTheseServicesThatSoundsLikeAChangePasses() {
        TreeSet<String> all = new TreeSet<>();
        clientTypes().forEach(type -> operations(type).forEach(all::add));
        assertThat(all).hasSizeGreaterThan(400).contains("GetRecords", "BatchGetItem", "GetSchema");
        assertThat(all.stream().filter(CHANGING.asMatchPredicate()))
                .hasSizeGreaterThan(200)
                .noneMatch(ReadOnlyGuard::reads);
        assertThat(all.stream().filter(ReadOnlyGuard::reads)).hasSizeGreaterThan(150);
    }

    @Test
    void everyClientOfAConnectionHasTheGuard() throws Exception {
        Connection connection = new Connection(
                "test",
                Connection.Kind.TEST,
                new Connection.Source.Keys("key", "secret"),
                "us-east-1",
                URI.create("http://127.0.0.1:1"));
        try (SdkClients clients = new SdkClients(connection, () -> true)) {
            List<Method> makers = Arrays.stream(Clients.class.getMethods())
                    .filter(method -> AwsClient.class.isAssignableFrom(method.getReturnType()))
                    .toList();
            assertThat(makers).hasSizeGreaterThanOrEqualTo(6);
            for (Method maker : makers) {
                AwsClient client = (AwsClient) maker.invoke(clients);
                assertThat(((AwsServiceClientConfiguration) client.serviceClientConfiguration())
                                .overrideConfiguration()
                                .executionInterceptors())
                        .as(maker.getName())
                        .anyMatch(ReadOnlyGuard.class::isInstance);
            }
        }
    }

    private static Stream<Class<?>> clientTypes() {
        return Arrays.stream(Clients.class.getMethods())
                .map(Method::getReturnType)
                .filter(AwsClient.class::isAssignableFrom);
    }

    private static Stream<String> operations(Class<?> client) {
        return Arrays.stream(client.getMethods())
                .filter(method -> method.getParameterCount() == 1
                        && AwsRequest.class.isAssignableFrom(method.getParameterTypes()[0]))
                .map(method -> method.getParameterTypes()[0].getSimpleName().replaceFirst("Request$", ""));
    }
}
