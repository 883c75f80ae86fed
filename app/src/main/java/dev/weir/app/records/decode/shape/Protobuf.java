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
                            ? "no descriptor set was given"
                            : "the descriptor set " + name + " is not given any more");
        }
        if (bytes.length() == 0) {
            throw new NotThis("there is nothing in it");
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
        String reason = wanted == null ? "the descriptor set has no message" : "no message is called " + wanted;
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
                reason = "as %s: %s".formatted(message.getName(), e.getMessage());
            }
        }
        if (best == null) {
            throw new NotThis(reason);
        }
        if (chosen == null && best.unknown() > 0) {
            throw new NotThis("even %s, which fits best, lacks %,d of its fields"
                    .formatted(best.message().getName(), best.unknown()));
        }
        return Decoded.tree(
                Sure.LIKELY, "all of it is the fields of " + best.message().getFullName(), best.root(), notes(best));
    }

    private static Reading read(Descriptor message, Span bytes, Effort effort) throws IOException {
        ProtobufWalk walk = new ProtobufWalk(effort);
        Field root = walk.message("$", bytes, message, 0);
        return new Reading(message, root, walk.known(), walk.unknown(), walk.cut());
    }

    private static List<String> notes(Reading reading) {
        List<String> notes = new ArrayList<>();
        if (reading.unknown() > 0) {
            notes.add(
                    "%,d fields are not in the descriptor; they have numbers for names.".formatted(reading.unknown()));
        }
        if (reading.cut()) {
            notes.add("Only its first %,d fields are shown.".formatted(Effort.MOST_FIELDS));
        }
        return notes;
    }

    public static Decoded raw(Span bytes, Effort effort, @Nullable Choice chosen) throws IOException {
        if (bytes.length() < 2) {
            throw new NotThis("it is too short for a field");
        }
        ProtobufWalk walk = new ProtobufWalk(effort);
        Field root = walk.message("$", bytes, null, 0);
        boolean strange = root.children().stream().anyMatch(each -> each.name().length() > 4);
        if (chosen == null && strange) {
            throw new NotThis("its bytes could be fields, but with numbers above 9,999, as nobody gives them");
        }
        List<String> notes = new ArrayList<>();
        notes.add("Names and types are guessed from the bytes: give a descriptor set to be sure.");
        if (walk.cut()) {
            notes.add("Only its first %,d fields are shown.".formatted(Effort.MOST_FIELDS));
        }
        return Decoded.tree(Sure.POSSIBLE, "all of it can be read as Protobuf fields", root, notes);
    }
}
