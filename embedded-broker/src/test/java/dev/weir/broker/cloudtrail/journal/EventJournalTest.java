package dev.weir.broker.cloudtrail.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.broker.cloudtrail.AuditLog;
import dev.weir.broker.cloudtrail.journal.JournalEvent.Named;
import dev.weir.broker.store.H2Database;
import dev.weir.broker.time.ManualTime;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The journal keeps what was appended, over kills too, and shows what was done to its files. */
class EventJournalTest {

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    @TempDir
    Path folder;

    private final ManualTime time = new ManualTime(START);

    private H2Database database() {
        return H2Database.open(
                folder,
                Stream.concat(AuditLog.MIGRATIONS.stream(), AuditLog.STATE_MIGRATIONS.stream())
                        .toList());
    }

    private EventJournal open(H2Database database) {
        return EventJournal.ofManagement(time, folder, database, database);
    }

    private static JournalEvent.Draft draft(String name, int second) {
        return (sequence, id) -> new JournalEvent(
                sequence,
                id,
                START.plusSeconds(second),
                name,
                "kinesis.amazonaws.com",
                false,
                "ada",
                "AKID",
                List.of(new Named("AWS::Kinesis::Stream", name + "-stream", "arn:" + name)),
                "{\"name\":\"" + name + "\"}");
    }

    private static void append(EventJournal journal, int from, int to) {
        for (int each = from; each < to; each++) {
            journal.append(List.of(draft("e" + each, each)), each % 100 == 0);
        }
    }

    private static Search all(int limit) {
        return new Search(null, "", Long.MIN_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, limit);
    }

    private void change(String... statements) {
        try (H2Database database = database()) {
            database.write(connection -> {
                try (Statement statement = connection.createStatement()) {
                    for (String each : statements) {
                        assertThat(statement.executeUpdate(each)).as(each).isPositive();
                    }
                }
                return true;
            });
        }
    }

    private void fill(int events) {
        try (H2Database database = database();
                EventJournal journal = open(database)) {
            append(journal, 0, events);
        }
    }

    private JournalCheck check() {
        try (H2Database database = database();
                EventJournal journal = open(database)) {
            return journal.check(START);
        }
    }

    @Test
    void everythingIsFoundAgainNewestFirstAndByEachOfItsValues() {
        fill(700);
        try (H2Database database = database();
                EventJournal journal = open(database)) {
            assertThat(journal.find(all(1_000)))
                    .extracting(JournalEvent::sequence)
                    .hasSize(700)
                    .startsWith(700L, 699L)
                    .endsWith(2L, 1L);
            assertThat(journal.after(255, 3)).extracting(JournalEvent::sequence).startsWith(256L, 257L, 258L);
            for (int number : new int[] {0, 255, 256, 511, 512, 699}) {
                JournalEvent event = journal.after(number, 1).getFirst();
                for (Search search : List.of(
                        by(Attribute.EVENT_NAME, "e" + number),
                        by(Attribute.RESOURCE_NAME, "e" + number + "-stream"),
                        by(Attribute.RESOURCE_NAME, "arn:e" + number),
                        by(Attribute.EVENT_ID, event.id().toString()),
                        new Search(
                                null,
                                "",
                                event.time().toEpochMilli(),
                                event.time().toEpochMilli(),
                                Long.MAX_VALUE,
                                10))) {
                    assertThat(journal.find(search)).as("%s", search).containsExactly(event);
                }
            }
            assertThat(journal.find(by(Attribute.EVENT_ID, UUID.randomUUID().toString())))
                    .isEmpty();
            assertThat(journal.check(START).isWhole()).isTrue();
        }
    }

    private static Search by(Attribute attribute, String value) {
        return new Search(attribute, value, Long.MIN_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, 10);
    }

    @Test
    void aDatabaseThatFellBackIsBroughtUpToDateFromTheFiles() throws IOException {
        fill(300);
        Path saved = folder.resolve("database.mv.db");
        Path earlier = folder.resolveSibling("earlier.mv.db");
        Files.copy(saved, earlier);
        try (H2Database database = database();
                EventJournal journal = open(database)) {
            append(journal, 300, 1_000);
        }
        Files.delete(saved);
        Files.move(earlier, saved);
        try (H2Database database = database();
                EventJournal journal = open(database)) {
            assertThat(journal.find(all(2_000))).hasSize(1_000);
            assertThat(journal.check(START).breaks()).isEmpty();
        }
    }

    @Test
    void aFrameThatAKillCutOffIsNoEventAndNoBreak() throws IOException {
        fill(10);
        Path file = tailFile();
        try (var out = Files.newOutputStream(file, java.nio.file.StandardOpenOption.APPEND)) {
            out.write(new byte[] {0, 0, 1, 44, 7, 7});
        }
        try (H2Database database = database();
                EventJournal journal = open(database)) {
            assertThat(journal.find(all(100))).hasSize(10);
            assertThat(journal.check(START).isWhole()).isTrue();
            append(journal, 10, 20);
        }
        try (H2Database database = database();
                EventJournal journal = open(database)) {
            assertThat(journal.find(all(100))).hasSize(20);
            assertThat(journal.check(START).breaks()).isEmpty();
        }
    }

