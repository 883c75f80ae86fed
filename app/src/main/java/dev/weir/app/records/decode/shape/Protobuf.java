package dev.weir.app.records.decode.shape;

import com.google.protobuf.Descriptors.Descriptor;
import dev.weir.app.records.decode.Choice;
import dev.weir.app.records.decode.Decoded;
import dev.weir.app.records.decode.Effort;
import dev.weir.app.records.decode.Field;
import dev.weir.app.records.decode.NotThis;
import dev.weir.app.records.decode.Schemas;
import dev.weir.app.records.decode.Span;
import dev.weir.app.records.decode.Sure;
import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Protobuf with the descriptors that were given, and without. */
public final class Protobuf {

    /** Messages that are tried where none is chosen. */
    private static final int MOST_TRIED = 50;

    private Protobuf() {}

    private record Reading(Descriptor message, Field root, int known, int unknown, boolean cut) {}

    public static Decoded described(Span bytes, Effort effort, @Nullable Choice chosen) throws IOException {
        String name = chosen == null ? null : chosen.schema();
        List<Schemas.Given> given = effort.schemas().of(Schemas.Sort.DESCRIPTOR_SET, name);
        if (given.isEmpty()) {
            throw new NotThis(
                    name == null
                            ? Text.of("no descriptor set was given")
                            : Text.of("the descriptor set {0} is not given any more", name));
        }
        if (bytes.length() == 0) {
            throw new NotThis(Text.of("there is nothing in it"));
        }
        List<Descriptor> messages = new ArrayList<>();
        for (Schemas.Given each : given) {
            messages.addAll(DescriptorSets.messages(each.content()));
        }
        String wanted = chosen == null ? null : chosen.message();
        if (wanted != null) {
            messages.removeIf(each -> !each.getFullName().equals(wanted));
        }
        Reading best = null;
        String reason = wanted == null
                ? Text.of("the descriptor set has no message")
                : Text.of("no message is called {0}", wanted);
        for (Descriptor message : messages.subList(0, Math.min(MOST_TRIED, messages.size()))) {
            try {
                effort.begin();
                Reading reading = read(message, bytes, effort);
                if (best == null
                        || reading.unknown() < best.unknown()
                        || (reading.unknown() == best.unknown() && reading.known() > best.known())) {
                    best = reading;
                }
            } catch (IOException e) {
                reason = Text.of("as {0}: {1}", message.getName(), e.getMessage());
            }
        }
        if (best == null) {
            throw new NotThis(reason);
        }
        if (chosen == null && best.unknown() > 0) {
            throw new NotThis(Text.of(
                    "even {0}, which fits best, lacks {1} of its fields",
                    best.message().getName(), Format.count(best.unknown())));
        }
        return Decoded.tree(
                Sure.LIKELY,
                Text.of("all of it is the fields of {0}", best.message().getFullName()),
                best.root(),
                notes(best));
    }

    private static Reading read(Descriptor message, Span bytes, Effort effort) throws IOException {
        ProtobufWalk walk = new ProtobufWalk(effort);
        Field root = walk.message("$", bytes, message, 0);
        return new Reading(message, root, walk.known(), walk.unknown(), walk.cut());
    }

    private static List<String> notes(Reading reading) {
        List<String> notes = new ArrayList<>();
        if (reading.unknown() > 0) {
            notes.add(Text.of(
                    "{0} fields are not in the descriptor; they have numbers for names.",
                    Format.count(reading.unknown())));
        }
        if (reading.cut()) {
            notes.add(Text.of("Only its first {0} fields are shown.", Format.count(Effort.MOST_FIELDS)));
        }
        return notes;
    }

    public static Decoded raw(Span bytes, Effort effort, @Nullable Choice chosen) throws IOException {
        if (bytes.length() < 2) {
            throw new NotThis(Text.of("it is too short for a field"));
        }
        ProtobufWalk walk = new ProtobufWalk(effort);
        Field root = walk.message("$", bytes, null, 0);
        boolean strange = root.children().stream().anyMatch(each -> each.name().length() > 4);
        if (chosen == null && strange) {
            throw new NotThis(Text.of("its bytes could be fields, but with numbers above 9,999, as nobody gives them"));
        }
        List<String> notes = new ArrayList<>();
        notes.add(Text.of("Names and types are guessed from the bytes: give a descriptor set to be sure."));
        if (walk.cut()) {
            notes.add(Text.of("Only its first {0} fields are shown.", Format.count(Effort.MOST_FIELDS)));
        }
        return Decoded.tree(Sure.POSSIBLE, Text.of("all of it can be read as Protobuf fields"), root, notes);
    }
}
