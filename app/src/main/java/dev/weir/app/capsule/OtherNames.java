package dev.weir.app.capsule;

import java.util.function.Predicate;

/** Names for what can't have its own: {@code orders-2}, {@code orders-3} and so on. */
final class OtherNames {

    private OtherNames() {}

    /** @param longest characters that a name may have */
    static String free(String name, int longest, Predicate<String> taken) {
        if (!taken.test(name)) {
            return name;
        }
        for (int number = 2; ; number++) {
            String end = "-" + number;
            String other = name.substring(0, Math.min(name.length(), longest - end.length())) + end;
            if (!taken.test(other)) {
                return other;
            }
        }
    }

    /** Whether a name is one that {@link #free} could have given. */
    static boolean isOf(String name, String other) {
        int dash = other.lastIndexOf('-');
        return other.equals(name)
                || (dash > 0
                        && other.substring(dash + 1).matches("\\d{1,4}")
                        && name.startsWith(other.substring(0, dash)));
    }
}
