package dev.weir.app.cli;

import dev.weir.app.connection.BrokerUnavailableException;
import dev.weir.app.connection.EmbeddedBroker;
import dev.weir.app.connection.SdkClients;
import dev.weir.app.query.EngineStatements;
import dev.weir.app.scenario.Scenario;
import dev.weir.app.scenario.play.PartState;
import dev.weir.app.scenario.play.Player;
import dev.weir.app.scenario.play.Tempo;
import dev.weir.app.shell.Statements;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir scenario play}: a scenario without a window, on a broker of its own, its parts' state a line each. */
@Command(
        name = "play",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Play a scenario without a window and print how its parts fare.",
        footer = {"", "Ends with 0, or with 1 if a part was in trouble at the end."})
final class ScenarioPlayCommand implements Callable<Integer> {

    private static final Duration LOOK = Duration.ofSeconds(5);

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Mixin
    private final BrokerArguments broker = new BrokerArguments();

    @Parameters(paramLabel = "NAME", description = "One of those of “weir scenario list”, or a file.")
    private String name = "";

    @Option(
            names = "--for",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            defaultValue = "30s",
            description = "How long to play, for instance 30s or 5m (default: ${DEFAULT-VALUE}).")
    private Duration span = Duration.ofSeconds(30);

    @Option(
            names = "--speed",
            paramLabel = "X",
            description = "Event-time seconds a second (default: the scenario's own).")
    private @Nullable Double speed;

    @Option(names = "--allow-commands", description = "Let a file run the commands that are in it on this machine.")
    private boolean commands;

    @Override
    public Integer call() throws InterruptedException {
        Scenario scenario = ScenarioArgument.read(spec.commandLine(), name);
        if (scenario.runsCommands() && !commands) {
            throw new ParameterException(
                    spec.commandLine(),
                    name + " runs commands on this machine. Look at them, and play it with --allow-commands.");
        }
        if (speed != null && !(speed > 0 && speed <= 1_000_000)) {
            throw new ParameterException(spec.commandLine(), "--speed must be greater than 0 and at most 1000000.");
        }
        PrintWriter out = spec.commandLine().getOut();
        InstantSource clock = InstantSource.system();
        try (EmbeddedBroker started = EmbeddedBroker.start(broker.options(0));
                SdkClients clients = new SdkClients(started.connection(), () -> false);
                Statements sql = EngineStatements.own(clients, clock)) {
            Tempo tempo = new Tempo(scenario.speed(), speed == null ? scenario.speed() : speed);
            try (Player player = Player.play(scenario, clients, sql, tempo, clock, Duration.ZERO)) {
                return watched(player, out);
            }
        } catch (BrokerUnavailableException e) {
            spec.commandLine().getErr().println("weir: " + e.getMessage());
            return 1;
        }
    }

    private int watched(Player player, PrintWriter out) throws InterruptedException {
        long end = System.nanoTime() + span.toNanos();
        while (true) {
            Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
            Thread.sleep(left.compareTo(LOOK) < 0 ? left : LOOK);
            List<PartState> states = player.look();
            for (PartState state : states) {
                out.printf(
                        "%-9s %-24s %-8s %s%n",
                        state.kind().name().toLowerCase(Locale.ROOT),
                        state.name(),
                        state.status().name().toLowerCase(Locale.ROOT),
                        state.words());
            }
            out.println();
            out.flush();
            if (System.nanoTime() >= end) {
                return states.stream().anyMatch(state -> state.status() == PartState.Status.TROUBLE) ? 1 : 0;
            }
        }
    }
}
