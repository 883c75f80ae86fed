package dev.weir.app.audit.trail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.audit.AuditEvent;
import dev.weir.app.audit.AuditQuery;
import dev.weir.app.audit.EventPages.PageOfEvents;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrailFilesTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private TrailBucket bucket;

    @BeforeEach
    void fill() throws Exception {
        bucket = new TrailBucket();
    }

    private CheckReport check() throws Exception {
        return new TrailCheck(
                        bucket,
                        bucket.cloudTrail(),
                        bucket.place(),
                        NOON.minus(Duration.ofDays(2)),
                        NOON.plus(Duration.ofDays(1)))
                .call();
    }

    private static FileState state(CheckReport report, String key) {
        return report.files().stream()
                .filter(file -> file.key().equals(key))
                .findFirst()
                .orElseThrow()
                .state();
    }

    private List<String> names(AuditQuery query) {
        FilePages pages = new FilePages(() -> bucket, bucket.place());
        List<String> names = new ArrayList<>();
        String token = null;
        do {
            PageOfEvents page = pages.page(query, NOON.plus(Duration.ofHours(6)), token);
            page.events().stream().map(AuditEvent::name).forEach(names::add);
            token = page.nextToken();
        } while (token != null);
        return names;
    }

    @Test
    void filesAreReadNewestFirstAndOnlyThoseOfTheRange() throws Exception {
        bucket.log(NOON.minus(Duration.ofDays(120)), "TooOld");
        bucket.log(NOON.minus(Duration.ofDays(1)), "Yesterday");
        bucket.log(NOON, "First", "Second");
        assertThat(names(AuditQuery.EVERYTHING)).containsExactly("Second", "First", "Yesterday");
        assertThat(names(AuditQuery.START)).containsExactly("Second", "First");
    }

    @Test
    void aBrokenFileIsToldAndTheOthersAreRead() throws Exception {
        String bad = bucket.log(NOON, "Lost");
        bucket.put(bad, "no gzip".getBytes(StandardCharsets.UTF_8));
        bucket.log(NOON.minusSeconds(900), "Kept");
        FilePages pages = new FilePages(() -> bucket, bucket.place());
        PageOfEvents first = pages.page(AuditQuery.EVERYTHING, NOON.plusSeconds(7_200), null);
        assertThat(first.events()).isEmpty();
        PageOfEvents second = pages.page(AuditQuery.EVERYTHING, NOON.plusSeconds(7_200), first.nextToken());
        assertThat(second.events()).hasSize(1);
        assertThat(pages.progress()).contains("2 files read", "1 could not be read", bad);
    }

    @Test
    void whatNobodyTouchedIsValid() throws Exception {
        String log = bucket.log(NOON, "CreateStream");
        bucket.digest(NOON.plus(Duration.ofHours(1)));
        bucket.log(NOON.plus(Duration.ofHours(1)), "DeleteStream");
        bucket.digest(NOON.plus(Duration.ofHours(2)));
        String last = bucket.log(NOON.plus(Duration.ofHours(3)), "Newest");
        CheckReport report = check();
        assertThat(report.tampered()).isFalse();
        assertThat(report.logs(FileState.VALID)).isEqualTo(2);
        assertThat(report.digests(FileState.VALID)).isEqualTo(2);
        assertThat(state(report, log)).isEqualTo(FileState.VALID);
        assertThat(state(report, last)).isEqualTo(FileState.UNSIGNED);
        assertThat(report.summary()).contains("2 of 3 log files and 2 of 2 digests are valid", "Nothing was changed");
    }

    @Test
    void aChangedAndAMissingLogFileShow() throws Exception {
        String changed = bucket.log(NOON, "CreateStream");
        String missing = bucket.log(NOON.plusSeconds(60), "DeleteStream");
        bucket.digest(NOON.plus(Duration.ofHours(1)));
        bucket.tamper(changed, "CreateStream", "ListStreams");
        bucket.remove(missing);
        CheckReport report = check();
        assertThat(state(report, changed)).isEqualTo(FileState.CHANGED);
        assertThat(state(report, missing)).isEqualTo(FileState.MISSING);
        assertThat(report.tampered()).isTrue();
        assertThat(report.summary()).contains("changed or taken away");
    }

    @Test
    void aDigestThatWasRewrittenOrTakenAwayOrUnsignedShows() throws Exception {
        bucket.log(NOON, "CreateStream");
        String first = bucket.digest(NOON.plus(Duration.ofHours(1)));
        String second = bucket.digest(NOON.plus(Duration.ofHours(2)));
        bucket.digest(NOON.plus(Duration.ofHours(3)));
        bucket.tamper(first, "\"logFiles\":[{", "\"logFiles\":[{\"more\":1,");
        CheckReport rewritten = check();
        assertThat(state(rewritten, first)).isEqualTo(FileState.CHANGED);
        assertThat(rewritten.logs(FileState.VALID)).isZero();
        bucket.remove(second);
        assertThat(state(check(), second)).isEqualTo(FileState.MISSING);
        bucket.removeSignature(first);
        assertThat(state(check(), first)).isEqualTo(FileState.CHANGED);
    }

    @Test
    void placesAreUnderstoodAsTheyAreTyped() {
        assertThat(TrailPlace.parse("s3://logs/team")).isEqualTo(new TrailPlace("logs", "team/", null));
        assertThat(TrailPlace.parse("logs")).isEqualTo(new TrailPlace("logs", "", null));
        assertThat(TrailPlace.parse("s3://logs/a/AWSLogs/111122223333/CloudTrail/"))
                .isEqualTo(new TrailPlace("logs", "a/", null));
        assertThat(TrailPlace.parse("../etc")).isNull();
        assertThat(TrailPlace.parse("s3://")).isNull();
    }
}
