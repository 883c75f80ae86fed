package dev.weir.app.shell;

import dev.weir.app.connection.SharedBroker;
import dev.weir.app.connection.SharedListings;
import dev.weir.app.connection.credentials.Surroundings;
import dev.weir.app.connection.proxy.ProxyChoice;
import dev.weir.app.fx.FxBackground;
import dev.weir.app.settings.LateWriter;
import dev.weir.app.settings.MemoryFile;
import dev.weir.app.settings.Preference;
import dev.weir.app.settings.Settings;
import dev.weir.app.settings.SettingsFile;
import dev.weir.app.text.Language;
import dev.weir.app.text.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * What all windows of one process share: settings, what pages remember, the embedded broker, the demo. It ends with the
 * last window. JavaFX thread only, but for {@link #left} and {@link #awaitEnd}.
 */
final class Desk {

    private final FxBackground background = new FxBackground();
    private final SharedBroker broker = new SharedBroker();
    private final SharedListings listings = new SharedListings();
    private final Surroundings surroundings;
    private final ObjectProperty<Settings> settings;
    private final @Nullable LateWriter<Settings> saver;
    private final @Nullable LateWriter<Map<String, String>> memorySaver;
    private final Memory memory;
    private final TableMemory tables;
    private final @Nullable SharedDemo demo;
    private final List<String> problems;
    private final Set<Console> windows = new LinkedHashSet<>();
    private final Set<Console> leaving = new HashSet<>();
    private final @Nullable Language asked;
    private final String remembered;
    private @Nullable Console front;
    private final CountDownLatch ended = new CountDownLatch(1);

    Desk(ConsoleOptions options, Surroundings surroundings) {
        this.surroundings = surroundings;
        Path path = options.settingsFile();
        SettingsFile file = path == null ? null : new SettingsFile(path);
        this.saver = file == null
                ? null
                : new LateWriter<>(
                        new LateWriter.Words(
                                () -> Text.of("Write the settings"),
                                why -> Text.of("The settings could not be kept: {0}", why)),
                        file::save,
                        background,
                        this::say);
        // One small file, read here because size and theme of the first frame depend on it.
        SettingsFile.Loaded loaded = file == null ? new SettingsFile.Loaded(Settings.defaults(), null) : file.load();
        this.remembered = loaded.settings().preferences().get(Preference.LANGUAGE);
        this.asked = options.language();
        Settings first = asked == null ? loaded.settings() : loaded.settings().with(Preference.LANGUAGE, asked.code());
        this.settings = new SimpleObjectProperty<>(first);
        Appearance.speak(first);
        this.tables = TableMemory.in(settings);
        MemoryFile memoryFile = path == null ? null : new MemoryFile(path.resolveSibling("memory.json"));
        this.memorySaver = memoryFile == null
                ? null
                : new LateWriter<>(
                        new LateWriter.Words(
                                () -> Text.of("Write what the pages remember"),
                                why -> Text.of("What the pages remember could not be kept: {0}", why)),
                        memoryFile::save,
                        background,
                        this::say);
        MemoryFile.Loaded recalled = memoryFile == null ? new MemoryFile.Loaded(Map.of(), null) : memoryFile.load();
        this.memory = new Memory(recalled.texts(), texts -> {
            if (memorySaver != null) {
                memorySaver.write(texts);
            }
        });
        Demo.Maker maker = options.demo();
        this.demo = maker == null
                ? null
                : new SharedDemo(
                        maker.make(background),
                        play -> settings.set(settings.get().withDemo(play)));
        this.problems = Stream.of(loaded.problem(), recalled.problem())
                .filter(Objects::nonNull)
                .toList();
        settings.subscribe(now -> ProxyChoice.choose(now.preferences()));
        settings.subscribe((before, now) -> {
            if (saver != null) {
                saver.write(kept(now));
            }
        });
    }

    /** The language that the start asked for holds for this run: what was remembered stays, until a person chooses another. */
    private Settings kept(Settings now) {
        boolean only =
                asked != null && now.preferences().get(Preference.LANGUAGE).equals(asked.code());
        return only ? now.with(Preference.LANGUAGE, remembered) : now;
    }

    SharedBroker broker() {
        return broker;
    }

    SharedListings listings() {
        return listings;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    ObjectProperty<Settings> settings() {
        return settings;
    }

    Memory memory() {
        return memory;
    }

    TableMemory tables() {
        return tables;
    }

    /** The demo as one window sees it, or null where there is none. */
    @Nullable WindowDemo demo() {
        return demo == null ? null : demo.forAWindow();
    }

    /** What the first window is to say once it is shown, sentences. */
    List<String> problems() {
        return problems;
    }

    void joined(Console window) {
        synchronized (windows) {
            windows.add(window);
            front = window;
        }
    }

    /** The window has the focus now. */
    void focused(Console window) {
        synchronized (windows) {
            front = windows.contains(window) ? window : front;
        }
    }

    /** The window that a person used last, or null if none is left. */
    @Nullable Console front() {
        synchronized (windows) {
            return windows.contains(front) && !leaving.contains(front)
                    ? front
                    : windows.stream()
                            .filter(each -> !leaving.contains(each))
                            .findFirst()
                            .orElse(null);
        }
    }

    /** A window has ended all that it ran; with the last one everything ends. Blocks then. */
    void left(Console window) {
        boolean last;
        synchronized (windows) {
            leaving.remove(window);
            last = windows.remove(window) && windows.isEmpty();
        }
        if (last) {
            end();
        }
    }

    private void end() {
        background.close();
        if (saver != null) {
            saver.close();
        }
        if (memorySaver != null) {
            memorySaver.close();
        }
        ended.countDown();
    }

    /** Returns when the last window has ended. Any thread but JavaFX's. */
    void awaitEnd() throws InterruptedException {
        ended.await();
    }

    /** A window begins to end. With the last one the demo ends, which must not outlive the broker. Blocks then. */
    void leaves(Console window) {
        boolean last;
        synchronized (windows) {
            last = leaving.add(window) && leaving.size() == windows.size();
        }
        if (last && demo != null) {
            demo.close();
        }
    }

    private void say(String message) {
        List<Console> now;
        synchronized (windows) {
            now = new ArrayList<>(windows);
        }
        now.forEach(window -> window.say(message));
    }
}
