package dev.weir.app.settings;

import java.util.HashMap;
import java.util.Map;

/**
 * What the console remembers between runs. Secrets are never among it, so an endpoint with keys of its own is not
 * remembered either.
 *
 * @param theme {@code light}, {@code dark}, or {@code system} for what the system prefers
 * @param zone {@code UTC}, or {@code local} for this computer's zone
 * @param width of the window, pixels
 * @param height of the window, pixels
 * @param lastConnection what a person chose last: {@code embedded} or {@code profile:NAME}
 * @param demo whether the demo is played on the embedded broker
 * @param kinds what a person said of a connection: its name to {@code TEST} or {@code PRODUCTION}
 * @param tables how a person arranged a table: its id to the text of its arrangement
 */
public record Settings(
        String theme,
        String zone,
        double width,
        double height,
        String lastConnection,
        boolean demo,
        Map<String, String> kinds,
        Map<String, String> tables) {

    /** What {@link #lastConnection} says of the broker that the console starts. */
    public static final String EMBEDDED = "embedded";

    private static final String PROFILE = "profile:";

    public Settings {
        kinds = Map.copyOf(kinds);
        tables = Map.copyOf(tables);
    }

    /** Those of a first start. */
    public static Settings defaults() {
        return new Settings("system", "UTC", 1280, 800, EMBEDDED, true, Map.of(), Map.of());
    }

    /** The profile that was connected to last, or an empty text if it was the embedded broker. */
    public String lastProfile() {
        return lastConnection.startsWith(PROFILE) ? lastConnection.substring(PROFILE.length()) : "";
    }

    public Settings withTheme(String newTheme) {
        return new Settings(newTheme, zone, width, height, lastConnection, demo, kinds, tables);
    }

    public Settings withZone(String newZone) {
        return new Settings(theme, newZone, width, height, lastConnection, demo, kinds, tables);
    }

    public Settings withSize(double newWidth, double newHeight) {
        return new Settings(theme, zone, newWidth, newHeight, lastConnection, demo, kinds, tables);
    }

    /** With the embedded broker as what was chosen last. */
    public Settings withLastEmbedded() {
        return new Settings(theme, zone, width, height, EMBEDDED, demo, kinds, tables);
    }

    /** With a profile as what was chosen last. */
    public Settings withLastProfile(String profile) {
        return new Settings(theme, zone, width, height, PROFILE + profile, demo, kinds, tables);
    }

    public Settings withDemo(boolean on) {
        return new Settings(theme, zone, width, height, lastConnection, on, kinds, tables);
    }

    /** With one connection's kind remembered. */
    public Settings withKind(String connectionName, String kind) {
        return new Settings(
                theme, zone, width, height, lastConnection, demo, with(kinds, connectionName, kind), tables);
    }

    /** With one table's arrangement remembered. */
    public Settings withTable(String id, String arrangement) {
        return new Settings(theme, zone, width, height, lastConnection, demo, kinds, with(tables, id, arrangement));
    }

    private static Map<String, String> with(Map<String, String> map, String key, String value) {
        Map<String, String> more = new HashMap<>(map);
        more.put(key, value);
        return more;
    }
}
