package dev.weir.app.cli;

import dev.weir.app.connection.BrokerGuard;
import dev.weir.app.connection.BrokerUnavailableException;
import dev.weir.app.connection.EmbeddedBroker;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code weir broker}: the broker alone, until the process is told to end. */
@Command(
        name = "broker",
        subcommands = {
            CredentialsCommand.class,
            TrustCommand.class,
            VerifyCommand.class,
            SealCommand.Seal.class,
            SealCommand.Unseal.class,
            SealCommand.Change.class
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Run the embedded broker alone, without a window, until it is told to end.",
        footer = {
            "",
            "Without --port it listens on port 4567.",
            "It prints one line when it is ready: listening on http://127.0.0.1:PORT",
            "Point any AWS client at that endpoint; any access key will do, unless --auth asks for more (docs/ACCESS.md).",
            "The root's access key may be given in WEIR_ROOT_ACCESS_KEY_ID and WEIR_ROOT_SECRET_ACCESS_KEY."
        })
final class BrokerCommand implements Callable<Integer> {

    private static final int DEFAULT_PORT = 4567;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Mixin
    private final BrokerArguments arguments = new BrokerArguments();

    @Option(
            names = "--fault",
            paramLabel = "SPEC",
            converter = FaultConverter.class,
            description = {
                "Let some calls go wrong, so that you see how your program takes it; may be given several times."
                        + " For instance kind=throttle,operation=PutRecords,stream=orders,rate=0.1",
                "Kinds: throttle, latency, error, partial, expired-token, expired-iterator, reset, lost-answer. Settings:"
                        + " operation, stream, rate, count, for, latency, share, code, seed (docs/FAULTS.md)."
            })
    private List<String> faults = List.of();

    @Option(
            names = "--auth",
            paramLabel = "MODE",
            converter = AuthConverter.class,
            defaultValue = "off",
            description = {
                "What is asked of callers (default: off): off takes any key; signature takes only requests that are"
                        + " rightly signed by a key of the broker's; enforce also holds them to IAM policies.",
                "'weir broker credentials' tells where the root's key is."
            })
    private String auth = "off";

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "The address to listen on (default: ${DEFAULT-VALUE}); any other takes --auth enforce, and"
                    + " clients there must use TLS ('weir broker trust').")
    private String address = "127.0.0.1";

    private BrokerGuard guard() {
        return new BrokerGuard(
                auth, address, System.getenv("WEIR_ROOT_ACCESS_KEY_ID"), System.getenv("WEIR_ROOT_SECRET_ACCESS_KEY"));
    }

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        BrokerGuard guard = guard();
        if (!guard.auth().equals("off") && arguments.options(DEFAULT_PORT).memory() && guard.rootKeyId() == null) {
            err.println("weir broker: a broker in memory keeps no key for its root: give one in"
                    + " WEIR_ROOT_ACCESS_KEY_ID and WEIR_ROOT_SECRET_ACCESS_KEY, or leave --memory out.");
            return 1;
        }
        CountDownLatch ended = new CountDownLatch(1);
        try (EmbeddedBroker broker = EmbeddedBroker.start(
                arguments.options(DEFAULT_PORT).withFaults(faults).guardedBy(guard))) {
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> end(broker, ended)));
            IdleMemory.watch();
            out.println("listening on " + broker.endpoint());
            out.flush();
            ended.await();
            return 0;
        } catch (BrokerUnavailableException | IllegalStateException | UncheckedIOException e) {
            err.println("weir broker: " + e.getMessage());
            return 1;
        }
    }

    private static void end(EmbeddedBroker broker, CountDownLatch ended) {
        broker.close();
        ended.countDown();
    }
}
