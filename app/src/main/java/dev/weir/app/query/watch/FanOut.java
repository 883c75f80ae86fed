package dev.weir.app.query.watch;

import java.util.List;
import java.util.regex.Pattern;

/** Tells from declarations and statements whether streams are read by enhanced fan-out. */
final class FanOut {

    private static final Pattern READER = Pattern.compile("'source\\.reader\\.type'\\s*=\\s*'EFO'");

    private FanOut() {}

    static boolean isIn(List<String> texts) {
        return texts.stream().anyMatch(text -> READER.matcher(text).find());
    }
}
