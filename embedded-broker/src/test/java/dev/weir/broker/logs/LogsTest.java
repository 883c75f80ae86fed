package dev.weir.broker.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.broker.Broker;
import dev.weir.broker.BrokerConfig;
import dev.weir.broker.lambda.LambdaFixture;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;
import software.amazon.awssdk.services.cloudwatchlogs.model.OrderBy;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;

/** Logs are kept and read by the service's own clients, and never grow without a bound. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LogsTest {

    private Broker broker;
    private CloudWatchLogsClient logs;

    @BeforeAll
    void start() throws Exception {
        broker = Broker.start(BrokerConfig.inMemory());
        logs = LambdaFixture.builder(broker.endpoint(), CloudWatchLogsClient.builder())
                .build();
    }

    @AfterAll
    void stop() {
        logs.close();
        broker.close();
    }

    private void log(String group, String stream) {
        if (logs.describeLogGroups(r -> r.logGroupNamePrefix(group)).logGroups().isEmpty()) {
            logs.createLogGroup(r -> r.logGroupName(group));
        }
        logs.createLogStream(r -> r.logGroupName(group).logStreamName(stream));
    }

    private void put(String group, String stream, List<String> messages) {
        long now = Instant.now().toEpochMilli() - messages.size();
        logs.putLogEvents(r -> r.logGroupName(group)
                .logStreamName(stream)
                .logEvents(IntStream.range(0, messages.size())
                        .mapToObj(i -> InputLogEvent.builder()
                                .timestamp(now + i)
                                .message(messages.get(i))
                                .build())
                        .toList()));
    }

    @Test
    void eventsAreReadForwardAndBackward() {
        log("pages", "s");
        put("pages", "s", List.of("a", "b", "c", "d", "e"));
        GetLogEventsResponse last = logs.getLogEvents(
                r -> r.logGroupName("pages").logStreamName("s").limit(2));
        assertThat(last.events()).extracting(OutputLogEvent::message).containsExactly("d", "e");
        GetLogEventsResponse before = logs.getLogEvents(
                r -> r.logGroupName("pages").logStreamName("s").limit(2).nextToken(last.nextBackwardToken()));
        assertThat(before.events()).extracting(OutputLogEvent::message).containsExactly("b", "c");
        assertThat(logs.getLogEventsPaginator(r -> r.logGroupName("pages")
                                .logStreamName("s")
                                .startFromHead(true)
                                .limit(2))
                        .events())
                .extracting(OutputLogEvent::message)
                .containsExactly("a", "b", "c", "d", "e");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ERROR | one ERROR,two ERROR WARN",
                "ERROR WARN | two ERROR WARN",
                "ERROR -WARN | one ERROR",
                "?one ?three | one ERROR,three",
                "\"ERROR WARN\" | two ERROR WARN",
                "none |",
            })
    void termsFilter(String pattern, String expected) {
        String group = "filter-" + Math.abs(pattern.hashCode());
        log(group, "s");
        put(group, "s", List.of("one ERROR", "two ERROR WARN", "three"));
        assertThat(logs.filterLogEvents(r -> r.logGroupName(group).filterPattern(pattern))
                        .events())
                .extracting(FilteredLogEvent::message)
                .containsExactly(expected == null ? new String[0] : expected.split(","));
    }

    @Test
    void streamsAreListedByNameAndByTime() {
        log("streams", "b");
        log("streams", "a");
        put("streams", "b", List.of("x"));
        assertThat(logs.describeLogStreams(r -> r.logGroupName("streams")).logStreams())
                .extracting(LogStream::logStreamName)
                .containsExactly("a", "b");
        assertThat(logs.describeLogStreams(r -> r.logGroupName("streams")
                                .orderBy(OrderBy.LAST_EVENT_TIME)
                                .descending(true)
                                .limit(1))
                        .logStreams())
                .extracting(LogStream::logStreamName)
                .containsExactly("b");
        logs.deleteLogStream(r -> r.logGroupName("streams").logStreamName("b"));
        assertThat(logs.describeLogGroups(r -> r.logGroupNamePrefix("streams")).logGroups())
                .extracting(LogGroup::storedBytes)
                .containsExactly(0L);
        logs.deleteLogGroup(r -> r.logGroupName("streams"));
        assertThatThrownBy(() -> logs.describeLogStreams(r -> r.logGroupName("streams")))
                .isInstanceOfSatisfying(
                        CloudWatchLogsException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ResourceNotFoundException"));
    }

    @Test
    void aGroupIsBoundedAndItsOldestEventsGo() {
        log("bounded", "s");
        String large = "x".repeat(200_000);
        for (int i = 0; i < 100; i++) {
            put("bounded", "s", List.of(i + " " + large));
        }
        LogGroup group = logs.describeLogGroups(r -> r.logGroupNamePrefix("bounded"))
                .logGroups()
                .getFirst();
        assertThat(group.storedBytes()).isBetween(LogBounds.GROUP_BYTES / 2, LogBounds.GROUP_BYTES);
        assertThat(logs.getLogEvents(r ->
                                r.logGroupName("bounded").logStreamName("s").limit(1))
                        .events()
                        .getFirst()
                        .message())
                .startsWith("99 ");
        assertThat(logs.getLogEvents(r -> r.logGroupName("bounded")
                                .logStreamName("s")
                                .startFromHead(true)
                                .limit(1))
                        .events()
                        .getFirst()
                        .message())
                .doesNotStartWith("0 ");
    }

    @Test
    void retentionIsKept() {
        log("days", "s");
        logs.putRetentionPolicy(r -> r.logGroupName("days").retentionInDays(1));
        long old = Instant.now().toEpochMilli() - 3 * 86_400_000L;
        logs.putLogEvents(r -> r.logGroupName("days")
                .logStreamName("s")
                .logEvents(
                        e -> e.timestamp(old).message("old"),
                        e -> e.timestamp(old + 2 * 86_400_000L + 60_000).message("young")));
        assertThat(logs.filterLogEvents(r -> r.logGroupName("days")).events())
                .extracting(FilteredLogEvent::message)
                .containsExactly("young");
    }

    @Test
    void theOrderOfEventsIsHeld() {
        log("order", "s");
        long now = Instant.now().toEpochMilli();
        assertThatThrownBy(() -> logs.putLogEvents(r -> r.logGroupName("order")
                        .logStreamName("s")
                        .logEvents(
                                e -> e.timestamp(now).message("b"),
                                e -> e.timestamp(now - 1).message("a"))))
                .hasMessageContaining("must be in chronological order");
        assertThatThrownBy(() -> logs.createLogGroup(r -> r.logGroupName("order")))
                .hasMessageContaining("The specified log group already exists");
        assertThatThrownBy(
                        () -> logs.filterLogEvents(r -> r.logGroupName("order").filterPattern("{ $.a = 1 }")))
                .hasMessageContaining("filters by terms only");
    }
}
