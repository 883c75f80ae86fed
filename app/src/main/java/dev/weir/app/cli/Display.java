package dev.weir.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a window can be opened here. */
public final class Display {

    private static final Pattern LOCAL = Pattern.compile("(?:unix)?:(\\d+)(?:\\.\\d+)?");

    private Display() {}

    /**
     * Looks before JavaFX does, since its toolkit can't be started a second time after it found no display.
     *
     * @param osName the value of {@code os.name}
     * @param x11Sockets the folder of X servers' sockets, {@code /tmp/.X11-unix} on Linux
     */
    static boolean present(String osName, Map<String, String> environment, Path x11Sockets) {
        String os = osName.toLowerCase(Locale.ROOT);
        if (os.contains("windows") || os.contains("mac")) {
            return true;
        }
        String display = environment.getOrDefault("DISPLAY", "");
        if (display.isBlank()) {
            return false;
        }
        Matcher local = LOCAL.matcher(display);
        return !local.matches() || Files.exists(x11Sockets.resolve("X" + local.group(1)));
    }

    /** Whether this process can open a window. */
    public static boolean present() {
        return present(System.getProperty("os.name", ""), System.getenv(), Path.of("/tmp/.X11-unix"));
    }

    /** Makes JavaFX draw into memory. Call before the toolkit starts. */
    public static void useNone() {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("java.awt.headless", "true");
    }
}
