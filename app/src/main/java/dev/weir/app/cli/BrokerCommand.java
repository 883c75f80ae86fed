package dev.weir.app.cli;

import dev.weir.app.connection.BrokerUnavailableException;
import dev.weir.app.connection.EmbeddedBroker;
import java.io.PrintWriter;
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
        subcommands = VerifyCommand.class,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Run the embedded broker alone, without a window, until it is told to end.",
        footer = {
            "",
            "Without --port it listens on port 4567.",
            "It prints one line when it is ready: listening on http://127.0.0.1:PORT",
            "Point any AWS client at that endpoint; any access key will do."
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

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        CountDownLatch ended = new CountDownLatch(1);
        try (EmbeddedBroker broker =
                EmbeddedBroker.start(arguments.options(DEFAULT_PORT).withFaults(faults))) {
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> end(broker, ended)));
            IdleMemory.watch();
            out.println("listening on " + broker.endpoint());
            out.flush();
            ended.await();
            return 0;
        } catch (BrokerUnavailableException e) {
            err.println("weir broker: " + e.getMessage());
            return 1;
        }
    }

    private static void end(EmbeddedBroker broker, CountDownLatch ended) {
        broker.close();
        ended.countDown();
    }
}
