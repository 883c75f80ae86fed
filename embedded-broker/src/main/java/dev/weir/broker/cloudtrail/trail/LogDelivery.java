package dev.weir.broker.cloudtrail.trail;

import dev.weir.broker.cloudtrail.journal.JournalEvent;
import dev.weir.broker.cloudtrail.trail.TrailProgress.Pending;
import dev.weir.broker.logs.LogSink;
import dev.weir.broker.s3.ObjectStore;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Delivers a trail's events as log files. What is to be delivered is written down first, then the files are put, then
 * that they were: a process that is killed in between puts the same files under the same keys again.
 */
final class LogDelivery {

    /** Events of one round, at most, and so of one file. */
    private static final int ROUND = 5_000;

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy/MM/dd/", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Set<String> GLOBAL = Set.of("iam.amazonaws.com", "sts.amazonaws.com");

    private final Trails trails;
    private final Events events;
    private final ObjectStore objects;
    private final LogSink logs;

    LogDelivery(Trails trails, Events events, ObjectStore objects, LogSink logs) {
        this.trails = trails;
        this.events = events;
        this.objects = objects;
        this.logs = logs;
    }

    /**
     * Delivers everything that there is now. Its caller holds {@link Trails#changing}.
     *
     * @return the trail afterwards
     */
    Trail deliver(Trail trail, Instant now) {
        Trail current = trail;
        long managementEnd = events.head(false);
        long dataEnd = events.head(true);
        while (true) {
            Pending planned = current.progress().pending();
            Pending plan = planned == null ? plan(current, managementEnd, dataEnd, now) : planned;
            if (plan == null) {
                return current;
            }
            if (planned == null) {
                current = current.with(current.progress().withPending(plan));
                trails.save(current);
            }
            current = carryOut(current, plan);
        }
    }

    private @org.jspecify.annotations.Nullable Pending plan(
            Trail trail, long managementEnd, long dataEnd, Instant now) {
        TrailProgress progress = trail.progress();
        boolean data = trail.settings().selectors().hasData();
        long management = Math.min(managementEnd, progress.management() + ROUND);
        long ofData = data ? Math.min(dataEnd, progress.data() + ROUND) : dataEnd;
        return management <= progress.management() && ofData <= progress.data()
                ? null
                : new Pending(now.toEpochMilli(), management, Math.max(ofData, progress.data()), unique());
    }

    private static String unique() {
        StringBuilder text = new StringBuilder(16);
        for (int each = 0; each < 16; each++) {
            text.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    private Trail carryOut(Trail trail, Pending plan) {
        Map<String, List<JournalEvent>> byRegion = new TreeMap<>();
        take(trail, false, trail.progress().management(), plan.management(), byRegion);
        if (trail.settings().selectors().hasData()) {
            take(trail, true, trail.progress().data(), plan.data(), byRegion);
        }
        List<LogFile> files = new ArrayList<>();
        byRegion.forEach((region, of) -> files.add(put(trail, region, of, plan)));
        long logsAt = byRegion.isEmpty() ? 0 : toLogs(trail.settings(), byRegion, plan);
        TrailProgress done = trail.progress().delivered(plan, !files.isEmpty(), logsAt);
        if (trail.settings().logFileValidation()) {
            for (String region : byRegion.keySet()) {
                if (!done.digests().containsKey(region)) {
                    done = done.withDigests(
                            0,
                            done.digestError(),
                            done.digestsWith(region, TrailProgress.DigestState.beginning(done.startedAt())));
                }
            }
        }
        Trail delivered = trail.with(done);
        trails.tables().save(delivered, trail.settings().logFileValidation() ? files : List.of());
        trails.replace(delivered);
        return delivered;
    }

    private void take(Trail trail, boolean data, long from, long to, Map<String, List<JournalEvent>> byRegion) {
        long last = from;
        while (last < to) {
            List<JournalEvent> more = events.after(data, last, ROUND);
            if (more.isEmpty()) {
                return;
            }
            for (JournalEvent event : more) {
                if (event.sequence() <= to) {
                    String region = region(trail.settings(), event);
                    if (!region.isEmpty() && trail.settings().selectors().matches(Subject.of(event, data))) {
                        byRegion.computeIfAbsent(region, _ -> new ArrayList<>()).add(event);
                    }
                }
            }
            last = more.getLast().sequence();
        }
    }

    /** The region of the file that an event goes to; empty if it is none of the trail's. */
    private static String region(TrailSettings settings, JournalEvent event) {
        String told = EventText.member(event.json(), "awsRegion");
        String region = told.isEmpty() ? settings.homeRegion() : told;
        if (settings.multiRegion() || region.equals(settings.homeRegion())) {
            return region;
        }
        return settings.includeGlobal() && GLOBAL.contains(event.source()) ? settings.homeRegion() : "";
    }

    private LogFile put(Trail trail, String region, List<JournalEvent> of, Pending plan) {
        TrailSettings settings = trail.settings();
        Instant at = Instant.ofEpochMilli(plan.at());
        String key = settings.folder("CloudTrail", region) + DAY.format(at) + settings.accountId() + "_CloudTrail_"
                + region + "_" + MINUTE.format(at) + "_" + plan.unique() + ".json.gz";
        PackedText text = new PackedText(records(of));
        text.put(objects, settings.bucket(), key, Map.of());
        return new LogFile(
                region,
                settings.bucket(),
                key,
                text.hash(),
                of.stream().mapToLong(each -> each.time().toEpochMilli()).min().orElseThrow(),
                of.stream().mapToLong(each -> each.time().toEpochMilli()).max().orElseThrow());
    }

    private static byte[] records(List<JournalEvent> of) {
        ByteArrayOutputStream text = new ByteArrayOutputStream(of.size() * 1_500);
        text.writeBytes("{\"Records\":[".getBytes(StandardCharsets.UTF_8));
        for (int each = 0; each < of.size(); each++) {
            if (each > 0) {
                text.write(',');
            }
            text.writeBytes(of.get(each).json().getBytes(StandardCharsets.UTF_8));
        }
        text.writeBytes("]}".getBytes(StandardCharsets.UTF_8));
        return text.toByteArray();
    }

    private long toLogs(TrailSettings settings, Map<String, List<JournalEvent>> byRegion, Pending plan) {
        String arn = settings.logGroupArn();
        if (arn == null) {
            return 0;
        }
        String[] parts = arn.split(":", -1);
        byRegion.forEach((region, of) -> logs.put(
                parts[3],
                parts[6],
                settings.accountId() + "_CloudTrail_" + region,
                of.stream()
                        .map(event -> new LogSink.Line(event.time(), event.json()))
                        .toList()));
        return plan.at();
    }
}
