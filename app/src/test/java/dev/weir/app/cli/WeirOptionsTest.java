package dev.weir.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.app.shell.Arrival;
import dev.weir.app.shell.ConsoleOptions;
import dev.weir.app.shell.Place;
import dev.weir.app.shell.WeirLink;
import dev.weir.app.text.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** What the command line makes of the window's start. */
class WeirOptionsTest {

    private static ConsoleOptions options(String... arguments) {
        WeirCommand command = new WeirCommand();
        new CommandLine(command).parseArgs(arguments);
        return command.options();
    }

    @Test
    void withoutOptionsTheLastConnectionAndItsDemoComeBack() {
        assertThat(options().reopen()).isTrue();
        assertThat(options().playDemo()).isNull();
        assertThat(options().width()).isZero();
        assertThat(options().broker().port()).isZero();
        assertThat(options().broker().limits()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--memory", "--data=x", "--port=4567", "--no-limits", "--demo", "--no-demo", "--speed=60"})
    void whoSaysHowTheBrokerOrTheDemoRunsWantsThatBroker(String argument) {
        assertThat(options(argument).reopen()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"--demo, true", "--speed=60, true", "--no-demo, false"})
    void anOptionForTheDemoWins(String argument, boolean plays) {
        assertThat(options(argument).playDemo()).isEqualTo(plays);
    }

    @Test
    void aSizeOrPicturesDoNotChangeTheConnection() {
        assertThat(options("--size=1920x1080").reopen()).isTrue();
        assertThat(options("--size=1920x1080").width()).isEqualTo(1920);
    }

    @Test
    void aConnectionAPageALinkAndAFileCanBeNamed(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("a b.weir"), "");
        assertThat(options("--connection=prod", "--page=streams/orders/records?shard=s-1")
                        .arrival()
                        .asked())
                .isEqualTo(new WeirLink("profile:prod", null, new Place.Records("orders", "s-1")));
        assertThat(options("weir://embedded/streams").arrival().link()).isEqualTo("weir://embedded/streams");
        assertThat(options(file.toString()).arrival().file()).isEqualTo(file);
        assertThat(options(file.toUri().toString()).arrival().file()).isEqualTo(file);
        assertThat(options("--new-window").arrival().newWindow()).isTrue();
        assertThat(options().arrival()).isEqualTo(Arrival.PLAIN);
        assertThat(options("weir://bad/nowhere").arrival().link())
                .as("a link that leads nowhere is said in the window")
                .isEqualTo("weir://bad/nowhere");
    }

    @Test
    void theLanguageOfARunCanBeNamed() {
        assertThat(options("--language=de").language()).isEqualTo(Language.GERMAN);
        assertThat(options("--language", "EN").language()).isEqualTo(Language.ENGLISH);
        assertThat(options().language()).as("what is set in the window").isNull();
        assertThatThrownBy(() -> options("--language=fr"))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("those are en, de");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "--page=nowhere", "--page=streams/a b", "/no/such/file.weir"})
    void whatIsNoPageAndNoFileIsRefused(String argument) {
        assertThatThrownBy(() -> options(argument)).isInstanceOf(ParameterException.class);
    }

    @Test
    void theBrokersCommandTakesTheSameArguments() {
        String help = new CommandLine(new BrokerCommand()).getUsageMessage();
        assertThat(help).contains("--port", "--data", "--memory", "--[no-]limits", "4567");
    }
}
