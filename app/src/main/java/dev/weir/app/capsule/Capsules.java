package dev.weir.app.capsule;

import dev.weir.app.capsule.RestoreStep.What;
import dev.weir.app.capsule.file.BrokenCapsule;
import dev.weir.app.capsule.file.Capsule;
import dev.weir.app.capsule.file.CapsuleReader;
import dev.weir.app.capsule.file.Manifest;
import dev.weir.app.connection.Clients;
import dev.weir.app.fx.Pace;
import dev.weir.app.mask.MaskRules;
import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Capsules without a window. Each call blocks until it is done. */
public final class Capsules {

    private Capsules() {}

    /**
     * What is to be saved.
     *
     * @param streams empty for all
     * @param from the first arrival, or null for the oldest record kept
     * @param mostRecords of each stream
     * @param origin {@code endpoint} or {@code aws}
     */
    public record Wanted(
            List<String> streams,
            @Nullable Instant from,
            long mostRecords,
            boolean deliveries,
            MaskRules masks,
            String origin,
            String region) {}

    /** Saves a capsule. Throws what the SDK throws if nothing can be listed, and an expected failure for the file's sake. */
    public static SaveEnd save(Clients clients, Wanted wanted, Path file) {
        List<String> streams =
                wanted.streams().isEmpty() ? List.copyOf(Present.streams(clients.kinesis())) : wanted.streams();
        List<String> deliveries = wanted.deliveries() ? DeliveryNames.all(clients.firehose()) : List.of();
        SavePlan plan = new SavePlan(
                streams,
                wanted.from(),
                null,
                wanted.mostRecords(),
                deliveries,
                List.of(),
                null,
                wanted.masks(),
                wanted.origin(),
                wanted.region());
        return new CapsuleSave(clients, plan, file, InstantSource.system(), Pace.real(), Program.name()).call();
    }

    /** Checks a capsule and says what is in it, a line each. */
    public static List<String> check(Path file) throws IOException, BrokenCapsule, InterruptedException {
        Capsule capsule = CapsuleReader.check(file, share -> {});
        Manifest manifest = capsule.manifest();
        List<String> lines = new ArrayList<>();
        lines.add(Text.of("{0} is sound: saved {1} by {2}.", file.getFileName(), manifest.madeAt(), manifest.madeBy()));
        if (!manifest.complete()) {
            lines.add(Text.of("It was cut short when it was saved: not all that was asked for is in it."));
        }
        if (manifest.masked()) {
            lines.add(Text.of("Values in it were masked when it was saved."));
        }
        lines.addAll(manifest.notes());
        for (Manifest.StreamTally stream : manifest.streams()) {
            lines.add(Text.of(
                    "stream {0}: {1}, {2}",
                    stream.name(), Text.count(stream.records(), "{0} record", "{0} records"), Format.bytes((double)
                            stream.bytes())));
        }
        capsule.deliveries().forEach(delivery -> lines.add(Text.of("delivery stream {0}", delivery.name())));
        lines.add(Text.count(capsule.queries().size(), "{0} saved query", "{0} saved queries"));
        return lines;
    }

    /**
     * Checks a capsule and restores its streams and delivery streams.
     *
     * @param say told what is made, and how it ended, a line each
     * @return whether all was made
     */
    public static boolean open(Clients clients, Path file, Clash clash, Consumer<String> say)
            throws IOException, BrokenCapsule, InterruptedException {
        Capsule capsule = CapsuleReader.check(file, share -> {});
        Present present = Present.look(clients, capsule, Map.of());
        List<RestoreStep> steps = RestorePlan.of(capsule, present, clash).stream()
                .filter(step -> step.kind() == RestoreStep.Kind.STREAM || step.kind() == RestoreStep.Kind.DELIVERY)
                .toList();
        for (RestoreStep step : steps) {
            say.accept(step.kind().name().toLowerCase(Locale.ROOT) + " " + step.target() + ": " + step.words());
        }
        if (steps.stream().anyMatch(step -> step.what() == What.CLASH)) {
            say.accept(Text.of(
                    "Names of the capsule are taken: nothing was made. Say what is to happen with them by --clash."));
            return false;
        }
        RestoreEnd end =
                new CapsuleRestore(clients, capsule, steps, present, InstantSource.system(), Pace.real()).call();
        end.problems().forEach(say);
        say.accept(Notes.notCarried());
        say.accept(end.sentence());
        return end.whole() && steps.stream().noneMatch(step -> step.what() == What.CANNOT);
    }
}
