package dev.weir.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Tests have a home of their own below the build's folder: none reads or writes what belongs to whoever runs them. */
class HomeOfTestsTest {

    @Test
    void settingsAndDataOfTestsAreBelowTheBuildsFolder() {
        Path build = Path.of("target").toAbsolutePath();
        UserFolders folders = UserFolders.ofSystem();
        assertThat(folders.config()).startsWithRaw(build);
        assertThat(folders.data()).startsWithRaw(build);
        assertThat(Path.of(System.getProperty("user.home"))).startsWithRaw(build);
    }
}
