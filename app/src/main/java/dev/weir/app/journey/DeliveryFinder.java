package dev.weir.app.journey;

import dev.weir.app.connection.Clients;
import dev.weir.app.delivery.DeliveryFacts;
import dev.weir.app.fx.Failures;
import dev.weir.app.shell.Format;
import dev.weir.app.shell.Place;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.firehose.model.ListDeliveryStreamsResponse;

/**
 * Follows a record through the delivery streams that read its stream, into the object that holds its bytes. Firehose tells nobody where a
 * record went, so the bytes are looked for. On the embedded broker a record that is delivered without change is in one of the objects
 * of its time; if its bytes stand in them once, that is it. Blocks: virtual threads only.
 */
final class DeliveryFinder {

    /** The most delivery streams that are described: each costs a call. */
    private static final int MOST = 50;

    /** What an object needs, after the buffer's time, to be listed. */
    private static final Duration SETTLED = Duration.ofSeconds(3);

    /** Fewer bytes than these stand within other records all the time. */
    private static final int TELLING = 8;

    private final Clients clients;
    private final boolean embedded;
    private final InstantSource clock;
    private final ZoneId zone;

    DeliveryFinder(Clients clients, boolean embedded, InstantSource clock, ZoneId zone) {
        this.clients = clients;
        this.embedded = embedded;
        this.clock = clock;
        this.zone = zone;
    }

    void find(Traced traced, Told told) throws InterruptedException {
        List<DeliveryTarget> targets;
        try {
            targets = targets(traced);
        } catch (SdkException e) {
            told.hop(Hop.of(
                    HopKind.BUFFER,
                    Text.of("Delivery streams"),
                    Certainty.UNKNOWN,
                    Failures.of(e, Text.of("List delivery streams")).what()));
            return;
        }
        if (targets.isEmpty()) {
            told.hop(Hop.of(
                    HopKind.BUFFER,
                    Text.of("Delivery streams"),
                    Certainty.EXACT,
                    Text.of("No delivery stream reads this stream now, so nothing delivers the record.")));
        }
        for (DeliveryTarget target : targets) {
            told.hop(buffer(traced, target));
            try {
                told.hop(object(traced, target, told));
            } catch (SdkException | IOException e) {
                told.hop(Hop.of(
                        HopKind.OBJECT,
                        target.facts().name(),
                        Certainty.UNKNOWN,
                        Failures.of(e, Text.of("Read the objects")).what()));
            }
        }
    }

    private List<DeliveryTarget> targets(Traced traced) {
        ListDeliveryStreamsResponse names = clients.firehose().listDeliveryStreams(request -> request.limit(MOST));
        List<DeliveryTarget> targets = new ArrayList<>();
        for (String name : names.deliveryStreamNames()) {
            DeliveryFacts facts = DeliveryFacts.describe(clients.firehose(), name);
            if (traced.streamName().equals(facts.sourceStream())) {
                targets.add(DeliveryTarget.of(facts));
            }
        }
        return targets;
    }

    private Hop buffer(Traced traced, DeliveryTarget target) {
        Instant due = target.due(traced.arrival());
        return Hop.of(
                        HopKind.BUFFER,
                        target.facts().name(),
                        Certainty.INFERRED,
                        Text.of("It reads the stream now; when it took the record is told by nobody."))
                .with(Text.of("Delivered at the latest"), Format.timeMillis(due, zone))
                .with(
                        Text.of("Buffer"),
                        Text.of(
                                "{0} or {1} s",
                                Format.bytes((double) target.s3().bufferBytes()),
                                target.s3().bufferTime().toSeconds()))
                .opening(new Place.DeliveryStream(target.facts().name()));
    }

