package dev.weir.app.cli;

import dev.weir.app.capsule.Capsules;
import dev.weir.app.capsule.Clash;
import dev.weir.app.capsule.file.BrokenCapsule;
import dev.weir.app.connection.SdkClients;
import dev.weir.app.fx.Failure;
import dev.weir.app.fx.Failures;
import dev.weir.app.mask.MaskRules;
import dev.weir.app.mask.MaskText;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir capsule}: streams, records and deliveries in one file, without a window. */
@Command(
        name = "capsule",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {CapsuleCommand.Save.class, CapsuleCommand.Check.class, CapsuleCommand.Open.class},
        description = "Save streams, records and deliveries into one file, check such a file, or restore it.",
        footer = {"", "The form of the file is in docs/CAPSULES.md."})
final class CapsuleCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Say what is to be done: save, check or open.");
    }

    private static int failed(CommandSpec spec, Throwable thrown) {
        PrintWriter err = spec.commandLine().getErr();
        if (thrown instanceof BrokenCapsule broken) {
            broken.problems().forEach(problem -> err.println("weir capsule: " + problem.words()));
        } else if (thrown instanceof NoSuchFileException missing) {
            err.println("weir capsule: " + missing.getMessage() + " is not there.");
        } else {
            Failure failure = Failures.of(thrown, "Capsule");
            err.println("weir capsule: " + failure.what() + " " + failure.advice());
        }
        return 1;
    }

    /** {@code weir capsule save FILE}. */
    @Command(
            name = "save",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            description = "Save streams with their records, and delivery streams, into a capsule.",
            footer = {
                "",
                "For instance: weir capsule save orders.weir --stream orders --last 1h --endpoint http://127.0.0.1:4567",
                "Ends with 0 if all is in the file, 1 if it could not be written, 3 if something is missing in it."
            })
    static final class Save implements Callable<Integer> {

        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli before call()
        private CommandSpec spec;

        @Mixin
        private final EndpointArguments endpoint = new EndpointArguments();

        @Parameters(paramLabel = "FILE", description = "The file to write; one that is there is replaced.")
        private Path file = Path.of("capsule.weir");

        @Option(
                names = "--stream",
                paramLabel = "NAME",
                description = "A stream; may be given several times (default: all).")
        private List<String> streams = List.of();

        @Option(
                names = "--last",
                paramLabel = "TIME",
                converter = DurationConverter.class,
                description =
                        "Only records that arrived in that time, for instance 15m (default: all that are retained).")
        private @Nullable Duration last;

        @Option(
                names = "--records",
                paramLabel = "N",
                defaultValue = "10000",
                description = "Records of each stream at most; 0 for none (default: ${DEFAULT-VALUE}).")
        private long records = 10_000;

        @Option(
                names = "--no-deliveries",
                negatable = true,
                defaultValue = "true",
                fallbackValue = "true",
                description = "Leave delivery streams out.")
        private boolean deliveries = true;

        @Option(
                names = "--mask",
                paramLabel = "RULE",
                description =
                        "Mask values before they are written; may be given several times. A rule is @card-numbers,"
                                + " @email-addresses, @account-ids, @access-key-ids, a field's name, a path such as $.customer.name,"
                                + " or /a regular expression/.")
        private List<String> masks = List.of();

        @Override
        public Integer call() {
            MaskText.Read read = MaskText.read(String.join("\n", masks));
            if (!read.problems().isEmpty()) {
                throw new ParameterException(spec.commandLine(), read.problems().getFirst());
            }
            if (records < 0) {
                throw new ParameterException(spec.commandLine(), "--records must not be less than 0.");
            }
            MaskRules rules = read.rules();
            try (SdkClients clients = new SdkClients(endpoint.connection(), () -> true)) {
                var end = Capsules.save(
                        clients,
                        new Capsules.Wanted(
                                streams,
                                last == null ? null : Instant.now().minus(last),
                                records,
                                deliveries,
                                rules,
                                endpoint.isLocal() ? "endpoint" : "aws",
                                endpoint.connection().region()),
                        file.toAbsolutePath());
                spec.commandLine().getOut().println(end.sentence());
                end.notes().forEach(spec.commandLine().getErr()::println);
                return end.whole() ? 0 : 3;
            } catch (RuntimeException e) {
                return failed(spec, e);
            }
        }
    }

    /** {@code weir capsule check FILE}. */
    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            description = "Check a capsule, all of it, and print what is in it.",
            footer = {"", "Ends with 0 if it is sound, 1 if not; then it says where it is wrong."})
    static final class Check implements Callable<Integer> {

        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli before call()
        private CommandSpec spec;

        @Parameters(paramLabel = "FILE", description = "The capsule.")
        private Path file = Path.of("capsule.weir");

        @Override
        public Integer call() throws InterruptedException {
            try {
                Capsules.check(file).forEach(spec.commandLine().getOut()::println);
                return 0;
            } catch (BrokenCapsule | IOException e) {
                return failed(spec, e);
            }
        }
    }

    /** {@code weir capsule open FILE}. */
    @Command(
            name = "open",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            description = "Restore a capsule into a running broker of Weir (weir broker).",
            footer = {
                "",
                "What is there already from an earlier, interrupted run is gone on with, and never made twice.",
                "Saved queries and the layout are restored by the window only: weir FILE.weir opens it there.",
                "Ends with 0 if all was made, 1 if not."
            })
    static final class Open implements Callable<Integer> {

        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli before call()
        private CommandSpec spec;

        @Parameters(paramLabel = "FILE", description = "The capsule.")
        private Path file = Path.of("capsule.weir");

        @Option(
                names = "--endpoint",
                paramLabel = "URI",
                defaultValue = "http://127.0.0.1:4567",
                description = "Where the broker listens; by default ${DEFAULT-VALUE}.")
        private URI endpoint = URI.create("http://127.0.0.1:4567");

        @Option(
                names = "--clash",
                paramLabel = "WHAT",
                defaultValue = "STOP",
                description = "Where a name is taken: other_name, skip or stop (default: stop).")
        private Clash clash = Clash.STOP;

        @Override
        public Integer call() throws InterruptedException {
            if (!RunningBroker.at(endpoint)) {
                spec.commandLine()
                        .getErr()
                        .println("weir capsule: no broker of Weir answers at " + endpoint
                                + ", and capsules are restored into such a one only. Start one with: weir broker");
                return 1;
            }
            if (!Files.isRegularFile(file)) {
                spec.commandLine().getErr().println("weir capsule: " + file + " is not there.");
                return 1;
            }
            try (SdkClients clients = new SdkClients(RunningBroker.connection(endpoint), () -> false)) {
                PrintWriter out = spec.commandLine().getOut();
                return Capsules.open(clients, file, clash, out::println) ? 0 : 1;
            } catch (BrokenCapsule | IOException | RuntimeException e) {
                return failed(spec, e);
            }
        }
    }
}
