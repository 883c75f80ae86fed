package dev.weir.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.shell.ConsoleOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

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
    void theBrokersCommandTakesTheSameArguments() {
        String help = new CommandLine(new BrokerCommand()).getUsageMessage();
        assertThat(help).contains("--port", "--data", "--memory", "--[no-]limits", "4567");
    }
}
