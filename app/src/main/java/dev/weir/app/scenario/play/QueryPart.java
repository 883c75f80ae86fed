package dev.weir.app.scenario.play;

import dev.weir.app.scenario.Flow;
import dev.weir.app.scenario.Question;
import dev.weir.app.shell.Place;
import dev.weir.app.shell.Statements;
import dev.weir.app.text.Text;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A query: one that goes on, or one that is asked again and again. */
final class QueryPart implements Part {

    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Question question;
    private final List<Flow> flows;
    private final Statements sql;
    private volatile Statements.@Nullable Running running;
    private volatile Statements.@Nullable Standing answered;
    private volatile @Nullable String trouble;

    QueryPart(Question question, List<Flow> flows, Statements sql) {
        this.question = question;
        this.flows = flows;
        this.sql = sql;
    }

    @Override
    public String key() {
        return "query:" + question.name();
    }

    @Override
    public List<String> needs() {
        return flows.stream().map(flow -> StreamPart.key(flow.name())).toList();
    }

    @Override
    public void make() {
        for (Flow flow : flows) {
            if (!flow.columns().isEmpty()) {
                sql.declare(flow.name(), flow.columns(), flow.eventTime());
            }
        }
    }

    @Override
    public void work() throws InterruptedException {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Statements.Running now = switch (question) {
                    case Question.Watched watched -> sql.watch(watched.title(), watched.sql());
                    case Question.Asked asked -> sql.ask(asked.sql());
                };
                running = now;
                while (!now.standing().ended()) {
                    Thread.sleep(POLL);
                }
                if (now.standing().failure() == null) {
                    answered = now.standing();
                    trouble = null;
                } else {
                    trouble = now.standing().failure();
                }
                Thread.sleep(question instanceof Question.Asked asked && trouble == null ? asked.every() : RETRY);
            }
        } finally {
            Statements.Running last = running;
            if (last != null) {
                last.cancel();
            }
        }
    }

    @Override
    public void trouble(@Nullable String what) {
        trouble = what;
    }

    @Override
    public PartState state() {
        Statements.Running now = running;
        Statements.Standing standing = answered != null ? answered : now == null ? null : now.standing();
        String failure = trouble;
        // Before there was any answer there may be nothing to ask about yet.
        boolean early = question instanceof Question.Asked && answered == null;
        String wrong = early ? null : failure;
        boolean working = standing != null && (standing.rows() > 0 || standing.ended());
        return new PartState(
                PartState.Kind.QUERY,
                question.title(),
                wrong != null
                        ? PartState.Status.TROUBLE
                        : !early && (working || now != null) ? PartState.Status.WORKING : PartState.Status.WAITING,
                wrong != null ? wrong : early && failure != null ? failure : words(standing),
                standing == null ? 0 : standing.rows(),
                new Place.Query(question.sql()));
    }

    private String words(Statements.@Nullable Standing standing) {
        if (standing == null) {
            return Text.of("waits for its streams");
        }
        String newest = standing.newest();
        if (newest == null) {
            return standing.words();
        }
        return question instanceof Question.Asked
                ? newest
                : Text.count(standing.rows(), "{0} row", "{0} rows") + " · " + newest;
    }
}
