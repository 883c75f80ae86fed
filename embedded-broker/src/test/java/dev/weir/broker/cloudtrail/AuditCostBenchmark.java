package dev.weir.broker.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;

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

/** What a call costs the caller and the writer, and how long a lookup takes among a million events. */
@Tag("benchmark")
class AuditCostBenchmark {

    @Test
    void aDataEventCostsTheCallerLittle(@TempDir Path folder) {
        try (AuditFixture fixture = new AuditFixture(folder, AuditLog.DATA_EVENTS)) {
            for (int round = 0; round < 6; round++) {
                long begin = System.nanoTime();
                for (int each = 0; each < 10_000; each++) {
                    fixture.put("orders");
                }
                long handedOver = System.nanoTime();
                fixture.log.find(new EventTables.Search(EventKinds.all(), null, 0, 0, 1));
                long written = System.nanoTime();
                System.out.printf(
                        "audit: %.2f µs a call for the caller, %.1f µs until written%n",
                        (handedOver - begin) / 1e7, (written - begin) / 1e7);
            }
        }
    }

    @Test
    void lookupsAmongAMillionEvents(@TempDir Path folder) {
        try (AuditFixture fixture = new AuditFixture(folder, AuditLog.DATA_EVENTS)) {
            EventTables tables = new EventTables(fixture.database);
            fill(tables, 1_000_000, false);
            fill(tables, AuditLog.DATA_EVENTS, true);
            for (String[] by : new String[][] {
                {"EventName", "Operation-1"},
                {"EventName", "Operation-7"},
                {"EventName", "none"},
                {"EventName", "none-either"},
                {"ReadOnly", "true"},
                {"Username", "user-3"},
                {"ResourceName", "stream-77"},
                {"EventId", UUID.randomUUID().toString()},
                {"EventId", UUID.randomUUID().toString()}
            }) {
                LookupEventsRequest request = LookupEventsRequest.builder()
                        .lookupAttributes(LookupAttribute.builder()
                                .attributeKey(by[0])
                                .attributeValue(by[1])
                                .build())
                        .build();
                // Not asked twice: H2 answers the same question again from its last result.
                long begin = System.nanoTime();
                int found = fixture.lookup(request).events().size();
                double millis = (System.nanoTime() - begin) / 1e6;
                System.out.printf("lookup by %s=%s: %d events in %.1f ms%n", by[0], by[1], found, millis);
                assertThat(millis).isLessThan(2000);
            }
        }
    }

    private static void fill(EventTables tables, int events, boolean data) {
        List<EventTables.Row> rows = new ArrayList<>();
        for (int each = 0; each < events; each++) {
            Instant time = AuditFixture.START.minus(Duration.ofMillis(each));
            rows.add(new EventTables.Row(
                    EventKey.of(time.toEpochMilli(), data ? 1 : 0),
                    new AuditEvent(
                            UUID.randomUUID(),
                            time,
                            "Operation-" + each % 20,
                            "kinesis.amazonaws.com",
                            each % 2 == 0,
                            data,
                            "user-" + each % 50,
                            "AKID",
                            EventResource.STREAM,
                            "stream-" + each % 1000,
                            "x".repeat(900))));
            if (rows.size() == 10_000) {
                tables.insert(rows, false);
                rows.clear();
            }
        }
    }
}
