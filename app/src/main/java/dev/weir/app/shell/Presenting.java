package dev.weir.app.shell;

import dev.weir.app.presenter.Presenter;
import dev.weir.app.presenter.PresenterDialog;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** The presenter of one window; nothing of it is loaded before it is used. JavaFX thread only. */
final class Presenting {

    private final Podium podium;
    private @Nullable Presenter presenter;

    Presenting(Podium podium) {
        this.podium = podium;
    }

    /** Begins as it was set up the last time; nothing happens while it goes on. */
    void begin() {
        if (presenter == null) {
            presenter = Presenter.begin(podium, InstantSource.system(), () -> presenter = null);
        }
    }

    /** Asks for steps and masks, then begins. */
    void setUp() {
        if (presenter == null) {
            PresenterDialog.open(podium, this::begin);
        }
    }

    /** The presenter that goes on, or null. */
    @Nullable Presenter now() {
        return presenter;
    }

    /** The window closes. */
    void end() {
        Presenter now = presenter;
        if (now != null) {
            now.leave();
        }
    }
}
