package dev.weir.broker.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudtrail.model.Event;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsRequest;

class AuditLogTest {

    @Test
    void eventsSurviveARestartInTheirOrder(@TempDir Path folder) {
        List<Event> told;
        try (AuditFixture before = new AuditFixture(folder, 100)) {
            before.create("a");
            before.put("a");
            before.create("b");
            told = before.all();
        }
        try (AuditFixture after = new AuditFixture(folder, 100)) {
            assertThat(after.all()).isEqualTo(told).hasSize(3);
            after.create("c");
            assertThat(after.all())
                    .as("the same millisecond as before the restart")
                    .hasSize(4);
        }
    }

    @Test
    void aChangeIsInTheDatabaseWhenItIsAcknowledged() {
        try (AuditFixture fixture = new AuditFixture()) {
            fixture.create("a");
            assertThat(new EventTables(fixture.database).newestKey(EventTables.MANAGEMENT))
                    .isPresent();
        }
    }

    @Test
    void managementEventsAreKeptForNinetyDays() {
        try (AuditFixture fixture = new AuditFixture()) {
            fixture.create("a");
            fixture.time.advance(Duration.ofDays(90));
            fixture.log.sweep();
            assertThat(fixture.all()).hasSize(1);
            fixture.time.advance(Duration.ofMillis(1));
            fixture.log.sweep();
            assertThat(fixture.all()).isEmpty();
        }
    }

    @Test
    void dataEventsAreKeptForADay() {
        try (AuditFixture fixture = new AuditFixture()) {
            fixture.put("a");
            fixture.create("a");
            assertThat(fixture.all()).hasSize(2);
            fixture.time.advance(Duration.ofHours(24).plusMillis(1));
            fixture.log.sweep();
            assertThat(fixture.all()).hasSize(1);
        }
    }

    @Test
    void onlyTheNewestDataEventsAreKept() {
        try (AuditFixture fixture = new AuditFixture(null, 20)) {
            fixture.create("kept");
            for (int each = 0; each < 45; each++) {
                fixture.put("stream-" + each);
            }
            fixture.all();
            fixture.log.sweep();
            List<Event> left = fixture.all();
            assertThat(left).hasSize(21);
            assertThat(left.stream().map(event -> event.resources().getFirst().resourceName()))
                    .startsWith("stream-44")
                    .contains("stream-25", "kept")
                    .doesNotContain("stream-24");
        }
    }

    @Test
    void noCallIsDroppedWhenManyThreadsOutrunTheWriter() {
        try (AuditFixture fixture = new AuditFixture(null, 100_000)) {
            try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
                for (int thread = 0; thread < 4; thread++) {
                    threads.submit(() -> {
                        for (int each = 0; each < 6_000; each++) {
                            fixture.put("a");
                        }
                    });
                }
            }
            fixture.lookup(LookupEventsRequest.builder().build());
            long rows = fixture.database.read(connection -> {
                try (var found = connection.createStatement().executeQuery("SELECT COUNT(*) FROM audit_data")) {
                    found.next();
                    return found.getLong(1);
                }
            });
            assertThat(rows).isEqualTo(24_000);
        }
    }
}