    private Hop object(Traced traced, DeliveryTarget target, Told told) throws IOException, InterruptedException {
        String name = target.facts().name();
        if (!target.isS3()) {
            return Hop.of(
                    HopKind.OBJECT,
                    target.facts().type().words(),
                    Certainty.UNKNOWN,
                    Text.of("What this destination took can't be looked through from here."));
        }
        if (target.converts()) {
            return Hop.of(
                    HopKind.OBJECT,
                    name,
                    Certainty.UNKNOWN,
                    Text.of("Records become rows of Parquet or ORC here: no range of bytes is the record."));
        }
        if (target.isSealed()) {
            return Hop.of(
                    HopKind.OBJECT,
                    name,
                    Certainty.UNKNOWN,
                    Text.of("The objects are compressed with Snappy, which is not searched."));
        }
        if (traced.data().length == 0) {
            return Hop.of(
                    HopKind.OBJECT, name, Certainty.UNKNOWN, Text.of("The record has no bytes that could be found."));
        }
        Instant due = target.due(traced.arrival());
        String bucket = target.s3().bucket();
        ObjectSearch.Found found = new ObjectSearch(clients.s3(), traced.data(), told)
                .in(bucket, target.prefixes(traced.arrival()), traced.arrival(), due);
        return found.hits().isEmpty() ? missing(traced, target, found, told) : hit(traced, target, found);
    }

    private Hop hit(Traced traced, DeliveryTarget target, ObjectSearch.Found found) {
        ObjectSearch.Hit first = found.hits().getFirst();
        Duration after = Duration.between(traced.arrival(), first.written());
        boolean only = found.hits().size() == 1;
        // Before its time is over the record may still be in the buffer, and its few bytes by chance within another.
        boolean settled = clock.instant().isAfter(target.due(traced.arrival()).plus(SETTLED));
        boolean telling = traced.data().length >= TELLING;
        boolean exact = embedded && only && settled && telling && found.complete() && !target.transforms();
        String reason;
        if (exact) {
            reason = Text.of(
                    "Nothing changes or drops records on this way, and of all that was written in that time only this place holds these bytes.");
        } else if (only) {
            reason = Text.of(
                    "The object was written {0} s after the arrival and holds a record with equal bytes.",
                    Math.max(0, after.toSeconds()));
        } else {
            reason = Text.of(
                    "Equal bytes are in {0} places; this is the first that was written after the arrival.",
                    found.hits().size());
        }
        long end = first.offset() + traced.data().length - 1;
        Hop hop = Hop.of(
                        HopKind.OBJECT,
                        "s3://" + first.bucket() + "/" + first.key(),
                        exact ? Certainty.EXACT : Certainty.INFERRED,
                        reason)
                .at(first.written())
                .with(
                        first.packed() ? Text.of("Bytes, decompressed") : Text.of("Bytes"),
                        Format.count(first.offset()) + " – " + Format.count(end));
        return searched(hop, found).opening(new Place.Objects(first.bucket(), first.key()));
    }

    private Hop missing(Traced traced, DeliveryTarget target, ObjectSearch.Found found, Told told)
            throws IOException, InterruptedException {
        String errors = target.errors();
        if (!errors.isEmpty()) {
            byte[] raw = Base64.getEncoder().encodeToString(traced.data()).getBytes(StandardCharsets.US_ASCII);
            ObjectSearch.Found failed = new ObjectSearch(clients.s3(), raw, told)
                    .in(target.s3().bucket(), List.of(errors), traced.arrival(), target.due(traced.arrival()));
            if (!failed.hits().isEmpty()) {
                ObjectSearch.Hit first = failed.hits().getFirst();
                return searched(
                                Hop.of(
                                                HopKind.OBJECT,
                                                "s3://" + first.bucket() + "/" + first.key(),
                                                Certainty.INFERRED,
                                                Text.of(
                                                        "It failed on the way: an object of errors holds a record with equal bytes."))
                                        .at(first.written()),
                                failed)
                        .opening(new Place.Objects(first.bucket(), first.key()));
            }
        }
        String reason;
        if (clock.instant().isBefore(target.due(traced.arrival()))) {
            reason = Text.of("It may still be in the buffer: the time of that is not over.");
        } else if (target.transforms()) {
            reason = Text.of("Records are processed on the way: it may have been changed, taken apart or dropped.");
        } else if (!found.complete()) {
            reason = Text.of("Not all objects of the time were read, and none of those that were holds its bytes.");
        } else {
            reason = Text.of("No object that was written since holds its bytes; it may be on its way, or was deleted.");
        }
        return searched(Hop.of(HopKind.OBJECT, target.facts().name(), Certainty.UNKNOWN, reason), found);
    }

    private static Hop searched(Hop hop, ObjectSearch.Found found) {
        return hop.with(
                Text.of("Searched"),
                Text.count(
                        found.objects(), "{0} object, {1}", "{0} objects, {1}", Format.bytes((double) found.bytes())));
    }
}
