package dev.weir.app.cli;

import dev.weir.app.connection.BrokerUnavailableException;
import dev.weir.app.connection.FolderSeal;
import dev.weir.app.settings.UserFolders;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir broker seal}, {@code unseal} and {@code passphrase}: what a data folder is sealed under. */
abstract class SealCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "DIR",
            description = "The data folder of a broker that does not run (default: the console's own).")
    private @Nullable Path folder;

    @Option(
            names = "--under",
            paramLabel = "KEY",
            defaultValue = "passphrase",
            description = "passphrase, or keyring for a random key that the system's keyring keeps"
                    + " (default: ${DEFAULT-VALUE}).")
    private Key under = Key.PASSPHRASE;

    @Mixin
    private final SealArguments arguments = new SealArguments();

    enum Key {
        PASSPHRASE,
        KEYRING;

        String word() {
            return this == KEYRING ? "keyring" : "passphrase";
        }
    }

    SealArguments arguments() {
        return arguments;
    }

    Key under() {
        return under;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Path of = folder == null ? UserFolders.ofSystem().data().resolve("broker") : folder;
        try {
            run(of, done -> {});
            out.println(done(of));
            return 0;
        } catch (BrokerUnavailableException | IllegalStateException | UncheckedIOException e) {
            err.println(spec.qualifiedName() + ": " + e.getMessage());
            return 1;
        }
    }

    abstract void run(Path folder, Consumer<String> progress) throws BrokerUnavailableException;

    abstract String done(Path folder);

    /** {@code weir broker seal}. */
    @Command(
            name = "seal",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            description = {
                "Seal an existing data folder (docs/SEALED.md).",
                "If it is interrupted nothing is lost, and the same command goes on where it was."
            })
    static final class Seal extends SealCommand {

        @Override
        void run(Path folder, Consumer<String> progress) throws BrokerUnavailableException {
            arguments().seal(under().word(), !FolderSeal.isOn(folder)).seal(folder, progress);
        }

        @Override
        String done(Path folder) {
            return folder + " is sealed. Keep a copy of its file weir-seal: without it nothing can be read.";
        }
    }

    /** {@code weir broker unseal}. */
    @Command(
            name = "unseal",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            description = {
                "Make a sealed data folder plain again.",
                "If it is interrupted nothing is lost, and the same command goes on where it was."
            })
    static final class Unseal extends SealCommand {

        @Override
        void run(Path folder, Consumer<String> progress) throws BrokerUnavailableException {
            arguments().seal(under().word(), false).unseal(folder, progress);
        }

        @Override
        String done(Path folder) {
            return folder + " is no longer sealed.";
        }
    }

    /** {@code weir broker passphrase}. */
    @Command(
            name = "passphrase",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            description = "Change what a sealed data folder is sealed under; no data is written anew.")
    static final class Change extends SealCommand {

        @Option(
                names = "--to",
                paramLabel = "KEY",
                defaultValue = "passphrase",
                description = "passphrase or keyring (default: ${DEFAULT-VALUE}).")
        private Key to = Key.PASSPHRASE;

        @Option(
                names = "--new-passphrase-file",
                paramLabel = "FILE",
                description = "The file whose first line is the new passphrase (default: it is asked for).")
        private @Nullable Path nextFile;

        @Override
        void run(Path folder, Consumer<String> progress) throws BrokerUnavailableException {
            arguments().seal(under().word(), false).changeTo(arguments().next(to.word(), nextFile), folder);
        }

        @Override
        String done(Path folder) {
            return folder + " is sealed under the new " + (to == Key.KEYRING ? "key" : "passphrase")
                    + ". Old copies of its file weir-seal still open it with the old one: delete them.";
        }
    }
}
