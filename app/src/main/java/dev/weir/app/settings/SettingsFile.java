package dev.weir.app.settings;

import dev.weir.app.text.Text;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The settings as a properties file. A file that cannot be understood is set aside, never overwritten and never a
 * reason not to start. Thread-safe.
 */
public final class SettingsFile {

    private static final String WISH = "wish.";
    private static final String ENDPOINT = "endpoint.";
    private static final String TABLE = "table.";
    private static final String CHOICE = "choice.";
    private static final Set<String> THEMES = Set.of("light", "dark", "system");
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

    /**
     * Reads the file; gives the defaults where there is none. A value that cannot be understood is said and has its default,
     * the others hold.
     */
    public synchronized Loaded load() {
        if (!Files.exists(file)) {
            return new Loaded(Settings.defaults(), null);
        }
        Parsed parsed;
        try (Reader reader = Files.newBufferedReader(file)) {
            Properties properties = new Properties();
            properties.load(reader);
            parsed = parse(properties);
        } catch (IOException | IllegalArgumentException e) {
            return new Loaded(Settings.defaults(), setAside());
        }
        return parsed.wrong.isEmpty()
                ? new Loaded(parsed.settings, null)
                : new Loaded(parsed.settings, setAside(parsed));
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
        settings.preferences().texts().forEach((key, value) -> properties.setProperty(CHOICE + key, value));
        StringWriter text = new StringWriter();
        properties.store(text, "Weir's settings");
        WholeFile.write(file, text.toString());
    }

    private String setAside() {
        try {
            return Text.of(
                    "The settings file could not be understood; it is kept as {0} and Weir starts with its defaults.",
                    WholeFile.setAside(file));
        } catch (IOException e) {
            return Text.of("The settings file {0} cannot be read; Weir starts with its defaults.", file);
        }
    }

    /** The old file is kept beside the one with what was understood, so that this is said once. */
    private String setAside(Parsed parsed) {
        String wrong = String.join(", ", parsed.wrong);
        try {
            Path aside = WholeFile.setAside(file);
            if (!parsed.settings.equals(Settings.defaults())) {
                save(parsed.settings);
            }
            return Text.of(
                    "The settings file has values that could not be understood: {0}. They have their defaults now; the file"
                            + " as it was is kept as {1}.",
                    wrong, aside);
        } catch (IOException e) {
            return Text.of(
                    "The settings file has values that could not be understood: {0}. They have their defaults.", wrong);
        }
    }

    /** @param wrong the keys whose values could not be understood */
    private record Parsed(Settings settings, List<String> wrong) {}

    private static Parsed parse(Properties properties) {
        Settings defaults = Settings.defaults();
        List<String> wrong = new ArrayList<>();
        Map<String, ConnectionWish> wishes = new HashMap<>();
        Map<String, SavedEndpoint> endpoints = new HashMap<>();
        Map<String, String> tables = new HashMap<>();
        Map<String, String> preferences = new HashMap<>();
        Map<String, Preference<?>> known =
                Preference.all().stream().collect(Collectors.toMap(Preference::key, each -> each));
        for (String key : properties.stringPropertyNames()) {
            String value = properties.getProperty(key);
            if (key.startsWith(WISH)) {
                understand(key, wrong, () -> wishes.put(key.substring(WISH.length()), ConnectionWish.parse(value)));
            } else if (key.startsWith(ENDPOINT)) {
                String name = key.substring(ENDPOINT.length());
                understand(key, wrong, () -> endpoints.put(name, SavedEndpoint.parse(name, value)));
            } else if (key.startsWith(TABLE)) {
                tables.put(key.substring(TABLE.length()), value);
            } else if (key.startsWith(CHOICE)) {
                String name = key.substring(CHOICE.length());
                Preference<?> preference = known.get(name);
                understand(key, wrong, () -> {
                    if (preference != null) {
                        preference.read(value);
                    }
                    preferences.put(name, value);
                });
            }
        }
        Settings settings = new Settings(
                value(properties, "theme", defaults.theme(), wrong, text -> oneOf(THEMES, text)),
                value(properties, "zone", defaults.zone(), wrong, Preference::zone),
                value(properties, "width", defaults.width(), wrong, SettingsFile::size),
                value(properties, "height", defaults.height(), wrong, SettingsFile::size),
                properties.getProperty("connection", defaults.lastConnection()),
                value(properties, "demo", "on", wrong, text -> oneOf(SWITCH, text))
                        .equals("on"),
                wishes,
                endpoints,
                tables,
                new Preferences(preferences));
        return new Parsed(settings, List.copyOf(wrong));
    }

    private static void understand(String key, List<String> wrong, Runnable reading) {
        try {
            reading.run();
        } catch (IllegalArgumentException e) {
            wrong.add(key);
        }
    }

    private static <T> T value(
            Properties properties, String key, T otherwise, List<String> wrong, Function<String, T> reader) {
        String text = properties.getProperty(key);
        if (text == null) {
            return otherwise;
        }
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException e) {
            wrong.add(key);
            return otherwise;
        }
    }

    private static String oneOf(Set<String> allowed, String value) {
        if (!allowed.contains(value)) {
            throw new IllegalArgumentException(value + " is none of " + allowed);
        }
        return value;
    }

    private static double size(String text) {
        double size = Double.parseDouble(text);
        if (!(size >= 320 && size <= 16_384)) {
            throw new IllegalArgumentException("no window is " + size + " pixels large");
        }
        return size;
    }
}
