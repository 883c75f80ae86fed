package dev.weir.app.cli;

import dev.weir.app.scenario.ScenarioModel;
import dev.weir.app.scenario.file.ScenarioFiles;
import dev.weir.app.shell.Arrival;
import dev.weir.app.shell.ConsoleOptions;
import dev.weir.app.shell.Place;
import dev.weir.app.shell.WeirLink;
import dev.weir.app.text.Language;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir}: the console, or where there is no display, what it would show. */
@Command(
        name = "weir",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "A desktop console for Amazon Kinesis.",
            "Without options it starts its embedded broker, replays recorded data into it, and opens the window."
        },
        subcommands = {
            BrokerCommand.class,
            QueryCommand.class,
            ScenarioCommand.class,
            CapsuleCommand.class,
            BenchCommand.class
        },
        footer = {
            "",
            "Where Weir runs already, its window is raised and opens what was asked for. A run that is told how its broker",
            "runs (--memory, --data, --port, --limits, --sealed) has a window and a broker of its own.",
            "",
            "Where there is no display it runs without a window for the time of --for, prints the live rates,",
            "writes a picture of every page, and ends."
        })
public final class WeirCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Mixin
    private final BrokerArguments broker = new BrokerArguments();

    @Option(
            names = "--demo",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Replay the demo's recorded data (default: as it was left in the window, at first on;"
                    + " --no-demo turns it off).")
    private boolean demo;

    @Option(
            names = "--speed",
            paramLabel = "X",
            description =
                    "How many times its recorded pace the demo is replayed at (default: the scenario's own, 600).")
    private @Nullable Double speed;

    @Option(
            names = "--scenario",
            paramLabel = "NAME",
            description = "Open playing this scenario: one of those of “weir scenario list”, or a file.")
    private @Nullable String scenario;

    @Option(
            names = "--pictures",
            paramLabel = "DIR",
            description = "Run without a window and write a picture of every page into DIR.")
    private @Nullable Path pictures;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            defaultValue = "30s",
            description = "How long to run without a window, for instance 30s or 5m (default: ${DEFAULT-VALUE}).")
    private Duration span = Duration.ofSeconds(30);

    @Option(
            names = "--size",
            paramLabel = "WxH",
            converter = WindowSize.Converter.class,
            defaultValue = "1280x800",
            description = "The window's size (default: as it was left, at first ${DEFAULT-VALUE}).")
    private WindowSize size = new WindowSize(1280, 800);

    @Option(
            names = "--connection",
            paramLabel = "NAME",
            description = "What to connect to: embedded, environment, a profile of ~/.aws, or endpoint:NAME of a saved"
                    + " endpoint (default: as the last time).")
    private @Nullable String connection;

    @Option(
            names = "--page",
            paramLabel = "PAGE",
            description = "The page to open, as links have it, for instance streams/orders/records (docs/LINKS.md).")
    private @Nullable String page;

    @Option(
            names = "--language",
            paramLabel = "CODE",
            converter = LanguageConverter.class,
            completionCandidates = LanguageConverter.Codes.class,
            description =
                    "What the window, or its pictures, speak in this run: en or de (default: as it is set there, at"
                            + " first the system's). The command line itself speaks English.")
    private @Nullable Language language;

    @Option(names = "--new-window", description = "Open in a window of its own, also where Weir runs already.")
    private boolean newWindow;

    @Parameters(
            arity = "0..1",
            paramLabel = "LINK|FILE",
            description =
                    "A weir:// link to a page, or a .weir file, to be opened. A link changes nothing and runs nothing.")
    private @Nullable String given;

    /**
     * Runs a command line.
     *
     * @return the process's exit status: 0 done, 1 trouble, 2 not understood
     */
    public static int run(String... arguments) {
        CommandLine commandLine = new CommandLine(new WeirCommand());
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setExecutionExceptionHandler((e, failed, parsed) -> {
            failed.getErr().println("weir: " + e);
            System.getLogger("dev.weir").log(System.Logger.Level.ERROR, "The program ended unexpectedly.", e);
            return 1;
        });
        return commandLine.execute(arguments);
    }

    @Override
    public Integer call() throws Exception {
        if (speed != null && !(speed > 0 && speed <= 1_000_000)) {
            throw new ParameterException(
                    spec.commandLine(),
                    String.format(
                            Locale.ROOT, "--speed must be greater than 0 and at most 1000000, but was %s", speed));
        }
        if (scenario != null) {
            ScenarioArgument.check(spec.commandLine(), scenario);
        }
        ConsoleRun run = new ConsoleRun(options(), spec.commandLine().getOut());
        if (pictures != null) {
            return run.withoutWindow(span, pictures);
        }
        if (!Display.present()) {
            spec.commandLine()
                    .getOut()
                    .println("There is no display here, so Weir runs without a window for " + span.toSeconds()
                            + " s. Pictures of its pages go to weir-pictures.");
            return run.withoutWindow(span, Path.of("weir-pictures"));
        }
        return run.inWindow(broker.given(spec));
    }

    /**
     * What the console is to open with. Whoever says how the embedded broker or the demo is to run wants that broker;
     * otherwise a person comes back to the connection of the last time.
     */
    ConsoleOptions options() {
        boolean demoAsked = given("--demo") || given("--speed") || scenario != null;
        String name = scenario == null ? ScenarioFiles.DEMO : scenario;
        ConsoleOptions options = ConsoleOptions.of(broker.options(0))
                .withSize(given("--size") ? size.width() : 0, given("--size") ? size.height() : 0)
                .withDemo(background -> new ScenarioModel(name, speed, background), demoAsked ? demo : null)
                .withPlace(scenario == null ? new Place.Overview() : new Place.Scenarios(scenario))
                .reopening(!broker.given(spec) && !demoAsked)
                .arriving(arrival());
        return language == null ? options : options.speaking(language);
    }

    private Arrival arrival() {
        try {
            WeirLink asked = connection == null && page == null ? null : WeirLink.typed(connection, page);
            boolean link = given != null && WeirLink.isOne(given);
            Path file = given == null || link ? null : file(given);
            if (file != null && !Files.isRegularFile(file)) {
                throw new IllegalArgumentException(given + " is neither a weir:// link nor a file");
            }
            return new Arrival(asked, link ? given : null, file, newWindow);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    /** Desktops give a file as a path, or as a URL. */
    private static Path file(String given) {
        return given.startsWith("file:") ? Path.of(URI.create(given)) : Path.of(given);
    }

    private boolean given(String option) {
        return spec.commandLine().getParseResult().hasMatchedOption(option);
    }
}
