package dev.weir.broker.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import dev.weir.broker.access.RoleCredentials;
import dev.weir.broker.lambda.code.CodeStore;
import dev.weir.broker.lambda.process.Launch;
import dev.weir.broker.lambda.runner.Runner;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;

/** How the process of a function is started: which program, with which environment. Thread-safe. */
final class Launches {

    /** The service's: what a function may take to load, beyond its timeout. */
    private static final Duration LOADING = Duration.ofSeconds(10);

    /** The part of a function's memory that its Java heap may take, as in the service. */
    private static final int HEAP_PERCENT = 85;

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy/MM/dd").withZone(ZoneOffset.UTC);

    /** What a process needs of this one's environment to find programs and folders, and nothing that tells secrets. */
    private static final List<String> INHERITED = List.of(
            "PATH",
            "LANG",
            "LC_ALL",
            "TMPDIR",
            "TMP",
            "TEMP",
            "SystemRoot",
            "SYSTEMROOT",
            "windir",
            "PATHEXT",
            "COMSPEC");

    /** A session's name may not be longer. */
    private static final int LONGEST_SESSION = 64;

    private final CodeStore code;
    private volatile @Nullable URI endpoint;
    private volatile RoleCredentials roles = RoleCredentials.ANY;

    Launches(CodeStore code) {
        this.code = code;
    }

    /** Where this broker listens, for functions that call it. */
    void listenAt(URI broker, RoleCredentials credentials) {
        roles = credentials;
        endpoint = broker;
    }

    static String logGroup(Function function) {
        FunctionConfiguration settings = function.settings();
        String given = settings.loggingConfig() == null
                ? null
                : settings.loggingConfig().logGroup();
        return given == null ? "/aws/lambda/" + function.name() : given;
    }

    /** One for each day and each state of a version's code and settings. */
    static String logStream(Function function, Instant now) {
        return DAY.format(now) + "/[" + function.version() + "]"
                + function.settings().revisionId().replace("-", "");
    }

    /**
     * @param reserved how many calls of the function may run at once
     * @throws dev.weir.broker.store.StoreException if the code is gone or damaged
     */
    Launch of(Function function, @Nullable Integer reserved, Instant now) {
        FunctionConfiguration settings = function.settings();
        Path folder = code.folder(function.code());
        boolean java = FunctionRuntime.isJava(settings.runtimeAsString());
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+DisplayVMOutputToStderr"));
        command.add("-Xmx" + (java ? settings.memorySize() * HEAP_PERCENT / 100 : 32) + "m");
        command.addAll(List.of("-cp", runnerPath(), Runner.class.getName()));
        if (java) {
            command.addAll(List.of("java", settings.handler(), classPath(folder)));
        } else {
            command.add("command");
            command.addAll(words(settings, folder));
        }
        return new Launch(
                function.key(),
                settings.revisionId(),
                command,
                environment(function, folder, now),
                folder,
                LOADING.plusSeconds(settings.timeout()),
                reserved);
    }

    private static List<String> words(FunctionConfiguration settings, Path folder) {
        String command = settings.environment() == null
                ? null
                : settings.environment().variables().get(FunctionRuntime.COMMAND);
        return command == null ? List.of(folder.resolve("bootstrap").toString()) : FunctionRuntime.words(command);
    }

    /** What is in the archive itself, and the libraries in its folder {@code lib}. */
    private static String classPath(Path folder) {
        StringBuilder path = new StringBuilder(folder.toString());
        Path libraries = folder.resolve("lib");
        if (Files.isDirectory(libraries)) {
            try (Stream<Path> entries = Files.list(libraries)) {
                entries.filter(entry -> entry.toString().endsWith(".jar"))
                        .sorted()
                        .forEach(jar -> path.append(File.pathSeparator).append(jar));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return path.toString();
    }

    /** Where the runner's own classes and its two libraries are. */
    private static String runnerPath() {
        Set<String> places = new LinkedHashSet<>();
        for (Class<?> type : List.of(Runner.class, Context.class, PojoSerializer.class)) {
            CodeSource source = type.getProtectionDomain().getCodeSource();
            try {
                places.add(Path.of(source.getLocation().toURI()).toString());
            } catch (URISyntaxException | IllegalArgumentException e) {
                throw new IllegalStateException("The place of " + type + " is no file", e);
            }
        }
        return String.join(File.pathSeparator, places);
    }

    private Map<String, String> environment(Function function, Path folder, Instant now) {
        FunctionConfiguration settings = function.settings();
        Map<String, String> environment = new HashMap<>();
        for (String name : INHERITED) {
            String value = System.getenv(name);
            if (value != null) {
                environment.put(name, value);
            }
        }
        // Those of its role, or of nobody; this process's own stay out of the function's reach.
        String session = function.name().length() > LONGEST_SESSION
                ? function.name().substring(0, LONGEST_SESSION)
                : function.name();
        environment.putAll(roles.environment(String.valueOf(settings.role()), session, now));
        URI broker = endpoint;
        if (broker != null) {
            environment.put("AWS_ENDPOINT_URL", broker.toString());
        }
        if (settings.environment() != null) {
            environment.putAll(settings.environment().variables());
        }
        environment.put("AWS_REGION", function.region());
        environment.put("AWS_DEFAULT_REGION", function.region());
        environment.put("AWS_EXECUTION_ENV", "AWS_Lambda_" + settings.runtimeAsString());
        environment.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
        environment.put("AWS_LAMBDA_FUNCTION_VERSION", function.version());
        environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(settings.memorySize()));
        environment.put("AWS_LAMBDA_LOG_GROUP_NAME", logGroup(function));
        environment.put("AWS_LAMBDA_LOG_STREAM_NAME", logStream(function, now));
        environment.put("LAMBDA_TASK_ROOT", folder.toString());
        environment.put("_HANDLER", String.valueOf(settings.handler()));
        environment.putIfAbsent("TZ", ":UTC");
        return environment;
    }
}
