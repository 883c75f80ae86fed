package dev.weir.app.capsule;

import dev.weir.app.capsule.RestoreStep.Kind;
import dev.weir.app.capsule.RestoreStep.What;
import dev.weir.app.capsule.file.Capsule;
import dev.weir.app.capsule.file.Manifest.StreamTally;
import dev.weir.app.capsule.file.SavedDelivery;
import dev.weir.app.capsule.file.SavedQuery;
import dev.weir.app.capsule.file.StreamPart;
import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What restoring a capsule would make, and what of it can't be. Made before anything is. */
final class RestorePlan {

    private static final int STREAM_NAME = 128;
    private static final int DELIVERY_NAME = 64;
    private static final int QUERY_NAME = 200;

    private final Capsule capsule;
    private final Present present;
    private final Clash clash;
    private final List<RestoreStep> steps = new ArrayList<>();
    private final Map<String, String> streamTargets = new HashMap<>();

    private RestorePlan(Capsule capsule, Present present, Clash clash) {
        this.capsule = capsule;
        this.present = present;
        this.clash = clash;
    }

    static List<RestoreStep> of(Capsule capsule, Present present, Clash clash) {
        RestorePlan plan = new RestorePlan(capsule, present, clash);
        plan.streams();
        plan.deliveries();
        plan.queries();
        plan.layout();
        return List.copyOf(plan.steps);
    }

    private void streams() {
        Set<String> taken = new HashSet<>(present.streams());
        int number = 0;
        for (StreamPart stream : capsule.streams()) {
            RestoreMark mark = RestoreMark.begun(capsule, ++number);
            String earlier = present.restored(mark);
            String words = words(stream);
            RestoreStep step;
            if (earlier != null) {
                boolean whole = present.marks().getOrDefault(earlier, mark).whole();
                step = new RestoreStep(
                        Kind.STREAM,
                        stream.name(),
                        earlier,
                        whole ? What.THERE : What.GO_ON,
                        whole
                                ? Text.of("Is there from an earlier restore.")
                                : Text.of("Goes on where an earlier restore ended: {0}", words));
            } else {
                step = step(Kind.STREAM, stream.name(), taken, STREAM_NAME, words);
            }
            taken.add(step.target());
            streamTargets.put(stream.name(), step.target());
            steps.add(step);
        }
    }

    private String words(StreamPart stream) {
        StreamTally tally = capsule.tally(stream);
        List<String> words = new ArrayList<>();
        words.add(Text.count(stream.open().size(), "{0} shard", "{0} shards"));
        int closed = stream.shards().size() - stream.open().size();
        if (closed > 0) {
            words.add(
                    Lineage.of(stream).hasClosed()
                            ? Text.count(closed, "{0} closed shard", "{0} closed shards")
                            : Text.of("without its closed shards, whose history has gaps"));
        }
        words.add(Text.count(tally.records(), "{0} record", "{0} records"));
        words.add(Format.bytes((double) tally.bytes()));
        if (!stream.consumers().isEmpty()) {
            words.add(Text.count(stream.consumers().size(), "{0} consumer", "{0} consumers"));
        }
        if (!stream.encryptionKey().isEmpty()) {
            words.add(Text.of("encrypted"));
        }
        return String.join(", ", words);
    }

    private RestoreStep step(Kind kind, String name, Set<String> taken, int longest, String words) {
        if (!taken.contains(name)) {
            return new RestoreStep(kind, name, name, What.MAKE, words);
        }
        return switch (clash) {
            case OTHER_NAME ->
                new RestoreStep(kind, name, OtherNames.free(name, longest, taken::contains), What.MAKE, words);
            case SKIP -> new RestoreStep(kind, name, name, What.SKIP, Text.of("Left out: another one has this name."));
            case STOP -> new RestoreStep(kind, name, name, What.CLASH, Text.of("Another one has this name."));
        };
    }

    private void deliveries() {
        Set<String> taken = new HashSet<>(present.deliveries());
        int number = 0;
        for (SavedDelivery delivery : capsule.deliveries()) {
            String earlier = present.restoredDelivery(RestoreMark.begun(capsule, ++number));
            RestoreStep step = earlier == null
                    ? delivery(delivery, taken)
                    : new RestoreStep(
                            Kind.DELIVERY,
                            delivery.name(),
                            earlier,
                            What.THERE,
                            Text.of("Is there from an earlier restore."));
            taken.add(step.target());
            steps.add(step);
        }
    }

    private RestoreStep delivery(SavedDelivery delivery, Set<String> taken) {
        String source = delivery.sourceStream();
        String target = streamTargets.getOrDefault(source, source);
        if (!source.isEmpty()
                && !streamTargets.containsKey(source)
                && !present.streams().contains(source)) {
            return cannot(delivery, Text.of("It reads {0}, which is neither in the capsule nor here.", source));
        }
        try {
            DeliveryRequests.request(delivery, delivery.name(), null, present.home());
        } catch (IllegalArgumentException e) {
            return cannot(delivery, Text.of("The capsule's form of it is not the API's: {0}.", e.getMessage()));
        }
        String from = source.isEmpty() ? Text.of("Takes records by PutRecord") : Text.of("Reads {0}", target);
        Set<String> buckets = present.missingBuckets(delivery);
        String words = buckets.isEmpty()
                ? from + "."
                : Text.of("{0}; the bucket {1} is made.", from, String.join(", ", buckets));
        return step(Kind.DELIVERY, delivery.name(), taken, DELIVERY_NAME, words);
    }

    private static RestoreStep cannot(SavedDelivery delivery, String why) {
        return new RestoreStep(Kind.DELIVERY, delivery.name(), delivery.name(), What.CANNOT, why);
    }

    private void queries() {
        Set<String> taken = new HashSet<>(present.queries().keySet());
        for (SavedQuery query : capsule.queries()) {
            RestoreStep step = query.statement().equals(present.queries().get(query.name()))
                    ? new RestoreStep(
                            Kind.QUERY, query.name(), query.name(), What.THERE, Text.of("Is saved here already."))
                    : step(Kind.QUERY, query.name(), taken, QUERY_NAME, firstLine(query.statement()));
            taken.add(step.target());
            steps.add(step);
        }
    }

    private static String firstLine(String statement) {
        String line = statement.strip().lines().findFirst().orElse("");
        return line.length() > 80 ? line.substring(0, 80) + "…" : line;
    }

    private void layout() {
        if (capsule.layout() != null) {
            steps.add(new RestoreStep(
                    Kind.LAYOUT,
                    Text.of("Layout"),
                    Text.of("Layout"),
                    What.MAKE,
                    Text.of("Arrangements of tables, and the page that was shown.")));
        }
    }
}
