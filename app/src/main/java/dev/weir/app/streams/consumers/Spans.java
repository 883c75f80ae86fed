package dev.weir.app.streams.consumers;

import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;

/** Lengths of time in words, as short as a table needs them. */
final class Spans {

    private Spans() {}

    /** For instance {@code 0 s}, {@code 3.4 s}, {@code 12 min}, {@code 5 h 10 min}, {@code 3 d 4 h}; a dash if unknown. */
    static String of(double seconds) {
        if (Double.isNaN(seconds)) {
            return Format.UNKNOWN;
        }
        if (seconds < 1) {
            return Math.round(seconds * 1000) == 0 ? "0 s" : Math.round(seconds * 1000) + " ms";
        }
        if (seconds < 60) {
            return String.format(Text.numbers(), seconds < 10 ? "%.1f s" : "%.0f s", seconds);
        }
        long minutes = Math.round(seconds / 60);
        if (minutes < 60) {
            return minutes + " min";
        }
        if (minutes < 48 * 60) {
            return minutes / 60 + " h" + (minutes % 60 == 0 ? "" : " " + minutes % 60 + " min");
        }
        long hours = minutes / 60;
        return Format.count(hours / 24) + " d" + (hours % 24 == 0 ? "" : " " + hours % 24 + " h");
    }
}
