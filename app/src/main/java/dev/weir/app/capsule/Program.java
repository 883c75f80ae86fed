package dev.weir.app.capsule;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** What this program calls itself in a capsule. */
public final class Program {

    private Program() {}

    /** For instance {@code Weir 1.0}. */
    public static String name() {
        Properties properties = new Properties();
        try (InputStream file = Program.class.getResourceAsStream("/dev/weir/app/version.properties")) {
            if (file != null) {
                properties.load(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "Weir " + properties.getProperty("version", "");
    }
}
