package dev.weir.app.pipeline;

import dev.weir.app.metrics.Throughput;
import dev.weir.app.pipeline.Counter.Meaning;
import dev.weir.app.pipeline.Mark.Level;
import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import dev.weir.charts.flow.FlowLink;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Reckons from what was counted what flows on each link and how each node is doing. */
final class Reckoning {

    /** A reader that is so far behind is told to be late, in milliseconds. */
    static final double LATE = 60_000;

    private final Pipeline pipeline;
    private final Map<String, Throughput> streams;
    private final Readings readings;
    private final ToDoubleFunction<String> statements;
    private final Map<String, String> faults;

    private Reckoning(
            Pipeline pipeline,
            Map<String, Throughput> streams,
            Readings readings,
            ToDoubleFunction<String> statements,
            Map<String, String> faults) {
        this.pipeline = pipeline;
        this.streams = streams;
        this.readings = readings;
        this.statements = statements;
        this.faults = faults;
    }

    /**
     * Reckons.
     *
     * @param streams the newest rates by the stream's name
     * @param statements records a second that a statement reads, by its node's id
     * @param faults which faults were asked for, in words, by the node's id
     */
    static Live of(
            Pipeline pipeline,
            Map<String, Throughput> streams,
            Readings readings,
            ToDoubleFunction<String> statements,
            Map<String, String> faults) {
        return new Reckoning(pipeline, streams, readings, statements, faults).live();
    }

    private Live live() {
        Map<String, Mark> marks = new HashMap<>();
        pipeline.nodes().forEach(node -> marks.put(node.id(), mark(node)));
        Map<FlowLink, Flow> flows = new HashMap<>();
        pipeline.links().forEach(link -> flows.put(link, flow(link)));
        return new Live(marks, flows);
    }

    private Flow flow(FlowLink link) {
        FlowNode to = pipeline.node(link.to()).orElseThrow();
        FlowNode from = pipeline.node(link.from()).orElseThrow();
        return switch (to.kind()) {
            case STREAM -> from.is(NodeKind.PRODUCERS) || alone(link) ? into(to) : Flow.UNKNOWN;
            case DELIVERY ->
                alone(link)
                        ? new Flow(readings.now(to.id(), Meaning.RECORDS_IN), readings.now(to.id(), Meaning.BYTES_IN))
                        : Flow.UNKNOWN;
            case OBJECTS, DESTINATION ->
                new Flow(
                        readings.steady(from.id(), Meaning.RECORDS_OUT), readings.steady(from.id(), Meaning.BYTES_OUT));
            case CONSUMER ->
                new Flow(readings.now(to.id(), Meaning.RECORDS_IN), readings.now(to.id(), Meaning.BYTES_IN));
            case STATEMENT -> alone(link) ? new Flow(statements.applyAsDouble(to.id()), Double.NaN) : Flow.UNKNOWN;
            case READERS -> outOf(from);
            default -> Flow.UNKNOWN;
        };
    }

    /** Whether nothing else flows to where a link goes: then all that comes there comes by it. */
    private boolean alone(FlowLink link) {
        return pipeline.links().stream()
                        .filter(other -> other.to().equals(link.to()))
                        .count()
                == 1;
    }

    private Flow into(FlowNode stream) {
        Throughput rates = streams.get(stream.name());
        return rates == null ? Flow.UNKNOWN : new Flow(rates.recordsIn(), rates.bytesIn());
    }

    private Flow outOf(FlowNode stream) {
        Throughput rates = streams.get(stream.name());
        return rates == null ? Flow.UNKNOWN : new Flow(rates.recordsOut(), rates.bytesOut());
    }

    private Mark mark(FlowNode node) {
        List<Mark> marks = new ArrayList<>(List.of(node.stated()));
        String fault = faults.get(node.id());
        if (fault != null) {
            marks.add(new Mark(Level.FAILING, Text.of("Fault asked for: {0}", fault)));
        }
        switch (node.kind()) {
            case STREAM -> ofStream(node, marks);
            case DELIVERY -> ofDelivery(node, marks);
            case FUNCTION -> ofFunction(node, marks);
            case CONSUMER -> behind(node, marks);
            default -> {
                // Nobody counts these.
            }
        }
        return Mark.gravest(marks);
    }

    private void ofStream(FlowNode node, List<Mark> marks) {
        Throughput rates = streams.get(node.name());
        if (rates != null && rates.writeThrottles() > 0) {
            marks.add(
                    new Mark(Level.WARNING, Text.of("Throttled: {0} refused/s", Format.rate(rates.writeThrottles()))));
        } else if (rates != null && rates.readThrottles() > 0) {
            marks.add(new Mark(Level.WARNING, Text.of("Readers throttled")));
        }
        double behind = readings.sum(node.id(), Meaning.MILLIS_BEHIND);
        if (behind >= LATE) {
            marks.add(new Mark(Level.LATE, Text.of("A reader is {0} behind", span(behind))));
        }
    }

    private void ofDelivery(FlowNode node, List<Mark> marks) {
        double tried = readings.sum(node.id(), Meaning.TRIED);
        double failed = tried - readings.sum(node.id(), Meaning.SUCCEEDED);
        if (failed > 0) {
            marks.add(new Mark(
                    Level.FAILING,
                    Text.of("{0} of {1} deliveries failed", Format.count((long) failed), Format.count((long) tried))));
        }
        if (readings.sum(node.id(), Meaning.REFUSED) > 0) {
            marks.add(new Mark(Level.WARNING, Text.of("Throttled")));
        }
        behind(node, marks);
    }

    private void ofFunction(FlowNode node, List<Mark> marks) {
        double failed = readings.sum(node.id(), Meaning.FAILED);
        if (failed > 0) {
            marks.add(new Mark(
                    Level.FAILING,
                    Text.of(
                            "{0} of {1} calls failed",
                            Format.count((long) failed),
                            Format.count((long) Math.max(failed, readings.sum(node.id(), Meaning.TRIED))))));
        }
        if (readings.sum(node.id(), Meaning.REFUSED) > 0) {
            marks.add(new Mark(Level.WARNING, Text.of("Throttled")));
        }
        behind(node, marks);
    }

    private void behind(FlowNode node, List<Mark> marks) {
        double behind = readings.now(node.id(), Meaning.MILLIS_BEHIND);
        if (behind >= LATE) {
            marks.add(new Mark(Level.LATE, Text.of("{0} behind", span(behind))));
        }
    }

    /** For instance {@code 3 min}. */
    static String span(double millis) {
        long minutes = Math.round(millis / 60_000);
        if (minutes < 60) {
            return minutes + " min";
        }
        return minutes < 2 * 24 * 60 ? minutes / 60 + " h" : minutes / (24 * 60) + " d";
    }
}
