package dev.weir.app.scenario.play;

import dev.weir.app.connection.Clients;
import dev.weir.app.text.Text;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/** What a function wrote into its log. Figures are thread-safe; looking is for one thread. */
final class FunctionLog {

    /** Lines of Lambda itself, which say nothing of what was done. */
    private static final Pattern FRAME = Pattern.compile("(?:START|END|REPORT|INIT_START) .*", Pattern.DOTALL);

    private static final Pattern FAILURE = Pattern.compile("(?s).*(?:Exception|Error|Task timed out).*");

    private static final int PAGE = 1_000;

    private final Clients clients;
    private final String group;
    private long from;
    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong lines = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private volatile @Nullable String newest;

    FunctionLog(Clients clients, String function) {
        this.clients = clients;
        this.group = "/aws/lambda/" + function;
    }

    static String group(String function) {
        return "/aws/lambda/" + function;
    }

    void look() {
        List<FilteredLogEvent> events;
        try {
            events = clients.logs()
                    .filterLogEvents(request ->
                            request.logGroupName(group).startTime(from).limit(PAGE))
                    .events();
        } catch (ResourceNotFoundException none) {
            // It has not been called yet.
            return;
        }
        for (FilteredLogEvent event : events) {
            from = Math.max(from, event.timestamp() + 1);
            String line = event.message().strip();
            if (line.startsWith("REPORT ")) {
                calls.incrementAndGet();
            }
            if (FRAME.matcher(line).matches() || line.isEmpty()) {
                continue;
            }
            if (FAILURE.matcher(line).matches()) {
                failures.incrementAndGet();
            } else {
                lines.incrementAndGet();
            }
            newest = line.lines().findFirst().orElse("");
        }
    }

    long lines() {
        return lines.get();
    }

    String words() {
        if (calls.get() == 0) {
            return Text.of("not called yet");
        }
        String words = Text.count(calls.get(), "called once", "called {0} times");
        if (lines.get() > 0) {
            words += ", " + Text.count(lines.get(), "said {0} thing", "said {0} things");
        }
        if (failures.get() > 0) {
            words += ", " + Text.count(failures.get(), "failed once", "failed {0} times");
        }
        String last = newest;
        return last == null ? words : words + " · " + last;
    }
}
