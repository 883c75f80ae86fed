package dev.weir.app.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts {@code weir broker} as a person does: by the launcher, with its flags for the virtual machine. */
final class BrokerProcess {

    /** Where the launcher tells its own path. */
    private static final String LAUNCHER = "WEIR_LAUNCHER";

    private BrokerProcess() {}

    /**
     * Starts a broker without limits on any free port and returns once it answers.
     *
     * @param folder where it runs; its data are in {@code broker} below
     * @param javaOptions more flags for its virtual machine, split at spaces
     */
    static ServerProcess start(Path folder, String javaOptions) throws IOException, InterruptedException {
        int port = ServerProcess.freePort();
        List<String> command = new ArrayList<>(launcher(javaOptions));
        command.addAll(List.of(
                "broker",
                "--no-limits",
                "--port",
                Integer.toString(port),
                "--data",
                folder.resolve("broker").toString()));
        return ServerProcess.start(command, port, folder, Map.of("WEIR_JAVA_OPTS", javaOptions));
    }

    /** The launcher, or where this process was started without it, the same program on the same machine. */
    private static List<String> launcher(String javaOptions) {
        String launcher = System.getenv(LAUNCHER);
        if (launcher != null) {
            return List.of(launcher);
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        if (!javaOptions.isBlank()) {
            command.addAll(List.of(javaOptions.strip().split(" +")));
        }
        command.addAll(List.of("-cp", absolute(System.getProperty("java.class.path")), "dev.weir.app.Main"));
        return command;
    }

    private static String absolute(String classPath) {
        List<String> parts = new ArrayList<>();
        for (String part : classPath.split(File.pathSeparator, -1)) {
            parts.add(Path.of(part).toAbsolutePath().toString());
        }
        return String.join(File.pathSeparator, parts);
    }
}
