package dev.weir.app.query;

import java.util.List;
import java.util.stream.Stream;

/** The processes of Watch that were started since this was made: others of this process are the business of other tests. */
final class WatchChildren {

    private final List<ProcessHandle> others = all().toList();

    /** Those that are alive. */
    Stream<ProcessHandle> alive() {
        return all().filter(child -> !others.contains(child) && child.isAlive());
    }

    private static Stream<ProcessHandle> all() {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info().commandLine().orElse("").contains("streamingsql"));
    }
}
