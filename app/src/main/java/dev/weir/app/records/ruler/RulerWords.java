package dev.weir.app.records.ruler;

import dev.weir.app.fx.Failure;
import dev.weir.app.text.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The sentence under the ruler. */
final class RulerWords {

    private RulerWords() {}

    static String of(RulerFacts facts, RulerDensity density) {
        List<String> words = new ArrayList<>();
        words.add(
                facts.retentionRefused() == null
                        ? Text.of("{0} kept", length(facts.retention()))
                        : Text.of("retention unknown, taken for 24 h"));
        words.add(
                switch (density.source()) {
                    case CLOUD_WATCH -> Text.of("bars by CloudWatch, {0} each", length(density.bucketMillis()));
                    case READ -> Text.of("bars of what was read{0}", why(facts));
                    case NONE -> Text.of("no figures yet{0}", why(facts));
                });
        return String.join(" · ", words);
    }

    private static String why(RulerFacts facts) {
        Failure refused = facts.densityRefused();
        if (refused == null) {
            return Text.of(", CloudWatch has none");
        }
        return refused.kind() == Failure.Kind.DENIED
                ? Text.of(", CloudWatch is not allowed")
                : refused.kind() == Failure.Kind.UNSUPPORTED
                        ? Text.of(", this endpoint has no CloudWatch")
                        : Text.of(", CloudWatch does not answer");
    }

    private static String length(long millis) {
        return length(Duration.ofMillis(millis));
    }

    static String length(Duration length) {
        long seconds = length.toSeconds();
        if (seconds < 1) {
            return length.toMillis() + " ms";
        }
        if (seconds < 120) {
            return seconds + " s";
        }
        if (length.toMinutes() < 120) {
            return length.toMinutes() + " min";
        }
        return length.toHours() < 72 ? length.toHours() + " h" : length.toDays() + " d";
    }
}
