package dev.weir.app.records.xray;

import dev.weir.app.records.decode.Choice;
import dev.weir.app.records.decode.Decoded;
import dev.weir.app.records.decode.Kind;
import dev.weir.app.records.decode.Part;
import dev.weir.app.records.decode.Span;
import dev.weir.app.text.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One layer of a record.
 *
 * @param path the kinds around it, by which choices are kept; empty for the outermost
 * @param bytes what it was made of
 * @param byHand the decoder that a person chose, or null where it was found by itself
 * @param part which of its parts is opened, if it has any; -1 if none is
 * @param attempts what became of every decoder, in the order in which they are tried
 */
public record Layer(
        String path,
        Kind kind,
        Span bytes,
        Decoded decoded,
        @Nullable Choice byHand,
        int part,
        List<Attempt> attempts) {

    /** The part that the next layer shows, or null if this is the last. */
    public @Nullable Part opened() {
        return part < 0 || decoded.parts().isEmpty() ? null : decoded.parts().get(part);
    }

    /** Whether a person's choice did not work. */
    public boolean failed() {
        return byHand != null && byHand.kind() != kind;
    }

    /** Why this decoder, and what is to be known, in sentences. */
    public String says() {
        StringBuilder text = new StringBuilder();
        if (failed()) {
            attempts.stream()
                    .filter(each -> byHand != null && each.kind() == byHand.kind())
                    .findFirst()
                    .ifPresent(each ->
                            text.append(Text.of("Not {0}: {1}. ", each.kind().title(), each.why())));
        }
        text.append(
                byHand != null && !failed()
                        ? Text.of("{0}, chosen by hand: {1}.", kind.title(), decoded.why())
                        : kind.title() + ", " + decoded.sure().words() + ": " + decoded.why() + ".");
        decoded.notes().forEach(note -> text.append(' ').append(note));
        return text.toString();
    }
}
