package dev.weir.app.settings;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a program of this platform keeps its files: XDG base directories on Linux, Application Support on macOS,
 * AppData on Windows.
 *
 * @param config small files a person might edit or carry along
 * @param data everything that is kept
 */
public record UserFolders(Path config, Path data) {

    /** Those of the person who runs this program. */
    public static UserFolders ofSystem() {
        return of(System.getProperty("os.name", ""), System.getProperty("user.home", "."), System.getenv());
    }

    static UserFolders of(String system, String home, Map<String, String> environment) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("mac")) {
            Path support = Path.of(home, "Library", "Application Support", "Weir");
            return new UserFolders(support.resolve("config"), support.resolve("data"));
        }
        if (name.startsWith("windows")) {
            return new UserFolders(
                    folder(environment.get("APPDATA"), Path.of(home, "AppData", "Roaming"))
                            .resolve("Weir"),
                    folder(environment.get("LOCALAPPDATA"), Path.of(home, "AppData", "Local"))
                            .resolve("Weir"));
        }
        return new UserFolders(
                folder(environment.get("XDG_CONFIG_HOME"), Path.of(home, ".config"))
                        .resolve("weir"),
                folder(environment.get("XDG_DATA_HOME"), Path.of(home, ".local", "share"))
                        .resolve("weir"));
    }

    // The XDG rule: a relative path in these variables is to be ignored.
    private static Path folder(@Nullable String given, Path otherwise) {
        return given != null && !given.isBlank() && Path.of(given).isAbsolute() ? Path.of(given) : otherwise;
    }
}
