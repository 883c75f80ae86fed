package dev.weir.app.shell;

import dev.weir.app.connection.Access;
import dev.weir.app.fx.Background;
import dev.weir.app.text.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiConsumer;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** Lets what the top bar says of the credentials' end grow old: while the window can be seen, and only if they end. */
final class AccessClock {

    private static final Duration PERIOD = Duration.ofSeconds(5);

    private final ObservableValue<Access> access;
    private final Background background;
    private final BiConsumer<Access, Instant> show;
    private Background.@Nullable Handle ticking;
    private boolean visible;

    AccessClock(ObservableValue<Access> access, Background background, BiConsumer<Access, Instant> show) {
        this.access = access;
        this.background = background;
        this.show = show;
        access.subscribe(now -> changed());
    }

    void windowVisible(boolean now) {
        visible = now;
        changed();
    }

    private void changed() {
        Access now = access.getValue();
        show.accept(now, Instant.now());
        boolean wanted = visible && now.credentials().expires() != null;
        if (wanted && ticking == null) {
            ticking = background.repeat(
                    Text.of("Watch the credentials' end"),
                    PERIOD,
                    Instant::now,
                    time -> show.accept(access.getValue(), time),
                    failure -> {});
        } else if (!wanted && ticking != null) {
            ticking.cancel();
            ticking = null;
        }
    }
}
