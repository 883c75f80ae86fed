package dev.weir.broker.lambda.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the processes of a function are started.
 *
 * @param function tells functions apart: processes are used again for the same only
 * @param revision changes with the function's code and settings; processes of an earlier one are not used again
 * @param command the program and its arguments
 * @param environment all that the process gets
 * @param folder where it runs
 * @param loading how long it may take until it can be called
 * @param reserved how many calls of the function may run at once; null for as many as there is room for
 */
public record Launch(
        String function,
        String revision,
        List<String> command,
        Map<String, String> environment,
        Path folder,
        Duration loading,
        @Nullable Integer reserved) {

    boolean isSame(Launch other) {
        return function.equals(other.function) && revision.equals(other.revision);
    }
}
