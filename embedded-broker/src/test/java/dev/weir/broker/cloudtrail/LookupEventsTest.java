package dev.weir.broker.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.Call;
import dev.weir.broker.call.ServiceId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.cloudtrail.model.Event;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttribute;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsRequest;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsResponse;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamRequest;

class LookupEventsTest {

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({
        "EventName, CreateStream, 2",
        "EventName, PutRecords, 0",
        "EventName, createstream, 0",
        "ReadOnly, true, 1",
        "ReadOnly, false, 2",
        "Username, ada, 1",
        "Username, root, 2",
        "ResourceType, AWS::Kinesis::Stream, 3",
        "ResourceName, orders, 2",
        "ResourceName, arn:aws:kinesis:us-east-1:000000000000:stream/orders, 2",
        "ResourceName, nothing, 0",
        "EventSource, kinesis.amazonaws.com, 3",
        "EventSource, sts.amazonaws.com, 0",
        "AccessKeyId, AKIDADA, 1",
        "EventId, no-uuid, 0",
    })
    void eachAttributeFilters(String key, String value, int expected) {
        try (AuditFixture fixture = new AuditFixture()) {
            sixCalls(fixture);
            assertThat(fixture.lookup(by(key, value).build()).events()).hasSize(expected);
        }
    }

    @Test
    void anEventIsFoundByItsId() {
        try (AuditFixture fixture = new AuditFixture()) {
            sixCalls(fixture);
            for (Event event : fixture.all()) {
                assertThat(fixture.lookup(by("EventId", event.eventId()).build())
                                .events())
                        .containsExactly(event);
            }
        }
    }

    private static void sixCalls(AuditFixture fixture) {
        fixture.wantData();
        fixture.create("orders");
        fixture.create("clicks");
        fixture.put("orders");
        fixture.put("orders");
        fixture.put("orders");
        fixture.record(
                AuditFixture.DESCRIBE,
                AuditFixture.ADA,
                DescribeStreamRequest.builder().streamName("orders").build(),
                null);
    }

