package dev.weir.app.records;

import dev.weir.app.records.log.BlockCache;
import dev.weir.app.records.log.RecordLog;
import dev.weir.app.records.log.RecordTest;
import dev.weir.app.records.log.SpillBudget;
import dev.weir.app.records.log.SpillFolder;
import dev.weir.app.records.tail.StartingPosition;
import dev.weir.app.records.tail.TailRequest;
import dev.weir.app.records.tail.TailSource;
import dev.weir.app.records.tail.Until;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything read of one stream since Start: one run, and one more for each earlier or later time that was gone to, in the order of
 * their times. Runs that meet leave no gap and read nothing twice. JavaFX thread only.
 */
final class Reading {

    private final TailSource source;
    private final @Nullable String shardId;
    private final SpillFolder folder;
    private final SpillBudget budget;
    private final RecordLog.Waiting waiting;
    private final BlockCache cache;
    private final Runnable onChange;
    private final Instant since;
    private final List<Run> runs = new ArrayList<>();
    private @Nullable RecordTest filter;
    private @Nullable RecordTest find;
    private boolean visible;
    private boolean held;

    Reading(
            TailSource source,
            @Nullable String shardId,
            SpillFolder folder,
            RecordLog.Waiting waiting,
            ReadingRoom room,
            Runnable onChange) {
        this.source = source;
        this.shardId = shardId;
        this.folder = folder;
        this.budget = SpillBudget.of(folder, room.diskBytes());
        this.cache = new BlockCache(room.memoryBytes());
        this.waiting = waiting;
        this.onChange = onChange;
        this.since = source.clock().instant();
    }

    /** Reads from a position on. */
    Run begin(StartingPosition position, Until until, long most) {
        Instant from = position instanceof StartingPosition.AtTimestamp(Instant time) ? time : since;
        return add(new TailRequest(shardId, position, until, most), from);
    }

    /**
     * Makes sure that what arrived from a time on is read: reads up to where the next run begins, or on and on.
     *
     * @param otherwise where to end when no run begins later
     * @return the run that has that time, and whether it is new
     */
    Arrival goTo(Instant time, Until otherwise) {
        for (Run run : runs) {
            boolean begun = !run.from().isAfter(time);
            if (begun && time.toEpochMilli() <= Run.reachedMillis(run.status())) {
                return new Arrival(run, false);
            }
        }
        Optional<Run> next =
                runs.stream().filter(run -> run.from().isAfter(time)).findFirst();
        Until until = next.map(Reading::boundary).orElse(otherwise);
        return new Arrival(
                add(new TailRequest(shardId, new StartingPosition.AtTimestamp(time), until, Long.MAX_VALUE), time),
                true);
    }

    /** Where the reading of a time is found. */
    record Arrival(Run run, boolean fresh) {}

    /** Where a run that comes before another has to end. */
    private static Until boundary(Run next) {
        return switch (next.request().position()) {
            case StartingPosition.AtTimestamp(Instant time) -> new Until.Time(time);
            case StartingPosition.AtSequenceNumber(String number) -> new Until.SequenceNumber(number);
            // What the other has read already ends it earlier.
            default -> new Until.Tip();
        };
    }

    private Run add(TailRequest request, Instant from) {
        RecordLog log = new RecordLog(folder, budget, cache, waiting);
        if (held) {
            log.hold();
        }
        Run run = new Run(source, request, from, log, onChange);
        runs.add(run);
        runs.sort(Comparator.comparing(Run::from));
        run.filter(filter);
        run.find(find);
        run.setVisible(visible);
        return run;
    }

    /** In the order of their times. */
    List<Run> runs() {
        return runs;
    }

    Instant since() {
        return since;
    }

    SpillBudget budget() {
        return budget;
    }

    void setVisible(boolean nowVisible) {
        visible = nowVisible;
        runs.forEach(run -> run.setVisible(visible));
    }

    void filter(@Nullable RecordTest test) {
        filter = test;
        runs.forEach(run -> run.filter(test));
    }

    void find(@Nullable RecordTest test) {
        find = test;
        runs.forEach(run -> run.find(test));
    }

    boolean filtered() {
        return filter != null;
    }

    /** Nothing that comes from now on is shown. */
    void hold() {
        held = true;
        runs.forEach(run -> run.log().hold());
    }

    void release() {
        held = false;
        runs.forEach(run -> {
            run.log().release();
            run.wake();
        });
    }

    boolean held() {
        return held;
    }

    /** Ends reading; the records stay, and those that waited are shown. */
    void stop() {
        runs.forEach(Run::stop);
        release();
    }

    /** Ends everything. */
    void close() {
        runs.forEach(Run::close);
    }
}