    @Test
    void aFileOfNothingButACutOffFrameIsWrittenAnew() throws IOException {
        fill(10);
        Files.write(folder.resolve("events-0000000000000011.journal"), new byte[] {0, 0, 1, 44, 7, 7});
        try (H2Database database = database();
                EventJournal journal = open(database)) {
            append(journal, 10, 20);
        }
        try (H2Database database = database();
                EventJournal journal = open(database)) {
            assertThat(journal.find(all(100))).hasSize(20);
            assertThat(journal.check(START).breaks()).isEmpty();
        }
    }

    private Path tailFile() throws IOException {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "events-*.journal")) {
            List<Path> files = new ArrayList<>();
            found.forEach(files::add);
            files.sort(null);
            return files.getLast();
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "a changed block; UPDATE audit_block_events SET packed = (SELECT packed FROM audit_block_events WHERE"
                        + " newest_first = -1) WHERE newest_first = -2; 257; 512",
                "a spoiled block; UPDATE audit_block_events SET packed = X'00000010ABCD' WHERE newest_first = -2; 257; 512",
                "a deleted row; DELETE FROM audit_block WHERE newest_first = -2; 257; 512",
                "deleted events; DELETE FROM audit_block_events WHERE newest_first = -3; 513; 768",
                "a changed hash; UPDATE audit_block SET hash_after = hash_before WHERE newest_first = -2; 257; 512",
                "a moved place; UPDATE audit_block SET first_event = 300 WHERE newest_first = -2; 257; 299",
            })
    void whatIsDoneToTheDatabaseShowsWithItsPlace(String what, String statement, long from, long to) {
        fill(900);
        assertThat(check().isWhole()).isTrue();
        change(statement);
        JournalCheck check = check();
        assertThat(check.breaks()).isNotEmpty();
        assertThat(check.breaks().getFirst().from()).isEqualTo(from);
        assertThat(check.breaks().getFirst().to()).isEqualTo(to);
        assertThat(check.breaks().getFirst().what()).endsWith(".");
    }

    @Test
    void twoBlocksThatChangedPlacesShow() {
        fill(900);
        change(
                "UPDATE audit_block_events SET newest_first = -99 WHERE newest_first = -1",
                "UPDATE audit_block_events SET newest_first = -1 WHERE newest_first = -2",
                "UPDATE audit_block_events SET newest_first = -2 WHERE newest_first = -99");
        assertThat(check().breaks()).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void aNewestEndThatWasCutOffShows() throws IOException {
        fill(900);
        Files.delete(tailFile());
        change(
                "DELETE FROM audit_block WHERE newest_first = -3",
                "DELETE FROM audit_block_events WHERE newest_first = -3");
        assertThat(check().breaks())
                .singleElement()
                .satisfies(each -> assertThat(each.from()).isEqualTo(513))
                .satisfies(each -> assertThat(each.to()).isEqualTo(900));
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 2_000})
    void aFileThatWasChangedShowsAndTheJournalGoesOn(int at) throws IOException {
        fill(100);
        Path file = tailFile();
        byte[] bytes = Files.readAllBytes(file);
        bytes[at] ^= 1;
        Files.write(file, bytes);
        try (H2Database database = database();
                EventJournal journal = open(database)) {
            assertThat(journal.breaksAtOpening()).hasSize(1);
            long head = journal.head();
            journal.append(List.of(draft("after", 1)), true);
            assertThat(journal.head()).isEqualTo(head + 1);
            assertThat(journal.find(by(Attribute.EVENT_NAME, "after"))).hasSize(1);
            assertThat(journal.check(START).isWhole()).isFalse();
        }
    }

    @Test
    void retentionDropsTheOldEndAndTheChainHolds() {
        fill(1_000);
        try (H2Database database = database();
                EventJournal journal = open(database)) {
            journal.prune(START.plusSeconds(600).toEpochMilli(), Long.MAX_VALUE, Long.MAX_VALUE);
            assertThat(journal.after(0, 1).getFirst().sequence()).isEqualTo(513);
            assertThat(journal.find(by(Attribute.EVENT_NAME, "e10"))).isEmpty();
            assertThat(journal.check(START).breaks()).isEmpty();
            journal.prune(Long.MIN_VALUE, 300, Long.MAX_VALUE);
            assertThat(journal.after(0, 1).getFirst().sequence()).isEqualTo(513);
            journal.prune(Long.MIN_VALUE, 200, Long.MAX_VALUE);
            assertThat(journal.after(0, 1).getFirst().sequence()).isEqualTo(769);
        }
        assertThat(check().breaks()).isEmpty();
        change("UPDATE audit_anchor SET hash_after = X'" + "00".repeat(32) + "'");
        assertThat(check().breaks()).hasSize(1);
    }

    @Test
    void oldFilesGoOnceTheirEventsAreInTheDatabaseForAWhile() throws IOException {
        try (H2Database database = database();
                EventJournal journal = open(database)) {
            for (int round = 0; round < 6; round++) {
                for (int each = 0; each < TailFiles.EVENTS; each += 512) {
                    journal.append(java.util.Collections.nCopies(512, draft("e", round)), false);
                }
                time.advance(Duration.ofMinutes(1));
            }
        }
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "events-*.journal")) {
            assertThat(found).hasSizeLessThanOrEqualTo(4);
        }
        assertThat(check().breaks()).isEmpty();
    }
}
