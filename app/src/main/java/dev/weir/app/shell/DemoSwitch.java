package dev.weir.app.shell;

import dev.weir.app.settings.Settings;
import dev.weir.app.text.Text;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tells the demo where its window looks, and plays it or stops it from there. JavaFX thread only. */
final class DemoSwitch {

    private final @Nullable Demo demo;
    private final ConsoleOptions options;
    private final Pages pages;
    private final Supplier<Settings> settings;
    private final Consumer<String> say;
    /** Whether the window is made anew while a scenario plays, which then goes on with it. */
    private boolean playOn;

    /** @param demo as this window sees it, or null where there is none */
    DemoSwitch(
            @Nullable Demo demo,
            ConsoleOptions options,
            Pages pages,
            Supplier<Settings> settings,
            Consumer<String> say) {
        this.demo = demo;
        this.options = options;
        this.pages = pages;
        this.settings = settings;
        this.say = say;
    }

    @Nullable Demo demo() {
        return demo;
    }

    /** The window is connected here now, or nowhere. */
    void follow(@Nullable Workspace here) {
        if (demo != null) {
            Boolean play = playOn ? Boolean.TRUE : options.playDemo();
            demo.follow(
                    here == null ? null : here.connection(),
                    here == null
                            ? DemoSwitch::noEngines
                            : () -> pages.statements().apply(here),
                    play == null ? settings.get().demo() : play);
            playOn &= here == null;
        }
    }

    /** What plays in another window goes on in this one, which takes its place. Before this one is connected. */
    void goOnFrom(DemoSwitch other) {
        playOn = other.isPlaying();
    }

    private boolean isPlaying() {
        Demo here = demo;
        return here != null
                && (here.state().get() == Demo.State.PLAYING || here.state().get() == Demo.State.STARTING);
    }

    /** The window is gone. */
    void end() {
        if (demo != null) {
            demo.follow(null, DemoSwitch::noEngines, false);
        }
    }

    /** Plays or stops it, wherever the person is. */
    void play(boolean play) {
        Demo here = demo;
        if (here == null || here.state().get() == Demo.State.NOT_HERE) {
            say.accept(Text.of("The demo plays on the embedded broker only: connect to that first."));
        } else if (play) {
            here.play(here.speed());
        } else {
            here.stop();
        }
    }

    private static Statements noEngines() {
        throw new IllegalStateException("Nothing is asked where there is no connection");
    }
}
