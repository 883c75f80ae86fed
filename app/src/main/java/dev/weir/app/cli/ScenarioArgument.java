package dev.weir.app.cli;

import dev.weir.app.scenario.Scenario;
import dev.weir.app.scenario.file.BrokenScenarioException;
import dev.weir.app.scenario.file.ScenarioFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** A scenario as it is named on the command line. */
final class ScenarioArgument {

    private ScenarioArgument() {}

    /**
     * Reads it.
     *
     * @throws ParameterException with which there are if it is none of them, and with what is wrong if it is broken
     */
    static Scenario read(CommandLine commandLine, String name) {
        if (!ScenarioFiles.BUILT_IN.contains(name) && !isFile(name)) {
            throw new ParameterException(
                    commandLine,
                    "There is no scenario “" + name + "”, and no file of that name. There are: "
                            + String.join(", ", ScenarioFiles.BUILT_IN) + ".");
        }
        try {
            return ScenarioFiles.open(name);
        } catch (BrokenScenarioException e) {
            throw new ParameterException(
                    commandLine,
                    e.problems().stream()
                            .map(problem -> name + ": " + problem.words())
                            .collect(Collectors.joining(System.lineSeparator())),
                    e);
        } catch (IOException e) {
            throw new ParameterException(commandLine, name + " can't be read: " + e.getMessage(), e);
        }
    }

    private static boolean isFile(String name) {
        try {
            return Files.isRegularFile(Path.of(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** As {@link #read}, where it is read again later. */
    static void check(CommandLine commandLine, String name) {
        read(commandLine, name);
    }
}
