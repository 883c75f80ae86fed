package dev.weir.app.shell;

import dev.weir.app.settings.Preference;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** Goes on where the last run ended, in a window for every day, if the person wants that. JavaFX thread only. */
final class Sessions {

    private final ConsoleOptions options;
    private final Desk desk;

    Sessions(ConsoleOptions options, Desk desk) {
        this.options = options;
        this.desk = desk;
    }

    private boolean wanted() {
        return options.everyday() && desk.settings().get().preferences().get(Preference.RESTORE);
    }

    private @Nullable Session last() {
        return wanted() ? Session.recall(desk.memory()) : null;
    }

    /** What a window shows first: what was asked for, else where the person was on the connection that is gone back to. */
    Place firstPlace(Pages pages) {
        boolean back = options.reopen() && options.place() instanceof Place.Overview;
        Session last = back ? last() : null;
        String connection = desk.settings().get().lastConnection();
        Place place = last != null && last.connection().equals(connection) ? last.wanted() : null;
        return place == null || !pages.has(place) ? options.place() : place;
    }

    /** Puts the first window where the last one was. */
    void arrange(Stage stage) {
        Session last = options.reopen() ? last() : null;
        if (last != null) {
            last.arrange(stage);
        }
    }

    void remember(Stage stage, @Nullable Workspace now, Place place) {
        if (now != null && wanted()) {
            new Session(now.connection().key(), PlaceLink.of(place), stage.getX(), stage.getY(), stage.isMaximized())
                    .remember(desk.memory());
        }
    }
}
