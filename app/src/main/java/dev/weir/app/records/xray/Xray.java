package dev.weir.app.records.xray;

import dev.weir.app.records.decode.Choice;
import dev.weir.app.records.decode.Decoded;
import dev.weir.app.records.decode.Effort;
import dev.weir.app.records.decode.Kind;
import dev.weir.app.records.decode.Part;
import dev.weir.app.records.decode.Source;
import dev.weir.app.records.decode.Span;
import dev.weir.app.records.decode.Sure;
import dev.weir.app.records.xray.Attempt.Outcome;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * A record seen through, layer by layer, outermost first.
 *
 * @param layers at least one
 */
public record Xray(List<Layer> layers) {

    /** Layers that are looked through at most. */
    static final int MOST_LAYERS = 12;

    public Layer last() {
        return layers.getLast();
    }

    /**
     * Looks through a record. Off the JavaFX thread; interrupting ends it.
     *
     * @param choices decoders chosen by hand
     * @param parts which part is opened, by {@link Layer#path}
     */
    public static Xray of(Source record, Choices choices, Map<String, Integer> parts, Effort effort) {
        return of(record, choices, parts, effort, Tried.USUAL);
    }

    /**
     * Looks through a record by some of the decoders, and by others where a person or the layer around asks for one of them.
     */
    static Xray of(Source record, Choices choices, Map<String, Integer> parts, Effort effort, Tried tried) {
        List<Layer> layers = new ArrayList<>();
        Span bytes = record.all();
        Choice says = null;
        String path = "";
        while (true) {
            Layer layer = layer(path, bytes, choices.of(path), says, parts.get(path), effort, tried);
            layers.add(layer);
            Part opened = layer.opened();
            if (opened == null || layers.size() >= MOST_LAYERS) {
                return new Xray(List.copyOf(layers));
            }
            bytes = opened.bytes();
            says = opened.says();
            path = path.isEmpty()
                    ? layer.kind().name()
                    : path + "/" + layer.kind().name();
        }
    }

    private static Layer layer(
            String path,
            Span bytes,
            @Nullable Choice byHand,
            @Nullable Choice says,
            @Nullable Integer part,
            Effort effort,
            Tried tried) {
        Detection detection = new Detection(bytes, effort);
        if (byHand != null) {
            detection.attempt(byHand.kind(), byHand);
        } else if (says != null) {
            detection.attempt(says.kind(), says);
        }
        for (Kind kind : tried.kinds()) {
            if (tried.tries(kind)) {
                detection.attempt(kind, null);
            } else {
                detection.leftOut(kind);
            }
        }
        Decoded decoded = detection.decoded();
        int wanted = part == null ? decoded.first() : part;
        int opened = Math.clamp(
                wanted,
                Math.min(0, decoded.first()),
                Math.max(0, decoded.parts().size() - 1));
        return new Layer(path, detection.kind(), bytes, decoded, byHand, opened, detection.attempts());
    }

    /** Tries decoders on the bytes of one layer and keeps the surest. */
    private static final class Detection {
        private final Span bytes;
        private final Effort effort;
        private final List<Attempt> attempts = new ArrayList<>();
        private @Nullable Decoded best;
        private Kind kind = Kind.HEX;
        private boolean settled;
        private @Nullable Kind tried;

        Detection(Span bytes, Effort effort) {
            this.bytes = bytes;
            this.effort = effort;
        }

        void attempt(Kind next, @Nullable Choice chosen) {
            if (next == tried) {
                return;
            }
            if (settled) {
                attempts.add(new Attempt(
                        next,
                        Outcome.NOT_TRIED,
                        Text.of("{0} had been found before it came to this one", kind.title())));
                return;
            }
            int before = effort.expandable();
            try {
                effort.begin();
                Decoded decoded = Decoders.of(next).decode(bytes, effort, chosen);
                if (chosen != null) {
                    tried = next;
                    take(next, decoded);
                    settled = true;
                } else if (best == null || decoded.sure().compareTo(best.sure()) < 0) {
                    take(next, decoded);
                    settled = decoded.sure() == Sure.CERTAIN;
                } else {
                    effort.giveBack(before);
                }
                attempts.add(new Attempt(next, Outcome.FITS_TOO, decoded.sure().words() + ": " + decoded.why()));
            } catch (CancellationException e) {
                throw e;
            } catch (IOException | RuntimeException | StackOverflowError | LinkageError e) {
                tried = chosen != null ? next : tried;
                effort.giveBack(before);
                attempts.add(new Attempt(next, Outcome.FAILED, reason(e)));
            }
        }

        void leftOut(Kind kind) {
            if (kind != tried) {
                attempts.add(new Attempt(kind, Outcome.NOT_TRIED, Text.of("it is turned off in the settings")));
            }
        }

        private void take(Kind next, Decoded decoded) {
            kind = next;
            best = decoded;
        }

        private static String reason(Throwable e) {
            if (e instanceof LinkageError) {
                return Text.of("its library does not run on this computer");
            }
            String message = e.getMessage();
            String line = message == null || message.isBlank()
                    ? Text.of("it can't be read ({0})", e.getClass().getSimpleName())
                    : message.lines().findFirst().orElse(message);
            return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
        }

        Kind kind() {
            return kind;
        }

        Decoded decoded() {
            if (best == null) {
                throw new IllegalStateException("bytes can always be shown as they are");
            }
            return best;
        }

        List<Attempt> attempts() {
            return attempts.stream()
                    .map(each -> each.kind() == kind && each.outcome() == Outcome.FITS_TOO
                            ? new Attempt(kind, Outcome.TAKEN, each.why())
                            : each)
                    .toList();
        }
    }
}
