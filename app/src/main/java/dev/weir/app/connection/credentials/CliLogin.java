package dev.weir.app.connection.credentials;

import dev.weir.app.fx.ExpectedFailure;
import dev.weir.app.fx.Failure;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * {@code aws login}, run for a person: the SDK can use and renew such a login, but only the AWS CLI can begin one. The
 * CLI opens the browser itself.
 */
public final class CliLogin {

    private static final long PATIENCE_MINUTES = 10;

    private final List<String> command;

    /** For a profile, with the CLI that the system finds. */
    public CliLogin(String profile) {
        this(List.of("aws"), profile);
    }

    /** @param cli the program, with what stands before its own arguments */
    CliLogin(List<String> cli, String profile) {
        List<String> all = new ArrayList<>(cli);
        all.addAll(List.of("login", "--profile", profile));
        this.command = List.copyOf(all);
    }

    /** As a person would type it. */
    public String command() {
        return command.stream().map(ShellWords::quoted).collect(Collectors.joining(" "));
    }

    /**
     * Runs it and returns when the login is made.
     *
     * @throws ExpectedFailure if there is no CLI, it is too old, or the login came to nothing
     */
    public void run() throws InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new ExpectedFailure(
                    Failure.Kind.UNSUPPORTED,
                    Text.of("The AWS CLI, which makes this login, was not found on this computer."),
                    Text.of("Install version 2.32 or newer, then run: {0}", command()),
                    e);
        }
        try {
            var printed = ProcessOutput.of(process.getInputStream());
            if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                throw new ExpectedFailure(
                        Failure.Kind.TIMEOUT,
                        Text.of("The login was not made within {0} minutes.", PATIENCE_MINUTES),
                        Text.of("Start it again, or run: {0}", command()));
            }
            if (process.exitValue() != 0) {
                throw failed(printed.lastLine(), printed.text());
            }
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private ExpectedFailure failed(String said, String all) {
        if (all.contains("nvalid choice")) {
            return new ExpectedFailure(
                    Failure.Kind.UNSUPPORTED,
                    Text.of("The AWS CLI on this computer is too old to make this login."),
                    Text.of("Install version 2.32 or newer, then run: {0}", command()));
        }
        return new ExpectedFailure(
                Failure.Kind.CREDENTIALS,
                Text.of("The AWS CLI could not make the login."),
                said.isEmpty() ? Text.of("Run it by hand to see why: {0}", command()) : Text.of("It said: {0}", said));
    }
}
