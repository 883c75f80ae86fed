package dev.weir.app.audit.trail;

import dev.weir.app.audit.AuditEvent;
import dev.weir.app.audit.AuditQuery;
import dev.weir.app.audit.EventPages;
import dev.weir.app.audit.trail.TrailStore.Lane;
import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Events out of trail files, also those older than CloudTrail itself keeps. A page is a file; files are read newest first, a day's list
 * at a time, so that neither a long range nor a large file is ever held as a whole.
 */
public final class FilePages implements EventPages {

    /** Events kept of a file at most, the newest. */
    static final int MOST_OF_A_FILE = 10_000;

    /** A file is named for when it was made; the events in it are up to so much older. */
    private static final Duration LATE = Duration.ofMinutes(30);

    private final Supplier<S3Client> s3;
    private final TrailPlace place;
    private final Deque<TrailKey> waiting = new ArrayDeque<>();
    private List<Lane> lanes = List.of();
    private @Nullable TrailStore store;
    private LocalDate day = LocalDate.EPOCH;
    private final AtomicInteger filesRead = new AtomicInteger();
    private final AtomicLong eventsRead = new AtomicLong();
    private final AtomicInteger broken = new AtomicInteger();
    private volatile String lastBroken = "";

    public FilePages(Supplier<S3Client> s3, TrailPlace place) {
        this.s3 = s3;
        this.place = place;
    }

    @Override
    public PageOfEvents page(AuditQuery query, Instant now, @Nullable String token) {
        Instant from = query.span().from(now);
        Instant to = query.span().to(now);
        TrailStore files = store;
        if (token == null || files == null) {
            files = begin(to);
        }
        TrailKey next = nextFile(files, from, to);
        if (next == null) {
            return new PageOfEvents(List.of(), null);
        }
        List<AuditEvent> events = read(files, next, query, from, to);
        boolean more = !waiting.isEmpty() || !day.isBefore(LocalDate.ofInstant(from, ZoneOffset.UTC));
        return new PageOfEvents(events, more ? "more" : null);
    }

    private TrailStore begin(Instant to) {
        TrailStore files = new TrailStore(s3.get(), place);
        store = files;
        waiting.clear();
        filesRead.set(0);
        eventsRead.set(0);
        broken.set(0);
        lanes = files.lanes();
        day = LocalDate.ofInstant(to.plus(LATE), ZoneOffset.UTC);
        return files;
    }

    private @Nullable TrailKey nextFile(TrailStore files, Instant from, Instant to) {
        LocalDate first = LocalDate.ofInstant(from, ZoneOffset.UTC);
        while (waiting.isEmpty()
                && !day.isBefore(first)
                && !Thread.currentThread().isInterrupted()) {
            List<TrailKey> ofDay = new ArrayList<>();
            for (Lane lane : lanes) {
                files.day(lane.logs(), day, TrailKey::log).stream()
                        .filter(key -> !key.time().isBefore(from) && !key.time().isAfter(to.plus(LATE)))
                        .forEach(ofDay::add);
            }
            ofDay.sort(Comparator.comparing(TrailKey::time).reversed());
            waiting.addAll(ofDay);
            day = day.minusDays(1);
        }
        return waiting.poll();
    }

    private List<AuditEvent> read(TrailStore files, TrailKey key, AuditQuery query, Instant from, Instant to) {
        PriorityQueue<AuditEvent> newest = new PriorityQueue<>(Comparator.comparing(AuditEvent::time));
        try (InputStream packed = files.open(key.key());
                InputStream in = TrailStore.unpacked(packed)) {
            TrailFile.read(in, event -> {
                eventsRead.incrementAndGet();
                if (!event.time().isBefore(from) && !event.time().isAfter(to) && query.takes(event)) {
                    newest.add(event);
                    if (newest.size() > MOST_OF_A_FILE) {
                        newest.remove();
                    }
                }
            });
        } catch (IOException e) {
            broken.incrementAndGet();
            lastBroken = key.key() + ": " + e.getMessage();
        }
        filesRead.incrementAndGet();
        List<AuditEvent> events = new ArrayList<>(newest);
        events.sort(Comparator.comparing(AuditEvent::time).reversed());
        return events;
    }

    @Override
    public boolean follows() {
        return false;
    }

    @Override
    public String progress() {
        int files = filesRead.get();
        String read = Text.count(
                files,
                "{0} file read, with {1} events",
                "{0} files read, with {1} events",
                Format.count(eventsRead.get()));
        return broken.get() == 0
                ? read
                : Text.of("{0}; {1} could not be read, the last of them {2}", read, broken.get(), lastBroken);
    }
}
