package dev.weir.app.settings;

import java.util.HashMap;
import java.util.Map;

/**
 * What the console remembers between runs. Secrets are never among it: an endpoint with keys of its own asks for them
 * each time.
 *
 * @param theme {@code light}, {@code dark}, or {@code system} for what the system prefers
 * @param zone {@code UTC}, {@code local} for this computer's zone, or the id of another
 * @param width of the window, pixels
 * @param height of the window, pixels
 * @param lastConnection the key of what a person chose last, for instance {@code embedded} or {@code profile:NAME}
 * @param demo whether the demo is played on the embedded broker
 * @param wishes what a person said of a connection, by its key
 * @param endpoints those that a person named, by name
 * @param tables how a person arranged a table: its id to the text of its arrangement
 * @param preferences what else was chosen
 */
public record Settings(
        String theme,
        String zone,
        double width,
        double height,
        String lastConnection,
        boolean demo,
        Map<String, ConnectionWish> wishes,
        Map<String, SavedEndpoint> endpoints,
        Map<String, String> tables,
        Preferences preferences) {

    /** What {@link #lastConnection} says of the broker that the console starts. */
    public static final String EMBEDDED = "embedded";

    public Settings {
        wishes = Map.copyOf(wishes);
        endpoints = Map.copyOf(endpoints);
        tables = Map.copyOf(tables);
    }

    /** Those of a first start. */
    public static Settings defaults() {
        return new Settings(
                "system", "UTC", 1280, 800, EMBEDDED, true, Map.of(), Map.of(), Map.of(), Preferences.USUAL);
    }

    /** What a person said of a connection. */
    public ConnectionWish wish(String key) {
        return wishes.getOrDefault(key, ConnectionWish.NONE);
    }

    public Settings withTheme(String newTheme) {
        return new Settings(
                newTheme, zone, width, height, lastConnection, demo, wishes, endpoints, tables, preferences);
    }

    public Settings withZone(String newZone) {
        return new Settings(
                theme, newZone, width, height, lastConnection, demo, wishes, endpoints, tables, preferences);
    }

    public Settings withSize(double newWidth, double newHeight) {
        return new Settings(
                theme, zone, newWidth, newHeight, lastConnection, demo, wishes, endpoints, tables, preferences);
    }

    /** With a connection, by its key, as what was chosen last. */
    public Settings withLast(String key) {
        return new Settings(theme, zone, width, height, key, demo, wishes, endpoints, tables, preferences);
    }

    public Settings withDemo(boolean on) {
        return new Settings(theme, zone, width, height, lastConnection, on, wishes, endpoints, tables, preferences);
    }

    /** With what a person said of a connection. */
    public Settings withWish(String key, ConnectionWish wish) {
        return new Settings(
                theme,
                zone,
                width,
                height,
                lastConnection,
                demo,
                with(wishes, key, wish),
                endpoints,
                tables,
                preferences);
    }

    /** With an endpoint, in the place of an earlier one of its name. */
    public Settings withEndpoint(SavedEndpoint endpoint) {
        Map<String, SavedEndpoint> more = with(endpoints, endpoint.name(), endpoint);
        return new Settings(theme, zone, width, height, lastConnection, demo, wishes, more, tables, preferences);
    }

    public Settings withoutEndpoint(String name) {
        Map<String, SavedEndpoint> less = new HashMap<>(endpoints);
        less.remove(name);
        return new Settings(theme, zone, width, height, lastConnection, demo, wishes, less, tables, preferences);
    }

    /** With one table's arrangement remembered. */
    public Settings withTable(String id, String arrangement) {
        return new Settings(
                theme,
                zone,
                width,
                height,
                lastConnection,
                demo,
                wishes,
                endpoints,
                with(tables, id, arrangement),
                preferences);
    }

    /** With another choice for the whole program. */
    public <T> Settings with(Preference<T> preference, T value) {
        Preferences changed = preferences.with(preference, value);
        return new Settings(theme, zone, width, height, lastConnection, demo, wishes, endpoints, tables, changed);
    }

    private static <V> Map<String, V> with(Map<String, V> map, String key, V value) {
        Map<String, V> more = new HashMap<>(map);
        more.put(key, value);
        return more;
    }
}
