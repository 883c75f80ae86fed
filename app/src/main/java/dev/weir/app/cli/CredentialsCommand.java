package dev.weir.app.cli;

import dev.weir.app.connection.EmbeddedBroker;
import dev.weir.app.connection.FolderSeal;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code weir broker credentials}: where the root's access key is. The secret itself is not printed. */
@Command(
        name = "credentials",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Tell where the access key of the broker's root is, for a broker with --auth signature or enforce.")
final class CredentialsCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The folder in which the broker keeps everything (default: the console's own).")
    private @Nullable Path dataFolder;

    @Override
    public Integer call() {
        Path folder = dataFolder == null ? EmbeddedBroker.usualFolder() : dataFolder;
        if (FolderSeal.isOn(folder)) {
            spec.commandLine()
                    .getErr()
                    .println("weir broker credentials: " + folder
                            + " is sealed, and so is the root's key in it. Give the"
                            + " root a key of your own: WEIR_ROOT_ACCESS_KEY_ID and WEIR_ROOT_SECRET_ACCESS_KEY.");
            return 1;
        }
        Optional<Path> file = EmbeddedBroker.rootCredentialsFile(folder.toAbsolutePath());
        if (file.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println("weir broker credentials: no broker has run on " + folder
                            + " yet; start one with --auth signature or enforce, and its root gets a key.");
            return 1;
        }
        spec.commandLine().getOut().println("""
                        The root's access key is in a file that only you may read:
                          %1$s

                        It has the form of an AWS credentials file. For the AWS CLI and every SDK:
                          export AWS_SHARED_CREDENTIALS_FILE='%1$s'
                          export AWS_ENDPOINT_URL=http://127.0.0.1:4567

                        Make users of your own with it ('aws iam create-user', 'aws iam create-access-key'), and use
                        theirs: the root may do everything. To have another key, end the broker, delete the file and
                        start the broker again.""".formatted(file.get()));
        return 0;
    }
}
