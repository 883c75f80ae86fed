package dev.weir.app.shell;

import dev.weir.app.connection.BrokerOptions;
import dev.weir.app.connection.Connection;
import dev.weir.app.text.Language;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How a console is to open.
 *
 * @param broker how the embedded broker runs, if it is started
 * @param connection what to connect to, or null for the embedded broker
 * @param reopen whether to go where a person was last, if it is remembered and {@code connection} is null
 * @param demo makes the demo, or null for a window without one
 * @param playDemo whether the demo plays from the beginning; null for what is remembered
 * @param place what to show first
 * @param width of the scene in pixels, 0 for the remembered one
 * @param height of the scene in pixels, 0 for the remembered one
 * @param theme overrides what is remembered, or null
 * @param settingsFile where settings are kept, or null to remember nothing
 * @param everyday whether a person works with it day by day: it goes on where the last run ended, shows tours, and tells of
 *     crashes
 * @param arrival what the start is asked to open
 * @param language overrides what is remembered, for this run only, or null
 */
public record ConsoleOptions(
        BrokerOptions broker,
        @Nullable Connection connection,
        boolean reopen,
        Demo.@Nullable Maker demo,
        @Nullable Boolean playDemo,
        Place place,
        double width,
        double height,
        @Nullable Theme theme,
        @Nullable Path settingsFile,
        boolean everyday,
        Arrival arrival,
        @Nullable Language language) {

    /** The embedded broker, Overview first, nothing remembered. */
    public static ConsoleOptions of(BrokerOptions broker) {
        return new ConsoleOptions(
                broker, null, false, null, null, new Place.Overview(), 0, 0, null, null, false, Arrival.PLAIN, null);
    }

    public ConsoleOptions withConnection(Connection first) {
        return with(draft -> draft.connection = first);
    }

    /** Goes where a person was last, unless a connection is given. */
    public ConsoleOptions reopening(boolean last) {
        return with(draft -> draft.reopen = last);
    }

    /**
     * With a demo.
     *
     * @param play whether it plays from the beginning; null for what is remembered
     */
    public ConsoleOptions withDemo(Demo.Maker maker, @Nullable Boolean play) {
        return with(draft -> {
            draft.demo = maker;
            draft.playDemo = play;
        });
    }

    public ConsoleOptions withSize(double newWidth, double newHeight) {
        return with(draft -> {
            draft.width = newWidth;
            draft.height = newHeight;
        });
    }

    public ConsoleOptions withPlace(Place first) {
        return with(draft -> draft.place = first);
    }

    public ConsoleOptions withTheme(Theme fixed) {
        return with(draft -> draft.theme = fixed);
    }

    /** Remembers settings in a file. */
    public ConsoleOptions withSettings(Path file) {
        return with(draft -> draft.settingsFile = file);
    }

    /** For a person's work day by day. */
    public ConsoleOptions everyDay() {
        return with(draft -> draft.everyday = true);
    }

    public ConsoleOptions arriving(Arrival wanted) {
        return with(draft -> draft.arrival = wanted);
    }

    /** Speaks that language in this run. */
    public ConsoleOptions speaking(Language spoken) {
        return with(draft -> draft.language = spoken);
    }

    /** For the same window made anew: where it stood, with the settings and the demo that its desk has already. */
    ConsoleOptions anew(@Nullable Connection now, Place at, double wide, double high) {
        return new ConsoleOptions(
                broker, now, false, null, playDemo, at, wide, high, theme, null, everyday, Arrival.PLAIN, null);
    }

    private ConsoleOptions with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.options();
    }

    /** Options of which some are to be others. */
    private static final class Draft {

        private BrokerOptions broker;
        private @Nullable Connection connection;
        private boolean reopen;
        private Demo.@Nullable Maker demo;
        private @Nullable Boolean playDemo;
        private Place place;
        private double width;
        private double height;
        private @Nullable Theme theme;
        private @Nullable Path settingsFile;
        private boolean everyday;
        private Arrival arrival;
        private @Nullable Language language;

        Draft(ConsoleOptions options) {
            broker = options.broker;
            connection = options.connection;
            reopen = options.reopen;
            demo = options.demo;
            playDemo = options.playDemo;
            place = options.place;
            width = options.width;
            height = options.height;
            theme = options.theme;
            settingsFile = options.settingsFile;
            everyday = options.everyday;
            arrival = options.arrival;
            language = options.language;
        }

        ConsoleOptions options() {
            return new ConsoleOptions(
                    broker,
                    connection,
                    reopen,
                    demo,
                    playDemo,
                    place,
                    width,
                    height,
                    theme,
                    settingsFile,
                    everyday,
                    arrival,
                    language);
        }
    }
}
