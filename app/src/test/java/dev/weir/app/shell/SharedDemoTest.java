package dev.weir.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.connection.Connection;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Several windows and one demo. */
class SharedDemoTest {

    private final NotedDemo noted = new NotedDemo();
    private final List<Boolean> remembered = new ArrayList<>();
    private final SharedDemo shared = new SharedDemo(noted, remembered::add);
    private final WindowDemo first = shared.forAWindow();
    private final WindowDemo second = shared.forAWindow();

    @Test
    void itIsPlayedOnceForAllWindowsAndEndsWithTheLastThatLooks() {
        first.follow(embedded(1), SharedDemoTest::none, true);
        second.follow(embedded(1), SharedDemoTest::none, true);
        assertThat(noted.followed).containsExactly("1 true");
        first.follow(aws(), SharedDemoTest::none, true);
        assertThat(noted.followed).hasSize(1);
        second.follow(null, SharedDemoTest::none, false);
        assertThat(noted.followed).containsExactly("1 true", "none false");
    }

    @Test
    void eachWindowSeesItOnlyWhereItLooks() {
        first.follow(embedded(1), SharedDemoTest::none, false);
        second.follow(aws(), SharedDemoTest::none, false);
        noted.state.set(Demo.State.PLAYING);
        assertThat(first.state().get()).isEqualTo(Demo.State.PLAYING);
        assertThat(second.state().get()).isEqualTo(Demo.State.NOT_HERE);
        second.follow(embedded(1), SharedDemoTest::none, false);
        assertThat(second.state().get()).isEqualTo(Demo.State.PLAYING);
    }

    @Test
    void aBrokerThatMovedIsFollowedOnce() {
        first.follow(embedded(1), SharedDemoTest::none, true);
        second.follow(embedded(1), SharedDemoTest::none, true);
        first.follow(null, SharedDemoTest::none, false);
        first.follow(embedded(2), SharedDemoTest::none, true);
        second.follow(null, SharedDemoTest::none, false);
        second.follow(embedded(2), SharedDemoTest::none, true);
        assertThat(noted.followed).containsExactly("1 true", "2 true");
    }

    @Test
    void whatAPersonWantsIsRememberedAndOnlyFromAWindowThatLooks() {
        second.follow(aws(), SharedDemoTest::none, false);
        second.stop();
        assertThat(remembered).isEmpty();
        first.follow(embedded(1), SharedDemoTest::none, false);
        first.play(600);
        first.stop();
        assertThat(remembered).containsExactly(true, false);
    }

    private static Statements none() {
        throw new AssertionError("Nothing is asked");
    }

    private static Connection embedded(int port) {
        return new Connection(
                "Embedded",
                Connection.Kind.EMBEDDED,
                new Connection.Source.Embedded(),
                "us-east-1",
                URI.create("http://127.0.0.1:" + port));
    }

    private static Connection aws() {
        return new Connection("work", Connection.Kind.TEST, new Connection.Source.Profile("work"), "us-east-1", null);
    }

    /** Notes whom it was told to follow. */
    private static final class NotedDemo implements Demo {
        private final ReadOnlyObjectWrapper<Story> told = new ReadOnlyObjectWrapper<>(Story.NONE);
        private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.STOPPED);
        private final List<String> followed = new ArrayList<>();

        @Override
        public ReadOnlyObjectProperty<State> state() {
            return state.getReadOnlyProperty();
        }

        @Override
        public double speed() {
            return 600;
        }

        @Override
        public ReadOnlyObjectProperty<Story> story() {
            return told.getReadOnlyProperty();
        }

        @Override
        public Progress progress() {
            return Progress.NONE;
        }

        @Override
        public void play(double speed) {}

        @Override
        public double usualSpeed() {
            return 600;
        }

        @Override
        public void pause() {}

        @Override
        public void stop() {}

        @Override
        public void follow(@Nullable Connection connection, Supplier<Statements> sql, boolean play) {
            followed.add((connection == null ? "none" : connection.endpoint().getPort()) + " " + play);
        }

        @Override
        public void close() {}
    }
}
