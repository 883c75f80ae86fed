package dev.weir.app.records.decode;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a decoder made of bytes.
 *
 * @param why what makes it think so, a clause without a full stop
 * @param tree the fields, or null where there are none (text)
 * @param parts what it carries for a next layer; empty if it is the last
 * @param first the part to open unless another is chosen; -1 if none is
 * @param text its readable form; slow for much data, to be asked for off the JavaFX thread
 * @param notes what a person must know, whole sentences: cut short, replaced, not verified
 */
public record Decoded(
        Sure sure,
        String why,
        @Nullable Field tree,
        List<Part> parts,
        int first,
        Supplier<CodeText> text,
        List<String> notes) {

    /** A last layer with fields; its text is the tree as JSON. */
    public static Decoded tree(Sure sure, String why, Field tree, List<String> notes) {
        return new Decoded(sure, why, tree, List.of(), 0, () -> FieldText.lines(tree), notes);
    }

    /** A layer around others. */
    public static Decoded around(Sure sure, String why, Field tree, List<Part> parts, List<String> notes) {
        return new Decoded(sure, why, tree, parts, 0, () -> FieldText.lines(tree), notes);
    }

    /** The same with another text. */
    public Decoded reads(Supplier<CodeText> other) {
        return new Decoded(sure, why, tree, parts, first, other, notes);
    }
}
