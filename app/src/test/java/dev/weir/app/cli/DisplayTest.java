package dev.weir.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayTest {

    @TempDir
    Path sockets;

    @BeforeEach
    void aServerOnDisplayTwo() throws IOException {
        Files.createFile(sockets.resolve("X2"));
    }

    @ParameterizedTest(name = "{0} with DISPLAY={1}: {2}")
    @CsvSource({
        "Linux, :2, true",
        "Linux, :2.0, true",
        "Linux, unix:2, true",
        "Linux, :3, false",
        "Linux, remote:10.0, true",
        "Linux, '', false",
        "Mac OS X, '', true",
        "Windows 11, '', true",
    })
    void aDisplayIsThereWhenItsServerIs(String os, String display, boolean expected) {
        assertThat(Display.present(os, Map.of("DISPLAY", display), sockets)).isEqualTo(expected);
    }

    @Test
    void withoutTheVariableThereIsNone() {
        assertThat(Display.present("Linux", Map.of(), sockets)).isFalse();
    }
}
