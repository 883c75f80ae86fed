package dev.weir.app.settings;

import java.util.HashMap;
import java.util.Map;

/**
 * What the console remembers between runs. Secrets are never among it.
 *
 * @param theme {@code light}, {@code dark}, or {@code system} for what the system prefers
 * @param zone {@code UTC}, or {@code local} for this computer's zone
 * @param width of the window, pixels
 * @param height of the window, pixels
 * @param lastConnection {@code embedded} or {@code profile:NAME}
 * @param kinds what a person said of a connection: its name to {@code TEST} or {@code PRODUCTION}
 */
public record Settings(
        String theme, String zone, double width, double height, String lastConnection, Map<String, String> kinds) {

    public Settings {
        kinds = Map.copyOf(kinds);
    }

    /** Those of a first start. */
    public static Settings defaults() {
        return new Settings("system", "UTC", 1280, 800, "embedded", Map.of());
    }

    public Settings withTheme(String newTheme) {
        return new Settings(newTheme, zone, width, height, lastConnection, kinds);
    }

    public Settings withZone(String newZone) {
        return new Settings(theme, newZone, width, height, lastConnection, kinds);
    }

    public Settings withSize(double newWidth, double newHeight) {
        return new Settings(theme, zone, newWidth, newHeight, lastConnection, kinds);
    }

    public Settings withLastConnection(String connection) {
        return new Settings(theme, zone, width, height, connection, kinds);
    }

    /** With one connection's kind remembered. */
    public Settings withKind(String connectionName, String kind) {
        Map<String, String> more = new HashMap<>(kinds);
        more.put(connectionName, kind);
        return new Settings(theme, zone, width, height, lastConnection, more);
    }
}
