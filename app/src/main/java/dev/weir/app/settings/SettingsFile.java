package dev.weir.app.settings;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The settings as a properties file. A file that cannot be understood is set aside, never overwritten and never a
 * reason not to start. Thread-safe.
 */
public final class SettingsFile {

    private static final String WISH = "wish.";
    private static final String ENDPOINT = "endpoint.";
    private static final String TABLE = "table.";
    private static final Set<String> THEMES = Set.of("light", "dark", "system");
    private static final Set<String> ZONES = Set.of("UTC", "local");
    private static final Set<String> SWITCH = Set.of("on", "off");

    private final Path file;

    public SettingsFile(Path file) {
        this.file = file;
    }

    /**
     * What was read.
     *
     * @param problem one sentence to show if the file was set aside or could not be read, else null
     */
    public record Loaded(Settings settings, @Nullable String problem) {}

    /** Reads the file; gives the defaults where there is none. */
    public synchronized Loaded load() {
        if (!Files.exists(file)) {
            return new Loaded(Settings.defaults(), null);
        }
        try (Reader reader = Files.newBufferedReader(file)) {
            Properties properties = new Properties();
            properties.load(reader);
            return new Loaded(parse(properties), null);
        } catch (IOException | IllegalArgumentException e) {
            return new Loaded(Settings.defaults(), setAside());
        }
    }

    /** Writes the file as a whole: whoever reads it sees the old one or the new one. */
    public synchronized void save(Settings settings) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("theme", settings.theme());
        properties.setProperty("zone", settings.zone());
        properties.setProperty("width", Double.toString(settings.width()));
        properties.setProperty("height", Double.toString(settings.height()));
        properties.setProperty("connection", settings.lastConnection());
        properties.setProperty("demo", settings.demo() ? "on" : "off");
        settings.wishes().forEach((key, wish) -> properties.setProperty(WISH + key, wish.text()));
        settings.endpoints().forEach((name, endpoint) -> properties.setProperty(ENDPOINT + name, endpoint.text()));
        settings.tables().forEach((id, arrangement) -> properties.setProperty(TABLE + id, arrangement));
        StringWriter text = new StringWriter();
        properties.store(text, "Weir's settings");
        WholeFile.write(file, text.toString());
    }

    private String setAside() {
        try {
            return "The settings file could not be understood; it is kept as " + WholeFile.setAside(file)
                    + " and Weir starts with its defaults.";
        } catch (IOException e) {
            return "The settings file " + file + " cannot be read; Weir starts with its defaults.";
        }
    }

    private static Settings parse(Properties properties) {
        Settings defaults = Settings.defaults();
        Map<String, ConnectionWish> wishes = new HashMap<>();
        Map<String, SavedEndpoint> endpoints = new HashMap<>();
        Map<String, String> tables = new HashMap<>();
        for (String key : properties.stringPropertyNames()) {
            if (key.startsWith(WISH)) {
                wishes.put(key.substring(WISH.length()), ConnectionWish.parse(properties.getProperty(key)));
            }
            if (key.startsWith(ENDPOINT)) {
                String name = key.substring(ENDPOINT.length());
                endpoints.put(name, SavedEndpoint.parse(name, properties.getProperty(key)));
            }
            if (key.startsWith(TABLE)) {
                tables.put(key.substring(TABLE.length()), properties.getProperty(key));
            }
        }
        return new Settings(
                oneOf(THEMES, properties.getProperty("theme", defaults.theme())),
                oneOf(ZONES, properties.getProperty("zone", defaults.zone())),
                size(properties.getProperty("width"), defaults.width()),
                size(properties.getProperty("height"), defaults.height()),
                properties.getProperty("connection", defaults.lastConnection()),
                oneOf(SWITCH, properties.getProperty("demo", "on")).equals("on"),
                wishes,
                endpoints,
                tables);
    }

    private static String oneOf(Set<String> allowed, String value) {
        if (!allowed.contains(value)) {
            throw new IllegalArgumentException(value + " is none of " + allowed);
        }
        return value;
    }

    private static double size(@Nullable String text, double otherwise) {
        double size = text == null ? otherwise : Double.parseDouble(text);
        if (!(size >= 320 && size <= 16_384)) {
            throw new IllegalArgumentException("no window is " + size + " pixels large");
        }
        return size;
    }
}
