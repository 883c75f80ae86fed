package dev.weir.app.records.decode.wrap;

import dev.weir.app.records.decode.Decoded;
import dev.weir.app.records.decode.Effort;
import dev.weir.app.records.decode.Field;
import dev.weir.app.records.decode.NotThis;
import dev.weir.app.records.decode.Part;
import dev.weir.app.records.decode.Source;
import dev.weir.app.records.decode.Span;
import dev.weir.app.records.decode.Sure;
import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.xerial.snappy.SnappyError;

/** Reads what compressed bytes expand to, no further than the bounds allow, and as far as damaged ones go. */
final class Expansion {

    private static final int STEP = 64 << 10;

    /** So many times the compressed size is suspicious; below {@link #HARMLESS} bytes nobody minds. */
    private static final int MOST_TIMES = 2_000;

    private static final int HARMLESS = 4 << 20;

    private Expansion() {}

    /** Opens the stream of a format. */
    interface Opener {
        InputStream open(InputStream compressed) throws IOException;
    }

    /**
     * Expands bytes to a layer with one part.
     *
     * @param name the format's
     * @throws IOException if not one byte came out
     */
    static Decoded layer(String name, Sure sure, String why, Span bytes, Effort effort, Opener opener)
            throws IOException {
        List<String> notes = new ArrayList<>();
        byte[] data = read(bytes, effort, opener, notes);
        Span made =
                Source.made(Text.of("what {0} expands to", name), data, bytes).all();
        String says = data.length == 0
                ? Text.of("{0}; {1} bytes became {2}", why, Format.count(bytes.length()), Format.count(data.length))
                : Text.of(
                        "{0}; {1} bytes became {2} ({3} times)",
                        why,
                        Format.count(bytes.length()),
                        Format.count(data.length),
                        String.format(Text.numbers(), "%.1f", (double) data.length / bytes.length()));
        Field tree = Field.object(
                "$",
                name,
                bytes,
                List.of(
                        Field.number("compressed bytes", "size", String.valueOf(bytes.length()), bytes),
                        Field.number("expanded bytes", "size", String.valueOf(data.length), made)));
        return Decoded.around(sure, says, tree, List.of(Part.of(name, made)), notes);
    }

    /** The expanded bytes; notes say what is missing. */
    static byte[] read(Span bytes, Effort effort, Opener opener, List<String> notes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(Math.min(bytes.length() * 4 + 64, 1 << 20));
        long most = Math.min(effort.expandable(), Math.max((long) HARMLESS, (long) bytes.length() * MOST_TIMES));
        byte[] step = new byte[STEP];
        try (InputStream in = opener.open(bytes.stream())) {
            for (int n = in.read(step, 0, step.length); n >= 0; n = in.read(step, 0, step.length)) {
                effort.check();
                if (out.size() + n > most) {
                    out.write(step, 0, (int) (most - out.size()));
                    notes.add(Text.of(
                            "It expands to more than {0} bytes and may be a bomb: expanding was stopped there, and only these bytes are shown.",
                            Format.count(out.size())));
                    break;
                }
                out.write(step, 0, n);
            }
        } catch (IOException | RuntimeException | SnappyError e) {
            if (out.size() == 0) {
                throw e instanceof IOException io ? io : new NotThis(String.valueOf(e.getMessage()));
            }
            notes.add(
                    e instanceof EOFException
                            ? Text.of(
                                    "It ends too early: only the {0} bytes before that are shown.",
                                    Format.count(out.size()))
                            : Text.of(
                                    "It is damaged ({0}): only the {1} bytes before that are shown.",
                                    e.getMessage(), Format.count(out.size())));
        }
        effort.expanded(out.size());
        return out.toByteArray();
    }
}
