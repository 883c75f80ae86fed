package dev.weir.app.capsule;

import dev.weir.app.fx.Failure;
import dev.weir.app.fx.Failures;
import dev.weir.app.text.Text;

/** Sentences about what is not in a capsule, and why. */
final class Notes {

    private Notes() {}

    /** What no capsule has, for those who restore one. */
    static String notCarried() {
        return Text.of(
                "Records get new times of arrival and sequence numbers. Where consumers had come to is not in a capsule: it names sequence numbers that are no more.");
    }

    static String facts(String stream, Exception e) {
        return Text.of("{0}: mode and retention are not known. {1}", stream, why(e));
    }

    static String tags(String stream, Exception e) {
        return Text.of("{0}: its tags are not in the capsule. {1}", stream, why(e));
    }

    static String stream(String stream, Exception e) {
        return Text.of("{0} is not in the capsule. {1}", stream, why(e));
    }

    static String records(String stream, Exception e) {
        return Text.of("{0}: not all of its records are in the capsule. {1}", stream, why(e));
    }

    static String consumers(String stream, Exception e) {
        return Text.of("{0}: its consumers are not in the capsule. {1}", stream, why(e));
    }

    static String policies(String stream, Exception e) {
        return Text.of("{0}: not all of its policies are in the capsule. {1}", stream, why(e));
    }

    static String delivery(String name, Exception e) {
        return Text.of("The delivery stream {0} is not in the capsule. {1}", name, why(e));
    }

    private static String why(Exception e) {
        Failure failure = Failures.of(e, Text.of("Save capsule"));
        return failure.what();
    }
}
