package dev.weir.app.audit.trail;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.account.BrokerWorkspace;
import dev.weir.app.audit.AuditEvent;
import dev.weir.app.audit.AuditQuery;
import dev.weir.app.audit.EventPages.PageOfEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;

/** The files of the broker's own trail are read and hold against their digests. */
class TrailsOverTheBrokerTest {

    private final BrokerWorkspace broker = new BrokerWorkspace();

    @AfterEach
    void close() {
        broker.close();
    }

    @Test
    void whatATrailWroteIsFoundReadAndValid() throws Exception {
        CloudTrailClient cloudTrail = broker.clients().cloudTrail();
        broker.clients().s3().createBucket(request -> request.bucket("trail-files"));
        cloudTrail.createTrail(request -> request.name("mine")
                .s3BucketName("trail-files")
                .s3KeyPrefix("audit")
                .enableLogFileValidation(true));
        cloudTrail.startLogging(request -> request.name("mine"));
        broker.createStream("orders", 1);
        cloudTrail.stopLogging(request -> request.name("mine"));
        eventually(
                "the last digest is delivered",
                () ->
                        broker
                                .clients()
                                .s3()
                                .listObjectsV2Paginator(request -> request.bucket("trail-files"))
                                .contents()
                                .stream()
                                .anyMatch(object -> object.key().contains("CloudTrail-Digest")));
        TrailPlace place = Trails.of(cloudTrail).getFirst();
        assertThat(place).isEqualTo(new TrailPlace("trail-files", "audit/", "mine"));

        Instant now = Instant.now().plusSeconds(60);
        assertThat(names(place, now)).contains("CreateStream");
        CheckReport report =
                new TrailCheck(broker.clients().s3(), cloudTrail, place, now.minus(Duration.ofHours(2)), now).call();
        assertThat(report.tampered()).as(report.summary()).isFalse();
        assertThat(report.digests(FileState.VALID)).isPositive();
        assertThat(report.logs(FileState.VALID)).isPositive();
    }

    private List<String> names(TrailPlace place, Instant now) {
        FilePages pages = new FilePages(broker.clients()::s3, place);
        List<String> names = new ArrayList<>();
        String token = null;
        do {
            PageOfEvents page = pages.page(AuditQuery.START, now, token);
            page.events().stream().map(AuditEvent::name).forEach(names::add);
            token = page.nextToken();
        } while (token != null);
        return names;
    }
}
