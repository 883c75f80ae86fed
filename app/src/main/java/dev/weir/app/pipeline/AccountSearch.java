package dev.weir.app.pipeline;

import dev.weir.app.connection.Clients;
import dev.weir.app.fx.Failure;
import dev.weir.app.fx.Failures;
import dev.weir.app.text.Text;
import dev.weir.charts.flow.FlowLink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Looks through an account, all kinds of things at once, and says of each that could not be looked for why. It fails only where nothing
 * could be looked for at all. Blocks: virtual threads only.
 */
final class AccountSearch implements Callable<Account> {

    /** What is over by the next look; a list that is asked for by several pages at once may be refused. */
    private static final Set<Failure.Kind> PASSING =
            Set.of(Failure.Kind.THROTTLED, Failure.Kind.TIMEOUT, Failure.Kind.REJECTED);

    /** How old a list of streams may be that somebody else got: half of the time between two looks. */
    private static final Duration SOON = Duration.ofMillis(2_500);

    private static final Duration LATER = Duration.ofSeconds(30);

    private final Clients clients;
    private final boolean embedded;
    private final Supplier<Scope> scope;
    /** What the last look that succeeded found, by the kind of part. */
    private final Map<Class<?>, Findings> last = new ConcurrentHashMap<>();

    /**
     * Looks at nothing yet.
     *
     * @param embedded whether it is the embedded broker, which has no Flink applications
     * @param scope asked at each look what is wanted
     */
    AccountSearch(Clients clients, boolean embedded, Supplier<Scope> scope) {
        this.clients = clients;
        this.embedded = embedded;
        this.scope = scope;
    }

    /** What came of a part: the failure if it failed, and what was found before that. */
    private record Looked(Findings findings, @Nullable SdkException failure) {}

    @Override
    public Account call() throws InterruptedException {
        List<Part> parts = new ArrayList<>(List.of(
                new StreamsPart(clients.streams(), embedded ? SOON : LATER),
                new DeliveriesPart(clients.firehose()),
                new MappingsPart(clients.lambda())));
        if (!embedded) {
            parts.add(new ApplicationsPart(clients.flink()));
        }
        List<Looked> looks = look(parts);
        if (looks.stream().allMatch(look -> look.failure() != null)) {
            throw looks.getFirst().failure();
        }
        Findings all = new Findings();
        looks.forEach(look -> all.addAll(look.findings()));
        Scope wanted = scope.get();
        Part consumers = new ConsumersPart(clients.kinesis(), streams(all, wanted), wanted.leaseTables());
        all.addAll(look(consumers).findings());
        return new Account(all.nodes(), all.links(), all.unknown());
    }

    private List<Looked> look(List<Part> parts) throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Looked>> looks =
                    threads.invokeAll(parts.stream().map(this::looking).toList());
            List<Looked> done = new ArrayList<>();
            for (Future<Looked> look : looks) {
                done.add(look.get());
            }
            return done;
        } catch (ExecutionException e) {
            throw new IllegalStateException("A part of the account could not be looked at", e.getCause());
        }
    }

    private Callable<Looked> looking(Part part) {
        return () -> look(part);
    }

    private Looked look(Part part) {
        Findings found = new Findings();
        try {
            part.find(found);
            last.put(part.getClass(), found);
            return new Looked(found, null);
        } catch (SdkException e) {
            Failure failure = Failures.of(e, part.subject());
            Findings before = last.get(part.getClass());
            if (before != null && PASSING.contains(failure.kind())) {
                // What was there a moment ago is still there, most likely; the next look is soon.
                return new Looked(before, null);
            }
            found.unknown(sentence(part.subject(), failure));
            return new Looked(found, e);
        }
    }

    private static String sentence(String subject, Failure failure) {
        return switch (failure.kind()) {
            case DENIED -> Text.of("{0}: not allowed to list them.", subject);
            case UNSUPPORTED -> Text.of("{0}: this endpoint has no such thing.", subject);
            default -> failure.what();
        };
    }

    /** The streams whose consumers are looked for: those that are shown anyhow, what is looked at first. */
    private static Set<String> streams(Findings all, Scope wanted) {
        Set<String> names = new LinkedHashSet<>();
        if (!wanted.focus().isEmpty()) {
            names.add(wanted.focus());
        }
        names.addAll(wanted.busy());
        String prefix = FlowNode.stream("");
        for (FlowLink link : all.links()) {
            for (String id : List.of(link.from(), link.to())) {
                if (id.startsWith(prefix)) {
                    names.add(id.substring(prefix.length()));
                }
            }
        }
        List<String> others = all.nodes().stream()
                .filter(node -> node.is(NodeKind.STREAM))
                .map(FlowNode::name)
                .toList();
        if (others.size() <= ConsumersPart.MOST) {
            names.addAll(others);
        }
        names.retainAll(Set.copyOf(others));
        return names;
    }
}
