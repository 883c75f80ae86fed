package dev.weir.app.cli;

import dev.weir.app.scenario.Scenario;
import dev.weir.app.scenario.file.BrokenScenarioException;
import dev.weir.app.scenario.file.ScenarioFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir scenario}: what there is, whether a file is sound, and playing one without a window. */
@Command(
        name = "scenario",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Scenarios: complete pipelines that can be played on the embedded broker.",
        subcommands = {ScenarioCommand.ListThem.class, ScenarioCommand.Check.class, ScenarioPlayCommand.class})
final class ScenarioCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "One of list, check and play is missing.");
    }

    /** {@code weir scenario list}. */
    @Command(name = "list", mixinStandardHelpOptions = true, description = "Which scenarios come with the program.")
    static final class ListThem implements Callable<Integer> {

        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli before call()
        private CommandSpec spec;

        @Override
        public Integer call() throws IOException, BrokenScenarioException {
            PrintWriter out = spec.commandLine().getOut();
            for (String name : ScenarioFiles.BUILT_IN) {
                Scenario scenario = ScenarioFiles.open(name);
                out.printf("%-24s %s%n%-24s %s%n", name, scenario.title(), "", scenario.summary());
            }
            out.flush();
            return 0;
        }
    }

    /** {@code weir scenario check FILE}. */
    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Whether a scenario file is sound; if not, all that is wrong, by line and column.",
            footer = {"", "Ends with 0 if it is sound, with 2 if it is not."})
    static final class Check implements Callable<Integer> {

        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli before call()
        private CommandSpec spec;

        @Parameters(paramLabel = "FILE", description = "The file, or the name of a built-in scenario.")
        private String file = "";

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            PrintWriter err = spec.commandLine().getErr();
            try {
                Scenario scenario = ScenarioFiles.open(file);
                out.println(file + ": " + scenario.title() + " is sound.");
                out.flush();
                return 0;
            } catch (BrokenScenarioException e) {
                e.problems().forEach(problem -> err.println(file + ": " + problem.words()));
            } catch (IOException e) {
                err.println(file + ": " + e.getMessage());
            }
            err.flush();
            return 2;
        }
    }
}
