package dev.weir.app.connection;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.services.kinesis.model.LimitExceededException;
import software.amazon.awssdk.services.kinesis.model.StreamSummary;

/** Several who ask for the streams of one account. */
class SharedListingTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Executor VIRTUAL = work -> Thread.ofVirtual().start(work);

    private final AtomicLong nanos = new AtomicLong(1);
    private final AtomicInteger calls = new AtomicInteger();
    private final SharedListing listing = new SharedListing(nanos::get);

    /** The service, whose streams are called by how often it was asked. */
    private List<StreamSummary> service() {
        return List.of(StreamSummary.builder()
                .streamName("asked-" + calls.incrementAndGet())
                .build());
    }

    private String ask(Duration oldest) {
        return listing.list(oldest, this::service).getFirst().streamName();
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void anAnswerServesUntilItIsTooOldForTheOneWhoAsks() {
        assertThat(ask(SECOND)).isEqualTo("asked-1");
        pass(Duration.ofMillis(900));
        assertThat(ask(SECOND)).isEqualTo("asked-1");
        assertThat(ask(Duration.ofMillis(500))).isEqualTo("asked-2");
        pass(Duration.ofMillis(900));
        assertThat(ask(SECOND)).as("what another one had refreshed").isEqualTo("asked-2");
        pass(Duration.ofMillis(1));
        assertThat(ask(Duration.ZERO)).as("as it is now").isEqualTo("asked-3");
        assertThat(calls).hasValue(3);
    }

    @Test
    void tenPagesThatPollForAMinuteAskAsOftenAsOne() {
        // Each every three seconds, one after the other, as pages of several windows do.
        for (int look = 0; look < 20; look++) {
            for (int page = 0; page < 10; page++) {
                ask(Duration.ofMillis(1_500));
                pass(Duration.ofMillis(300));
            }
        }
        assertThat(calls.get()).as("in a minute").isLessThanOrEqualTo(40);
    }

    @Test
    void whoComesWhileItIsAskedWaitsForThatAnswer() {
        CountDownLatch answer = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        List<CompletableFuture<String>> heard = new ArrayList<>();
        heard.add(async(() -> {
            asked.countDown();
            awaitQuietly(answer);
            return service();
        }));
        awaitQuietly(asked);
        for (int i = 0; i < 20; i++) {
            heard.add(async(this::service));
        }
        answer.countDown();
        assertThat(heard).allSatisfy(each -> assertThat(each.join()).isEqualTo("asked-1"));
        assertThat(calls).hasValue(1);
    }

    @Test
    void aFailureIsToldToAllWhoWaitForItAndToNobodyAfterwards() {
        CountDownLatch answer = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        LimitExceededException refused =
                LimitExceededException.builder().message("Rate exceeded").build();
        List<CompletableFuture<String>> heard = new ArrayList<>();
        heard.add(async(() -> {
            asked.countDown();
            awaitQuietly(answer);
            throw refused;
        }));
        awaitQuietly(asked);
        List<Thread> waiting = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            CompletableFuture<String> its = new CompletableFuture<>();
            heard.add(its);
            waiting.add(Thread.ofVirtual().start(() -> {
                try {
                    its.complete(ask(SECOND));
                } catch (RuntimeException e) {
                    its.completeExceptionally(e);
                }
            }));
        }
        eventually("all wait", () -> waiting.stream().allMatch(each -> each.getState() == Thread.State.WAITING));
        answer.countDown();
        assertThat(heard)
                .allSatisfy(each -> assertThatThrownBy(each::join)
                        .isInstanceOf(CompletionException.class)
                        .hasCause(refused));
        assertThat(calls).hasValue(0);
        assertThat(ask(SECOND)).isEqualTo("asked-1");
    }

    @Test
    void whoWantsItAsItIsNowTakesNoAnswerThatWasBegunBefore() {
        CountDownLatch answer = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        CompletableFuture<String> first = async(() -> {
            asked.countDown();
            awaitQuietly(answer);
            return service();
        });
        awaitQuietly(asked);
        pass(SECOND);
        CompletableFuture<String> now = CompletableFuture.supplyAsync(() -> ask(Duration.ZERO), VIRTUAL);
        answer.countDown();
        assertThat(first.join()).isEqualTo("asked-1");
        assertThat(now.join()).isEqualTo("asked-2");
    }

    @Test
    void whoLeavesWhileItAsksTakesNothingFromTheOthers() {
        CountDownLatch leave = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        CompletableFuture<String> left = async(() -> {
            asked.countDown();
            awaitQuietly(leave);
            throw AbortedException.create("the page was closed");
        });
        awaitQuietly(asked);
        CompletableFuture<String> stays = async(this::service);
        leave.countDown();
        assertThatThrownBy(left::join).hasCauseInstanceOf(AbortedException.class);
        assertThat(stays.join()).isEqualTo("asked-1");
    }

    @Test
    void windowsOnOnePlaceShareItAndOthersDoNot() {
        SharedListings all = new SharedListings();
        Connection one = new Connection(
                "work", Connection.Kind.TEST, new Connection.Source.Profile("work"), "eu-central-1", null);
        SharedListing of = all.of(one);
        assertThat(all.of(one.withKind(Connection.Kind.PRODUCTION))).isSameAs(of);
        assertThat(all.of(one.withRegion("us-east-1"))).isNotSameAs(of);
    }

    private CompletableFuture<String> async(Supplier<List<StreamSummary>> service) {
        return CompletableFuture.supplyAsync(
                () -> listing.list(SECOND, service).getFirst().streamName(), VIRTUAL);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
