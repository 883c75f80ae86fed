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

class AuditLogTest {

    @Test
    void eventsSurviveARestartInTheirOrder(@TempDir Path folder) {
        List<Event> told;
        try (AuditFixture before = new AuditFixture(folder)) {
            before.create("a");
            before.put("a");
            before.create("b");
            told = before.all();
        }
        try (AuditFixture after = new AuditFixture(folder)) {
            assertThat(after.all()).isEqualTo(told).hasSize(2);
            after.create("c");
            assertThat(after.all()).hasSize(3);
            assertThat(after.log.check().isWhole()).isTrue();
        }
    }

    @Test
    void dataEventsAreRecordedWhereSomebodyWantsThemAndAreNeverInTheHistory() {
        try (AuditFixture fixture = new AuditFixture()) {
            fixture.put("a");
            assertThat(fixture.data()).isEmpty();
            fixture.wantData();
            fixture.put("a");
            assertThat(fixture.data()).hasSize(1);
            assertThat(fixture.all()).isEmpty();
        }
    }

    @Test
    void whatWasDeliveredOfTheDataEventsIsDropped() {
        try (AuditFixture fixture = new AuditFixture()) {
            fixture.wantData();
            for (int each = 0; each < 1_000; each++) {
                fixture.put("stream-" + each);
            }
            fixture.data();
            fixture.log.dataDelivered(600);
            fixture.log.sweep();
            assertThat(fixture.data())
                    .as("whole blocks of 256 go")
                    .hasSize(1_000 - 512)
                    .first()
                    .asString()
                    .contains("stream-512");
            assertThat(fixture.log.check().isWhole()).isTrue();
        }
    }

    @Test
    void managementEventsAreKeptForNinetyDays() {
        try (AuditFixture fixture = new AuditFixture()) {
            for (int each = 0; each < 300; each++) {
                fixture.describe("a");
            }
            fixture.all();
            fixture.time.advance(Duration.ofDays(90));
            fixture.create("b");
            fixture.log.sweep();
            assertThat(fixture.log.after(false, 0, 1).getFirst().sequence()).isEqualTo(1);
            fixture.time.advance(Duration.ofMillis(1));
            fixture.log.sweep();
            assertThat(fixture.log.after(false, 0, 1).getFirst().sequence()).isEqualTo(257);
            assertThat(fixture.all()).hasSize(1);
            assertThat(fixture.log.check().isWhole()).isTrue();
        }
    }

    @Test
    void noCallIsDroppedWhenManyThreadsOutrunTheWriter() {
        try (AuditFixture fixture = new AuditFixture()) {
            try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
                for (int thread = 0; thread < 4; thread++) {
                    threads.submit(() -> {
                        for (int each = 0; each < 6_000; each++) {
                            fixture.describe("a");
                        }
                    });
                }
            }
            assertThat(fixture.log.head(false)).isEqualTo(24_000);
            assertThat(fixture.log.check().isWhole()).isTrue();
        }
    }
}
