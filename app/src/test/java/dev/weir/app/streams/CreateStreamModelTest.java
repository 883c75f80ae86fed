package dev.weir.app.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.account.FakeAccount;
import dev.weir.app.account.MovableClock;
import dev.weir.app.account.TestWorkspace;
import dev.weir.app.connection.Connection;
import dev.weir.app.fx.DirectBackground;
import dev.weir.app.metrics.CloudWatchThroughputFeed;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kinesis.model.LimitExceededException;

class CreateStreamModelTest {

    private final FakeAccount account = new FakeAccount();
    private final CreateStreamModel model = new CreateStreamModel(workspace(), "taken"::equals);

    private TestWorkspace workspace() {
        DirectBackground background = new DirectBackground();
        Connection connection = TestWorkspace.connection(Connection.Kind.EMBEDDED);
        return new TestWorkspace(
                connection,
                account,
                background,
                new CloudWatchThroughputFeed(account, background, connection),
                new MovableClock());
    }

    @Test
    void aNameIsCheckedAsItIsTyped() {
        assertThat(model.problem().get()).contains("Give the stream a name");
        model.name().set("my stream");
        assertThat(model.problem().get()).startsWith("A space is not allowed");
        model.name().set("prix-€");
        assertThat(model.problem().get()).startsWith("“€” is not allowed");
        model.name().set("x".repeat(129));
        assertThat(model.problem().get()).contains("at most 128").contains("129");
        model.name().set("taken");
        assertThat(model.problem().get()).contains("exists already");
        model.name().set("x".repeat(128));
        assertThat(model.problem().get()).isNull();
        model.name().set("a_b.C-9");
        assertThat(model.problem().get()).isNull();
    }

    @Test
    void theCapacityFollowsModeAndShards() {
        model.shards().set(12);
        assertThat(model.capacity().get())
                .isEqualTo("12 shards: up to 12 MiB/s and 12,000 records/s in, 24 MiB/s out.");
        model.name().set("orders");
        model.shards().set(0);
        assertThat(model.problem().get()).contains("1 to 10,000 shards");
        model.mode().set(CapacityMode.ON_DEMAND);
        assertThat(model.problem().get()).isNull();
        assertThat(model.capacity().get()).contains("grows with its traffic");
    }

    @Test
    void theServiceIsAskedForWhatWasFilledIn() {
        List<String> created = new ArrayList<>();
        model.create(created::add);
        assertThat(account.calls()).isEmpty();
        model.name().set("orders");
        model.shards().set(3);
        model.create(created::add);
        assertThat(account.calls()).containsExactly("CreateStream orders 3 PROVISIONED");
        assertThat(created).containsExactly("orders");
    }

    @Test
    void aRefusalIsKeptToBeReadAndTheFormCanBeSentAgain() {
        account.kinesisFails(LimitExceededException.builder()
                .message("This request would exceed the shard limit for the account.")
                .build());
        List<String> created = new ArrayList<>();
        model.name().set("orders");
        model.create(created::add);
        assertThat(created).isEmpty();
        assertThat(model.failure().get()).isNotNull();
        assertThat(model.busy().get()).isFalse();
        account.kinesisFails(null);
        model.create(created::add);
        assertThat(created).containsExactly("orders");
        assertThat(model.failure().get()).isNull();
    }
}