    @Test
    void pagesTellEveryEventOnceNewestFirstWhileNewOnesArrive() {
        try (AuditFixture fixture = new AuditFixture()) {
            for (int each = 0; each < 25; each++) {
                fixture.create("stream-" + each);
                fixture.put("stream-" + each);
                fixture.time.advance(Duration.ofMillis(300));
            }
            List<Event> told = new ArrayList<>();
            LookupEventsRequest request =
                    LookupEventsRequest.builder().maxResults(7).build();
            LookupEventsResponse page = fixture.lookup(request);
            told.addAll(page.events());
            while (page.nextToken() != null) {
                fixture.create("later");
                page = fixture.lookup(
                        request.toBuilder().nextToken(page.nextToken()).build());
                assertThat(page.events()).isNotEmpty();
                told.addAll(page.events());
            }
            assertThat(told).hasSize(25).doesNotHaveDuplicates();
            assertThat(told.stream().map(event -> event.resources().getFirst().resourceName()))
                    .doesNotContain("later")
                    .startsWith("stream-24", "stream-23")
                    .endsWith("stream-0");
        }
    }

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource({"0, 9, 10", "3, 3, 1", "4, , 6", ", 4, 5", "20, 30, 0"})
    void timesAreInclusiveInWholeSeconds(Integer start, Integer end, int expected) {
        try (AuditFixture fixture = new AuditFixture()) {
            fixture.time.advance(Duration.ofMillis(0));
            for (int second = 0; second < 10; second++) {
                fixture.create("s");
                fixture.time.advance(Duration.ofSeconds(1));
            }
            assertThat(fixture.lookup(LookupEventsRequest.builder()
                                    .startTime(start == null ? null : AuditFixture.START.plusSeconds(start))
                                    .endTime(end == null ? null : AuditFixture.START.plusSeconds(end))
                                    .build())
                            .events())
                    .hasSize(expected);
        }
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                row(
                        "two attributes",
                        "InvalidLookupAttributesException",
                        request -> request.lookupAttributes(attribute("EventName", "a"), attribute("Username", "b"))),
                row(
                        "an unknown key",
                        "InvalidLookupAttributesException",
                        request -> request.lookupAttributes(attribute("Shape", "a"))),
                row(
                        "no value",
                        "InvalidLookupAttributesException",
                        request -> request.lookupAttributes(attribute("EventName", null))),
                row(
                        "a truth that is none",
                        "InvalidLookupAttributesException",
                        request -> request.lookupAttributes(attribute("ReadOnly", "maybe"))),
                row(
                        "2001 characters",
                        "InvalidLookupAttributesException",
                        request -> request.lookupAttributes(attribute("EventName", "x".repeat(2001)))),
                row(
                        "1001 that count twice",
                        "InvalidLookupAttributesException",
                        request -> request.lookupAttributes(attribute("EventName", "_".repeat(1001)))),
                row(
                        "an end before the start",
                        "InvalidTimeRangeException",
                        request -> request.startTime(AuditFixture.START).endTime(AuditFixture.START.minusSeconds(1))),
                row("no results", "InvalidMaxResultsException", request -> request.maxResults(0)),
                row("51 results", "InvalidMaxResultsException", request -> request.maxResults(51)),
                row("a token that is none", "InvalidNextTokenException", request -> request.nextToken("%%%")),
                row("a token of ours, garbled", "InvalidNextTokenException", request -> request.nextToken("YWJj")),
                row(
                        "a category of the trails",
                        "InvalidEventCategoryException",
                        request -> request.eventCategory("management")),
                row("an unknown category", "InvalidEventCategoryException", request -> request.eventCategory("all")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refused(String name, String code, Consumer<LookupEventsRequest.Builder> change) {
        try (AuditFixture fixture = new AuditFixture()) {
            LookupEventsRequest.Builder request = LookupEventsRequest.builder();
            change.accept(request);
            assertThatExceptionOfType(AwsException.class)
                    .isThrownBy(() -> fixture.lookup(request.build()))
                    .satisfies(error -> assertThat(error.code()).isEqualTo(code))
                    .satisfies(error -> assertThat(error.getMessage()).endsWith("."));
        }
    }

    @Test
    void aTokenOfAnotherCallIsRefused() {
        try (AuditFixture fixture = new AuditFixture()) {
            fixture.create("a");
            fixture.create("b");
            String token = fixture.lookup(
                            LookupEventsRequest.builder().maxResults(1).build())
                    .nextToken();
            assertThatExceptionOfType(AwsException.class)
                    .isThrownBy(() -> fixture.lookup(
                            by("EventName", "CreateStream").nextToken(token).build()))
                    .satisfies(error -> assertThat(error.code()).isEqualTo("InvalidNextTokenException"));
        }
    }

    @Test
    void farTimesAreNoFault() {
        try (AuditFixture fixture = new AuditFixture()) {
            fixture.create("a");
            assertThat(fixture.lookup(LookupEventsRequest.builder()
                                    .startTime(Instant.MIN)
                                    .endTime(Instant.MAX)
                                    .build())
                            .events())
                    .hasSize(1);
        }
    }

    @Test
    void thereAreNoInsights() {
        try (AuditFixture fixture = new AuditFixture()) {
            fixture.create("a");
            assertThat(fixture.lookup(LookupEventsRequest.builder()
                                    .eventCategory("insight")
                                    .build())
                            .events())
                    .isEmpty();
        }
    }

    @Test
    void aTokenExpires() {
        try (AuditFixture fixture = new AuditFixture()) {
            fixture.create("a");
            fixture.create("b");
            LookupEventsRequest request =
                    LookupEventsRequest.builder().maxResults(1).build();
            String token = fixture.lookup(request).nextToken();
            fixture.time.advance(LookupToken.VALID);
            assertThat(fixture.lookup(request.toBuilder().nextToken(token).build())
                            .events())
                    .hasSize(1);
            fixture.time.advance(Duration.ofSeconds(1));
            assertThatExceptionOfType(AwsException.class)
                    .isThrownBy(() ->
                            fixture.lookup(request.toBuilder().nextToken(token).build()))
                    .satisfies(error -> assertThat(error.code()).isEqualTo("InvalidNextTokenException"));
        }
    }

    @Test
    void nothingOlderThanNinetyDaysIsTold() {
        try (AuditFixture fixture = new AuditFixture()) {
            fixture.create("old");
            fixture.time.advance(Duration.ofDays(80));
            fixture.create("new");
            fixture.time.advance(Duration.ofDays(10).plusMillis(1));
            assertThat(fixture.all()).hasSize(1);
        }
    }

    @Test
    void twoLookupsASecondAreAllowedInEachRegion() {
        try (AuditFixture fixture = new AuditFixture()) {
            LookupRate rate = new LookupRate(fixture.time, true);
            Call call = fixture.call(AuditFixture.DESCRIBE, AuditFixture.ROOT);
            rate.take(call);
            rate.take(call);
            assertThatExceptionOfType(AwsException.class)
                    .isThrownBy(() -> rate.take(call))
                    .satisfies(error -> assertThat(error.code()).isEqualTo("ThrottlingException"));
            rate.take(new Call(
                    "r",
                    ServiceId.CLOUDTRAIL,
                    "LookupEvents",
                    AuditFixture.ROOT,
                    "eu-west-1",
                    "",
                    "",
                    call.receivedAt()));
            fixture.time.advance(Duration.ofMillis(500));
            rate.take(call);
        }
    }

    private static LookupEventsRequest.Builder by(String key, String value) {
        return LookupEventsRequest.builder().lookupAttributes(attribute(key, value));
    }

    private static LookupAttribute attribute(String key, String value) {
        return LookupAttribute.builder().attributeKey(key).attributeValue(value).build();
    }

    private static Arguments row(String name, String code, Consumer<LookupEventsRequest.Builder> change) {
        return Arguments.of(name, code, change);
    }
}
