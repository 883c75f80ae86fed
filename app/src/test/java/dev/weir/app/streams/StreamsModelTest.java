package dev.weir.app.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.account.FakeAccount;
import dev.weir.app.account.MovableClock;
import dev.weir.app.account.TestWorkspace;
import dev.weir.app.connection.Connection;
import dev.weir.app.fx.DirectBackground;
import dev.weir.app.fx.Failure;
import dev.weir.app.metrics.CloudWatchThroughputFeed;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;

class StreamsModelTest {

    private final FakeAccount account = new FakeAccount();
    private final DirectBackground background = new DirectBackground();
    private final TestWorkspace workspace = workspace();
    private final StreamsModel model = new StreamsModel(workspace);

    private TestWorkspace workspace() {
        Connection connection = TestWorkspace.connection(Connection.Kind.EMBEDDED);
        return new TestWorkspace(
                connection,
                account,
                background,
                new CloudWatchThroughputFeed(account, background, connection),
                new MovableClock());
    }

    @Test
    void anAccountWithoutStreamsIsEmptyNotLoading() {
        model.shown();
        assertThat(model.catalogue().phase().get()).isEqualTo(Phase.EMPTY);
    }

    @Test
    void aStreamIsFollowedFromCreatingToActiveAndFromDeletingToGone() {
        account.stream("orders", StreamStatus.CREATING, 2);
        model.shown();
        StreamRow row = model.found().getFirst();
        assertThat(row.entry().get().state()).isEqualTo(StreamState.CREATING);
        account.stream("orders", StreamStatus.ACTIVE, 2);
        background.tick();
        assertThat(row.entry().get().state()).isEqualTo(StreamState.ACTIVE);
        assertThat(model.found()).containsExactly(row);
        List<Failure> failures = new ArrayList<>();
        model.delete(row, failures::add);
        assertThat(row.entry().get().state()).isEqualTo(StreamState.DELETING);
        account.remove("orders");
        background.tick();
        assertThat(model.found()).isEmpty();
        assertThat(failures).isEmpty();
    }

    @Test
    void whereOnlyNamesAreListedTheStateIsWhatDescribingTells() {
        account.withNamesOnly().stream("orders", StreamStatus.CREATING, 2);
        model.shown();
        StreamRow row = model.found().getFirst();
        assertThat(row.entry().get().state()).isEqualTo(StreamState.CREATING);
        account.stream("orders", StreamStatus.ACTIVE, 2);
        background.tick();
        assertThat(row.entry().get().state()).isEqualTo(StreamState.ACTIVE);
        assertThat(row.entry().get().created()).isNotNull();
        long described = account.calls("DescribeStreamSummary");
        background.tick();
        assertThat(account.calls("DescribeStreamSummary")).isEqualTo(described);
    }

    @Test
    void aHiddenPageAsksForNothing() {
        account.stream("orders", StreamStatus.ACTIVE, 2);
        model.shown();
        model.hidden();
        int before = account.calls().size();
        background.tick();
        model.catalogue().refresh();
        assertThat(account.calls()).hasSize(before);
        assertThat(background.repeating()).isEmpty();
    }

    @Test
    void ofTenThousandStreamsOnlyTheSeenAreDescribed() {
        for (int i = 0; i < 10_000; i++) {
            account.stream("stream-%05d".formatted(i), StreamStatus.ACTIVE, 1);
        }
        model.shown();
        assertThat(account.calls("DescribeStreamSummary")).isZero();
        StreamRow seen = model.found().get(4000);
        model.catalogue().seen(seen);
        model.catalogue().seen(seen);
        assertThat(account.calls("DescribeStreamSummary")).isEqualTo(1);
        assertThat(seen.facts().get().retention()).isEqualTo("2 days");
    }

    @Test
    void factsAreAskedForAgainWhenTheStateHasChanged() {
        account.stream("orders", StreamStatus.UPDATING, 2);
        model.shown();
        assertThat(model.found().getFirst().facts().get().openShards()).isEqualTo(2);
        account.stream("orders", StreamStatus.ACTIVE, 3);
        background.tick();
        assertThat(model.found().getFirst().facts().get().openShards()).isEqualTo(3);
    }

    @Test
    void aFirstListingThatFailsIsAFailureALaterOneKeepsTheList() {
        account.stream("orders", StreamStatus.ACTIVE, 2);
        account.kinesisFails(SdkClientException.create("refused", new ConnectException("Connection refused")));
        model.shown();
        assertThat(model.catalogue().phase().get()).isEqualTo(Phase.FAILED);
        assertThat(model.catalogue().failure().get().kind()).isEqualTo(Failure.Kind.UNREACHABLE);
        account.kinesisFails(null);
        background.tick();
        assertThat(model.catalogue().phase().get()).isEqualTo(Phase.READY);
        account.kinesisFails(SdkClientException.create("refused", new ConnectException("Connection refused")));
        background.tick();
        assertThat(model.catalogue().phase().get()).isEqualTo(Phase.READY);
        assertThat(model.catalogue().failure().get()).isNotNull();
        assertThat(model.found()).hasSize(1);
    }

    @Test
    void findingIsByAnyPartOfTheNameInAnyCase() {
        account.stream("Orders.eu", StreamStatus.ACTIVE, 1).stream("payments", StreamStatus.ACTIVE, 1);
        model.shown();
        model.search().set(" ORD");
        assertThat(model.found()).extracting(StreamRow::name).containsExactly("Orders.eu");
        model.search().set("");
        assertThat(model.found()).hasSize(2);
    }
}
