package dev.weir.app.shell;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Opens a page in the person's browser. */
public interface Browser {

    /** By the program that the system has for it. */
    Browser OF_THE_SYSTEM = address -> {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        List<String> command = system.startsWith("windows")
                ? List.of("rundll32", "url.dll,FileProtocolHandler", address)
                : List.of(system.startsWith("mac") ? "open" : "xdg-open", address);
        new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    };

    /**
     * Opens it and returns at once.
     *
     * @param address begins with {@code http://} or {@code https://}
     * @throws IOException if there is no program for it
     */
    void open(String address) throws IOException;
}
