package dev.weir.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.fx.Background;
import dev.weir.app.fx.DirectBackground;
import dev.weir.app.fx.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LateWriterTest {

    @TempDir
    Path folder;

    private final List<String> said = new ArrayList<>();

    @Test
    void theNewestIsWrittenAfterAMoment() {
        SettingsFile file = new SettingsFile(folder.resolve("settings.properties"));
        LateWriter<Settings> writer = writer(file, new DirectBackground());
        writer.write(Settings.defaults().withTheme("dark"));
        assertThat(file.load().settings().theme()).isEqualTo("dark");
        assertThat(said).isEmpty();
    }

    @Test
    void whatWasChangedJustBeforeTheEndIsWrittenAtTheEnd() {
        SettingsFile file = new SettingsFile(folder.resolve("settings.properties"));
        try (LateWriter<Settings> writer = writer(file, new NeverRuns())) {
            writer.write(Settings.defaults().withSize(1000, 700));
            writer.write(Settings.defaults().withSize(1001, 701));
            assertThat(file.load().settings()).isEqualTo(Settings.defaults());
        }
        assertThat(file.load().settings().width()).isEqualTo(1001);
    }

    @Test
    void aFileThatCannotBeWrittenIsSaidInASentence() throws Exception {
        Path inTheWay = Files.writeString(folder.resolve("file"), "not a folder");
        SettingsFile file = new SettingsFile(inTheWay.resolve("settings.properties"));
        writer(file, new DirectBackground()).write(Settings.defaults());
        assertThat(said).singleElement().asString().startsWith("The settings could not be kept: ");
    }

    private LateWriter<Settings> writer(SettingsFile file, Background background) {
        return new LateWriter<>(
                new LateWriter.Words(() -> "Write", why -> "The settings could not be kept: " + why),
                file::save,
                background,
                said::add);
    }

    /** A background whose window closes before anything ran. */
    private static final class NeverRuns implements Background {

        @Override
        public <T> Handle run(String name, Callable<T> work, Consumer<T> success, Consumer<Failure> failure) {
            return () -> {};
        }

        @Override
        public <T> Handle repeat(
                String name, Duration period, Callable<T> work, Consumer<T> success, Consumer<Failure> failure) {
            return () -> {};
        }

        @Override
        public Runnable signal(Runnable onPulse) {
            return onPulse;
        }
    }
}
