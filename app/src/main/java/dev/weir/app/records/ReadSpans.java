package dev.weir.app.records;

import dev.weir.app.records.ruler.RulerDensity;
import dev.weir.app.records.ruler.RulerModel.WhatWasRead;
import dev.weir.app.records.ruler.TimeSpan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the ruler shows of what the page has read. JavaFX thread only. */
final class ReadSpans implements WhatWasRead {

    /** Stretches that are nearer than this are shown as one. */
    private static final long TOUCHING = 1_000;

    private final RecordsModel model;

    ReadSpans(RecordsModel model) {
        this.model = model;
    }

    @Override
    public RulerDensity density(TimeSpan view, int buckets) {
        Reading reading = model.reading();
        if (reading == null) {
            return new RulerDensity(RulerDensity.Source.NONE, view.from(), 1, new double[0]);
        }
        long width = Math.max(1, view.length() / buckets);
        double[] counts = new double[buckets];
        reading.runs().forEach(run -> run.log().density().addTo(counts, view.from(), (double) width));
        return new RulerDensity(RulerDensity.Source.READ, view.from(), width, counts);
    }

    @Override
    public List<TimeSpan> loaded() {
        Reading reading = model.reading();
        List<TimeSpan> spans = new ArrayList<>();
        if (reading != null) {
            for (Run run : reading.runs()) {
                TimeSpan span = span(run);
                if (span != null) {
                    join(spans, span);
                }
            }
        }
        return spans;
    }

    private static @Nullable TimeSpan span(Run run) {
        long earliest = run.log().density().earliest();
        long from = Math.min(
                earliest,
                run.from().toEpochMilli() == 0 ? Long.MAX_VALUE : run.from().toEpochMilli());
        long to = Math.max(run.log().density().latest(), Run.reachedMillis(run.status()));
        return from == Long.MAX_VALUE || to <= from ? null : new TimeSpan(from, to);
    }

    private static void join(List<TimeSpan> spans, TimeSpan next) {
        TimeSpan last = spans.isEmpty() ? null : spans.getLast();
        if (last != null && next.from() <= last.to() + TOUCHING) {
            spans.set(spans.size() - 1, new TimeSpan(last.from(), Math.max(last.to(), next.to())));
        } else {
            spans.add(next);
        }
    }
}
