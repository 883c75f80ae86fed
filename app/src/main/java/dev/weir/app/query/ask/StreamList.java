package dev.weir.app.query.ask;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ListStreamsResponse;

/** The names of a connection's streams, asked for anew when they are older than some seconds. Thread-safe; blocks. */
final class StreamList {

    private static final int MOST = 10_000;
    private static final long FRESH_NANOS = Duration.ofSeconds(5).toNanos();
    private static final int MOST_MISTAKES = 3;

    private final KinesisClient kinesis;
    private List<String> names = List.of();
    private long readAt;
    private boolean read;

    StreamList(KinesisClient kinesis) {
        this.kinesis = kinesis;
    }

    /**
     * The stream that a statement means: the one of exactly that name, or else of that name in other letters. Who may not list
     * streams can still name them: then the name is taken as it is.
     *
     * @return null if there is none
     */
    @Nullable String find(String name) {
        List<String> all;
        try {
            all = all();
        } catch (AwsServiceException e) {
            if (e.isThrottlingException() || e.statusCode() >= 500) {
                throw e;
            }
            return name;
        }
        if (all.contains(name)) {
            return name;
        }
        return all.stream().filter(name::equalsIgnoreCase).findFirst().orElse(null);
    }

    /** The stream that a person who mistyped a name may have meant, or null. */
    @Nullable String nearest(String name) {
        return names().stream()
                .min(Comparator.comparingInt(other -> distance(name, other)))
                .filter(other -> distance(name, other) <= Math.min(MOST_MISTAKES, name.length() / 2))
                .orElse(null);
    }

    private synchronized List<String> names() {
        return names;
    }

    private synchronized List<String> all() {
        if (!read || System.nanoTime() - readAt > FRESH_NANOS) {
            List<String> found = new ArrayList<>();
            boolean more = true;
            while (more && found.size() < MOST) {
                String last = found.isEmpty() ? null : found.getLast();
                ListStreamsResponse page =
                        kinesis.listStreams(request -> request.limit(1_000).exclusiveStartStreamName(last));
                found.addAll(page.streamNames());
                more = Boolean.TRUE.equals(page.hasMoreStreams())
                        && !page.streamNames().isEmpty();
            }
            names = List.copyOf(found);
            read = true;
            readAt = System.nanoTime();
        }
        return names;
    }

    /** Letters to be typed, deleted or exchanged to get from one name to the other. */
    private static int distance(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int[] before = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] now = new int[b.length() + 1];
            now[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int exchange = before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(exchange, 1 + Math.min(before[j], now[j - 1]));
            }
            before = now;
        }
        return before[b.length()];
    }
}
