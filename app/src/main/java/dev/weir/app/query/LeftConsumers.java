package dev.weir.app.query;

import dev.weir.app.query.text.SqlToken;
import dev.weir.app.query.text.SqlTokens;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.Tag;

/**
 * The fan-out consumers that statements may have registered. The process of Watch deregisters its own when a statement ends; one that was
 * killed can't, and a consumer costs by the hour. So their names are kept, and those whose process is gone are taken away. A consumer
 * without the tag of such a process is another's and stays. Thread-safe; blocks.
 */
final class LeftConsumers {

    private static final Logger LOG = LoggerFactory.getLogger(LeftConsumers.class);

    /** The tag that the process of Watch gives: host, process id, and when it began in milliseconds since 1970. */
    private static final String OWNER = "weir-owner";

    private static final String OPTION = "'source.efo.consumer.name'";
    private static final int MOST = 200;
    private static final String BETWEEN = " ";

    private final Supplier<KinesisClient> kinesis;
    private final Consumer<String> remember;
    /** Stream ARN and consumer name each. */
    private final Set<String> noted = new LinkedHashSet<>();

    /**
     * Those that were noted before.
     *
     * @param kept the text of before, or null
     * @param remember keeps a text; on any thread
     */
    LeftConsumers(Supplier<KinesisClient> kinesis, @Nullable String kept, Consumer<String> remember) {
        this.kinesis = kinesis;
        this.remember = remember;
        if (kept != null) {
            kept.lines().filter(line -> line.contains(BETWEEN)).forEach(noted::add);
        }
    }

    /** The names of consumers that a statement asks for. */
    static List<String> names(String statement) {
        List<String> tokens = SqlTokens.of(statement).stream()
                .filter(token -> token.kind() != SqlToken.Kind.COMMENT
                        || token.in(statement).startsWith("/*+"))
                .map(token -> token.in(statement))
                .collect(Collectors.toCollection(ArrayList::new));
        List<String> names = new ArrayList<>();
        for (String token : List.copyOf(tokens)) {
            if (token.startsWith("/*+")) {
                // A hint is a comment to whoever knows no hints.
                names.addAll(names(token.substring(3, Math.max(3, token.length() - 2))));
            }
        }
        for (int i = 0; i + 2 < tokens.size(); i++) {
            if (tokens.get(i).equals(OPTION) && tokens.get(i + 2).matches("'[a-zA-Z0-9_.-]+'")) {
                names.add(tokens.get(i + 2).substring(1, tokens.get(i + 2).length() - 1));
            }
        }
        return names;
    }

    /** A statement may register such a consumer at this stream. */
    synchronized void note(String streamArn, String consumerName) {
        if (noted.size() < MOST && noted.add(streamArn + BETWEEN + consumerName)) {
            remember.accept(String.join("\n", noted));
        }
    }

    synchronized boolean isEmpty() {
        return noted.isEmpty();
    }

    private synchronized List<String> all() {
        return List.copyOf(noted);
    }

    private synchronized void forget(String line) {
        if (noted.remove(line)) {
            remember.accept(String.join("\n", noted));
        }
    }

    /** Takes away those whose process is gone, as far as that is allowed. Returns how many there were. */
    int sweep() {
        int taken = 0;
        for (String line : all()) {
            String[] parts = line.split(BETWEEN, 2);
            try {
                if (isTakenAway(parts[0], parts[1])) {
                    taken++;
                    forget(line);
                }
            } catch (ResourceNotFoundException gone) {
                forget(line);
            } catch (SdkException e) {
                // Asked again another time; it is still noted.
                LOG.warn("Whether the consumer {} was left behind is not known.", line, e);
            }
        }
        return taken;
    }

    private boolean isTakenAway(String streamArn, String consumerName) {
        KinesisClient client = kinesis.get();
        String arn = client.describeStreamConsumer(
                        request -> request.streamARN(streamArn).consumerName(consumerName))
                .consumerDescription()
                .consumerARN();
        boolean left = client.listTagsForResource(request -> request.resourceARN(arn)).tags().stream()
                .filter(tag -> tag.key().equals(OWNER))
                .map(Tag::value)
                .anyMatch(LeftConsumers::isGone);
        if (left) {
            client.deregisterStreamConsumer(request -> request.consumerARN(arn));
        }
        return left;
    }

    /** Whether a process of this host is no more. */
    private static boolean isGone(String owner) {
        String[] parts = owner.split("/", 3);
        try {
            if (parts.length != 3 || !parts[0].equals(InetAddress.getLocalHost().getHostName())) {
                return false;
            }
            Instant began = Instant.ofEpochMilli(Long.parseLong(parts[2]));
            return ProcessHandle.of(Long.parseLong(parts[1]))
                    .filter(ProcessHandle::isAlive)
                    .flatMap(process -> process.info().startInstant())
                    .filter(start -> start.toEpochMilli() == began.toEpochMilli())
                    .isEmpty();
        } catch (UnknownHostException | NumberFormatException e) {
            return false;
        }
    }
}
