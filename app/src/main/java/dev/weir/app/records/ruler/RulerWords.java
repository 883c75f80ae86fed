package dev.weir.app.records.ruler;

import dev.weir.app.fx.Failure;
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
                        ? length(facts.retention()) + " kept"
                        : "retention unknown, taken for 24 h");
        words.add(
                switch (density.source()) {
                    case CLOUD_WATCH -> "bars by CloudWatch, %s each".formatted(length(density.bucketMillis()));
                    case READ -> "bars of what was read%s".formatted(why(facts));
                    case NONE -> "no figures yet%s".formatted(why(facts));
                });
        return String.join(" · ", words);
    }

    private static String why(RulerFacts facts) {
        Failure refused = facts.densityRefused();
        if (refused == null) {
            return ", CloudWatch has none";
        }
        return refused.kind() == Failure.Kind.DENIED
                ? ", CloudWatch is not allowed"
                : refused.kind() == Failure.Kind.UNSUPPORTED
                        ? ", this endpoint has no CloudWatch"
                        : ", CloudWatch does not answer";
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
