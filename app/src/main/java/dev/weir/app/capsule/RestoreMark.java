package dev.weir.app.capsule;

import dev.weir.app.capsule.file.Capsule;
import org.jspecify.annotations.Nullable;

/**
 * The tag by which a stream that was restored is known again: from which capsule, as which of its streams, and whether
 * all of it is there.
 *
 * @param number of the stream in the capsule, from 1
 */
record RestoreMark(String capsule, int number, boolean whole) {

    static final String TAG = "weir:capsule";

    static RestoreMark begun(Capsule capsule, int number) {
        return new RestoreMark(capsule.manifest().capsule(), number, false);
    }

    RestoreMark done() {
        return new RestoreMark(capsule, number, true);
    }

    /** Whether it is about the same stream of the same capsule. */
    boolean sameAs(RestoreMark other) {
        return capsule.equals(other.capsule) && number == other.number;
    }

    /** The value of the tag. */
    String text() {
        return capsule + "/" + number + (whole ? " whole" : " begun");
    }

    /** Null for a value that is none. */
    static @Nullable RestoreMark parse(@Nullable String value) {
        if (value == null || !value.matches("[0-9a-f-]{36}/[1-9]\\d{0,3} (whole|begun)")) {
            return null;
        }
        int slash = value.indexOf('/');
        int space = value.indexOf(' ');
        return new RestoreMark(
                value.substring(0, slash),
                Integer.parseInt(value.substring(slash + 1, space)),
                value.endsWith("whole"));
    }
}
