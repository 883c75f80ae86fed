package dev.weir.broker.lambda;

import java.util.List;
import java.util.Set;

/** Which of the service's runtimes run here, and how a function's command is told (docs/adr/0042-functions-in-processes.md). */
final class FunctionRuntime {

    /** The variable of the environment that holds the command of a function of a {@code provided} runtime. */
    static final String COMMAND = "WEIR_COMMAND";

    private static final Set<String> JAVA = Set.of(
            "java8",
            "java8.al2",
            "java11",
            "java17",
            "java21",
            "java25",
            "java8.al2023",
            "java11.al2023",
            "java17.al2023");
    private static final Set<String> PROVIDED = Set.of("provided", "provided.al2", "provided.al2023");

    private FunctionRuntime() {}

    static boolean isJava(String runtime) {
        return JAVA.contains(runtime);
    }

    /** @throws dev.weir.broker.call.AwsException InvalidParameterValueException if functions of it do not run here */
    static void check(String runtime) {
        if (!isJava(runtime) && !PROVIDED.contains(runtime)) {
            throw LambdaErrors.invalid("This broker runs functions in Java (java8 to java25) and commands (provided,"
                    + " provided.al2, provided.al2023); the runtime " + runtime + " is not one of them. A program in"
                    + " any language runs as a command: the event comes on its standard input.");
        }
    }

    /** The words of a command line: divided by spaces, but for those between quotation marks. */
    static List<String> words(String command) {
        return java.util.regex.Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)")
                .matcher(command)
                .results()
                .map(result -> {
                    String text = result.group();
                    boolean quoted = text.length() > 1 && (text.startsWith("\"") || text.startsWith("'"));
                    return quoted ? text.substring(1, text.length() - 1) : text;
                })
                .toList();
    }
}
