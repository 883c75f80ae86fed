package dev.weir.broker.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.broker.cloudtrail.journal.EventJournal;
import dev.weir.broker.cloudtrail.journal.JournalCheck;
import dev.weir.broker.cloudtrail.journal.JournalEvent;
import dev.weir.broker.cloudtrail.journal.JournalEvent.Named;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttribute;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsRequest;

/** What a call costs the caller and the writer, and how long a lookup takes among ten million events. */
@Tag("benchmark")
class AuditCostBenchmark {

    private static final int EVENTS = Integer.getInteger("weir.audit.events", 10_000_000);

    @Test
    void aDataEventCostsTheCallerLittle(@TempDir Path folder) {
        try (AuditFixture fixture = new AuditFixture(folder)) {
            cost(fixture, "not wanted");
            fixture.wantData();
            cost(fixture, "wanted by a trail");
        }
    }

    private static void cost(AuditFixture fixture, String what) {
        for (int round = 0; round < 6; round++) {
            long begin = System.nanoTime();
            for (int each = 0; each < 10_000; each++) {
                fixture.put("orders");
            }
            long handedOver = System.nanoTime();
            fixture.log.head(true);
            long written = System.nanoTime();
            System.out.printf(
                    "audit: data events %s: %.2f µs a call for the caller, %.1f µs until written%n",
                    what, (handedOver - begin) / 1e7, (written - begin) / 1e7);
        }
    }

    @Test
    void lookupsAmongTenMillionEvents(@TempDir Path folder) {
        try (AuditFixture fixture = new AuditFixture(folder)) {
            fixture.time.advance(Duration.ofDays(60));
            fill(fixture);
        }
        try (AuditFixture fixture = new AuditFixture(folder)) {
            fixture.time.advance(Duration.ofDays(60));
            long begin = System.nanoTime();
            assertThat(fixture.all()).hasSize(50);
            System.out.printf("the newest page: %.1f ms%n", (System.nanoTime() - begin) / 1e6);
            List<JournalEvent> some = fixture.log.after(false, EVENTS / 3, 1);
            String id = some.getFirst().id().toString();
            for (String[] by : new String[][] {
                {"EventName", "Operation-1"},
                {"EventName", "Operation-rare"},
                {"EventName", "none"},
                {"ReadOnly", "true"},
                {"ReadOnly", "false"},
                {"Username", "user-3"},
                {"ResourceName", "stream-77"},
                {"ResourceName", "stream-rare"},
                {"ResourceType", "AWS::Kinesis::Stream"},
                {"ResourceType", "AWS::KMS::Key"},
                {"EventSource", "kinesis.amazonaws.com"},
                {"EventSource", "glue.amazonaws.com"},
                {"AccessKeyId", "AKID-5"},
                {"EventId", id},
                {"EventId", UUID.randomUUID().toString()}
            }) {
                for (int range = 0; range < 4; range++) {
                    measure(fixture, by, range);
                }
            }
            begin = System.nanoTime();
            JournalCheck check = fixture.log.check();
            assertThat(check.isWhole()).as("%s", check.breaks()).isTrue();
            System.out.printf("checking %d events: %.1f s%n", check.events(), (System.nanoTime() - begin) / 1e9);
        }
    }

    private static void measure(AuditFixture fixture, String[] by, int range) {
        LookupEventsRequest.Builder request = LookupEventsRequest.builder()
                .lookupAttributes(LookupAttribute.builder()
                        .attributeKey(by[0])
                        .attributeValue(by[1])
                        .build());
        Instant first = AuditFixture.START;
        switch (range) {
            case 1 -> request.startTime(first).endTime(first.plus(Duration.ofDays(1)));
            case 2 -> request.startTime(first.plus(Duration.ofDays(29))).endTime(first.plus(Duration.ofDays(30)));
            case 3 ->
                request.startTime(first.plus(Duration.ofDays(29)))
                        .endTime(first.plus(Duration.ofDays(29)).plusSeconds(60));
            default -> {}
        }
        long begin = System.nanoTime();
        var page = fixture.lookup(request.build());
        double millis = (System.nanoTime() - begin) / 1e6;
        System.out.printf(
                "lookup by %s=%s, range %d: %d events in %.1f ms%n",
                by[0], by[1], range, page.events().size(), millis);
        assertThat(millis).isLessThan(1000);
        if (page.nextToken() != null) {
            begin = System.nanoTime();
            fixture.lookup(request.nextToken(page.nextToken()).build());
            System.out.printf("  its second page in %.1f ms%n", (System.nanoTime() - begin) / 1e6);
        }
    }

    private static void fill(AuditFixture fixture) {
        long begin = System.nanoTime();
        EventJournal journal = fixture.log.management();
        List<JournalEvent.Draft> drafts = new ArrayList<>();
        for (int each = 0; each < EVENTS; each++) {
            drafts.add(new Made(each));
            if (drafts.size() == 512) {
                journal.append(drafts, false);
                drafts.clear();
                fixture.time.advance(Duration.ofMillis(50)); // files go when they are old
            }
        }
        journal.append(drafts, false);
        System.out.printf("filled %d events in %.0f s%n", EVENTS, (System.nanoTime() - begin) / 1e9);
    }

    /** An event as a console that looks every second, people and programs make them; some values are rare. */
    private record Made(int number) implements JournalEvent.Draft {

        @Override
        public JournalEvent at(long sequence, UUID id) {
            boolean rare = number % 250_000 == 7;
            Instant time = AuditFixture.START.plusMillis(number * 5_184L * 1_000 / Math.max(1, EVENTS / 1_000));
            String stream = rare ? "stream-rare" : "stream-" + number % 1_000;
            String arn = "arn:aws:kinesis:us-east-1:000000000000:stream/" + stream;
            String source = number % 300 == 1 ? "glue.amazonaws.com" : "kinesis.amazonaws.com";
            String name = rare ? "Operation-rare" : "Operation-" + number % 20;
            String json = "{\"eventVersion\":\"1.11\",\"userIdentity\":{\"type\":\"IAMUser\",\"principalId\":\"AIDA\","
                    + "\"arn\":\"arn:aws:iam::000000000000:user/user-" + number % 50
                    + "\",\"accountId\":\"000000000000\"},\"eventTime\":\"" + time + "\",\"eventSource\":\"" + source
                    + "\",\"eventName\":\"" + name + "\",\"awsRegion\":\"us-east-1\",\"sourceIPAddress\":\"127.0.0.1\","
                    + "\"userAgent\":\"aws-sdk-java/2.40.2 ua/2.1 os/Linux lang/java#25\",\"requestParameters\":{"
                    + "\"streamName\":\"" + stream + "\",\"limit\":" + number % 97 + "},\"responseElements\":null,"
                    + "\"requestID\":\"" + new UUID(number * 31L, ~number) + "\",\"eventID\":\"" + id
                    + "\",\"readOnly\":" + (number % 2 == 0) + ",\"resources\":[{\"accountId\":\"000000000000\","
                    + "\"type\":\"AWS::Kinesis::Stream\",\"ARN\":\"" + arn + "\"}],\"eventType\":\"AwsApiCall\","
                    + "\"managementEvent\":true,\"recipientAccountId\":\"000000000000\","
                    + "\"eventCategory\":\"Management\"}";
            return new JournalEvent(
                    sequence,
                    id,
                    time,
                    name,
                    source,
                    number % 2 == 0,
                    "user-" + number % 50,
                    "AKID-" + number % 50,
                    List.of(new Named(rare ? "AWS::KMS::Key" : "AWS::Kinesis::Stream", stream, arn)),
                    json);
        }
    }
}
