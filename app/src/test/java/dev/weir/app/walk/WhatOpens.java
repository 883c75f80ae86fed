package dev.weir.app.walk;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.fx.FxToolkit;
import dev.weir.app.send.PagePictures;
import dev.weir.app.shell.OpenConsole;
import dev.weir.app.shell.Theme;
import dev.weir.app.text.German;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import javafx.scene.Scene;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Opens dialogs and menus one after the other, looks at each, closes it, and gathers what is wrong {@link ForEverybody}. Not on the
 * JavaFX thread. Leaves pictures in target/pages, where pictures are wished.
 */
final class WhatOpens {

    private static final int PULSES = 12;

    private final OpenConsole console;
    private final FxRobot robot;
    private final LeftInEnglish english;
    private final Set<String> data;
    private final List<String> wrong = new ArrayList<>();
    private Theme theme = Theme.LIGHT;

    private WhatOpens(OpenConsole console, FxRobot robot, LeftInEnglish english, Set<String> data) {
        this.console = console;
        this.robot = robot;
        this.english = english;
        this.data = data;
    }

    static WhatOpens over(OpenConsole console, FxRobot robot) {
        return new WhatOpens(console, robot, null, Set.of());
    }

    /**
     * Over a console in German: what opens may say nothing in English, either.
     *
     * @param data words that are none of the program
     */
    static WhatOpens overGerman(OpenConsole console, FxRobot robot, Set<String> data) {
        return new WhatOpens(console, robot, new LeftInEnglish(German.texts()), data);
    }

    /** Looks in this theme from now on. */
    void in(Theme chosen) throws Exception {
        theme = chosen;
        robot.interact(() -> console.console().theme(chosen));
        FxToolkit.awaitPulses(console.console().scene(), PULSES);
    }

    /**
     * Looks at a window that opens.
     *
     * @param open on the JavaFX thread; may return only when what it opens has been closed
     */
    void each(String name, Runnable open) throws Exception {
        each(name, open, ".root");
    }

    /**
     * Looks at a window that opens, once it shows something.
     *
     * @param open on the JavaFX thread; may return only when what it opens has been closed
     * @param shows a selector
     */
    void each(String name, Runnable open, String shows) throws Exception {
        each(name, open, () -> {}, shows);
    }

    /**
     * Looks at a window that opens, once it shows something that is asked of it.
     *
     * @param open on the JavaFX thread; may return only when what it opens has been closed
     * @param then on the JavaFX thread, when the window is there
     * @param shows a selector
     */
    void each(String name, Runnable open, Runnable then, String shows) throws Exception {
        List<Window> before = fx(() -> List.copyOf(Window.getWindows()));
        WaitForAsyncUtils.asyncFx(open);
        eventually(name + " is open", () -> fx(() -> !opened(before).isEmpty()));
        console.settle();
        robot.interact(then);
        eventually(name + " shows " + shows, () -> fx(() -> OnScreen.find(shows) != null));
        Window window = fx(() -> opened(before).getLast());
        if (fx(() -> window.getScene().lookup(".tab-pane")) instanceof TabPane pane) {
            for (Tab tab : pane.getTabs()) {
                robot.interact(() -> pane.getSelectionModel().select(tab));
                look(name + " " + tab.getText(), window);
            }
        } else {
            look(name, window);
        }
        robot.interact(() -> opened(before).reversed().forEach(Window::hide));
        eventually(name + " is closed", () -> fx(() -> opened(before).isEmpty()));
        FxToolkit.awaitPulses(console.console().scene(), PULSES);
    }

    /** Looks at the page as it is after something was done on the JavaFX thread. */
    void after(String name, Runnable done) throws Exception {
        robot.interact(done);
        afterPerson(name, () -> {});
    }

    /**
     * Looks at all windows as they are after somebody did something, and goes back to the page.
     *
     * @param done not on the JavaFX thread
     */
    void afterPerson(String name, Runnable done) throws Exception {
        Scene scene = console.console().scene();
        FxToolkit.awaitPulses(scene, PULSES);
        done.run();
        FxToolkit.awaitPulses(scene, PULSES);
        for (Window window : fx(() -> List.copyOf(Window.getWindows()))) {
            look(name, window);
        }
        robot.interact(() -> List.copyOf(Window.getWindows()).stream()
                .filter(window -> !window.equals(console.stage()))
                .forEach(Window::hide));
        robot.interact(console.stage()::requestFocus);
        robot.type(KeyCode.ESCAPE);
        FxToolkit.awaitPulses(scene, PULSES);
    }

    /** @throws AssertionError with a line for each thing that is wrong */
    void areForEverybody() {
        assertThat(wrong).isEmpty();
    }

    private void look(String name, Window window) throws Exception {
        Scene scene = window.getScene();
        FxToolkit.awaitPulses(scene, PULSES);
        String where = name + ", " + theme.name().toLowerCase(Locale.ROOT);
        PagePictures.one(scene, "over-" + where.replaceAll("[^A-Za-z]+", "-"));
        FxToolkit.call(() -> ForEverybody.wrong(window)).forEach(each -> wrong.add(where + ": " + each));
        if (english != null) {
            Map<String, String> shown = FxToolkit.call(() -> ShownTexts.of(scene.getRoot()));
            assertThat(shown).as(name).isNotEmpty();
            english.of(shown, data).forEach(each -> wrong.add(where + ": in English: " + each));
        }
    }

    private static List<Window> opened(List<Window> before) {
        return Window.getWindows().stream()
                .filter(window -> !before.contains(window) && !(window instanceof Tooltip))
                .toList();
    }

    private static <T> T fx(Callable<T> look) {
        try {
            return FxToolkit.call(look);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
