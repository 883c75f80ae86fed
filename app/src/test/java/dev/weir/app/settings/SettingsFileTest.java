package dev.weir.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {

    @TempDir
    Path folder;

    @Test
    void whatIsSavedIsReadAgain() throws Exception {
        SettingsFile file = new SettingsFile(folder.resolve("deep/settings.properties"));
        Settings settings = new Settings(
                "dark",
                "local",
                1600,
                900,
                "profile:ö x",
                false,
                Map.of("profile:ö x", new ConnectionWish("PRODUCTION", "eu-central-1", true)),
                Map.of("my lab", new SavedEndpoint("my lab", "http://localhost:4566", "us-east-1", "a profile")),
                Map.of("streams", "Name:280:shown;In, rec/s:96:hidden;|Name:up;"),
                new Preferences(Map.of("scale", "150", "proxy", "manual", "of.a.later.version", "kept")));
        file.save(settings);
        assertThat(file.load()).isEqualTo(new SettingsFile.Loaded(settings, null));
        try (var left = Files.list(folder.resolve("deep"))) {
            assertThat(left).hasSize(1);
        }
    }

    @Test
    void aDamagedFileIsSetAsideAndTheDefaultsServe() throws Exception {
        Path path = Files.writeString(folder.resolve("settings.properties"), "theme=purple\n");
        SettingsFile.Loaded loaded = new SettingsFile(path).load();
        assertThat(loaded.settings()).isEqualTo(Settings.defaults());
        assertThat(loaded.problem()).contains("settings.properties.damaged");
        assertThat(path).doesNotExist();
        assertThat(folder.resolve("settings.properties.damaged")).hasContent("theme=purple\n");
    }

    @Test
    void oneBadValueCostsOnlyItself() throws Exception {
        Path path = Files.writeString(
                folder.resolve("settings.properties"),
                "theme=dark\nzone=Europe/Berlin\nchoice.scale=900\nchoice.density=compact\nwish.embedded=kind=ODD\n");
        SettingsFile.Loaded loaded = new SettingsFile(path).load();
        assertThat(loaded.problem()).contains("choice.scale", "wish.embedded", "settings.properties.damaged");
        assertThat(loaded.settings().theme()).isEqualTo("dark");
        assertThat(loaded.settings().zone()).isEqualTo("Europe/Berlin");
        assertThat(loaded.settings().preferences().get(Preference.SCALE)).isEqualTo(100);
        assertThat(loaded.settings().preferences().get(Preference.DENSITY)).isEqualTo("compact");
        assertThat(folder.resolve("settings.properties.damaged")).content().contains("choice.scale=900");
        assertThat(new SettingsFile(path).load())
                .as("said once, and what was understood is kept")
                .isEqualTo(new SettingsFile.Loaded(loaded.settings(), null));
    }

    @Test
    void aFileOfAnEarlierVersionIsRead() throws Exception {
        Path path = Files.writeString(
                folder.resolve("settings.properties"),
                "theme=light\nzone=local\nwidth=1000\nheight=700\nconnection=profile\\:x\ndemo=off\n");
        SettingsFile.Loaded loaded = new SettingsFile(path).load();
        assertThat(loaded.problem()).isNull();
        assertThat(loaded.settings().zone()).isEqualTo("local");
        assertThat(loaded.settings().preferences()).isEqualTo(Preferences.USUAL);
    }

    @Test
    void bytesThatAreNoTextAreSetAsideToo() throws Exception {
        Path path = Files.write(folder.resolve("settings.properties"), new byte[] {(byte) 0xff, (byte) 0xfe});
        assertThat(new SettingsFile(path).load().problem()).isNotNull();
    }

    @Test
    void aFirstStartHasNoProblem() {
        assertThat(new SettingsFile(folder.resolve("none")).load())
                .isEqualTo(new SettingsFile.Loaded(Settings.defaults(), null));
    }

    @Test
    void eachPlatformHasItsOwnFolders() {
        assertThat(UserFolders.of("Linux", "/home/a", Map.of()))
                .isEqualTo(new UserFolders(Path.of("/home/a/.config/weir"), Path.of("/home/a/.local/share/weir")));
        assertThat(UserFolders.of("Linux", "/home/a", Map.of("XDG_DATA_HOME", "/data", "XDG_CONFIG_HOME", "rel"))
                        .data())
                .isEqualTo(Path.of("/data/weir"));
        assertThat(UserFolders.of("Mac OS X", "/Users/a", Map.of()).data().toString())
                .contains("Application Support");
    }
}
