package dev.weir.streamingsql;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;

/**
 * Why a statement failed, in words for a person.
 *
 * @param line where in the statement, from 1; 0 if it is no place's fault
 */
record Problem(String what, String advice, int line, int column, String detail) {

    private static final Pattern PLACE = Pattern.compile("(?:[Ff]rom|[Aa]t) line (\\d+), column (\\d+)");
    /** What the SDK puts after the service's own words. */
    private static final Pattern SDK_TAIL = Pattern.compile(" \\(Service: .*", Pattern.DOTALL);

    private static final Pattern BEFORE_THE_POINT = Pattern.compile(
            "^(SQL validation failed\\.\\s*|SQL parse failed\\.\\s*)?(From line \\d+, column \\d+ to line \\d+, column \\d+: |At line \\d+, column \\d+: )?");

    static Problem inStatement(Throwable failure) {
        List<Throwable> causes = causes(failure);
        for (Throwable cause : causes.reversed()) {
            Matcher place = PLACE.matcher(message(cause));
            if (place.find()) {
                return new Problem(
                        plain(cause),
                        "",
                        Integer.parseInt(place.group(1)),
                        Integer.parseInt(place.group(2)),
                        detail(causes));
            }
        }
        return elsewhere(causes);
    }

    /** In a declaration that goes before the statement; no place in the statement has a part in it. */
    static Problem inDeclaration(Throwable failure) {
        List<Throwable> causes = causes(failure);
        return new Problem(
                "A stream can't be declared as a table: " + plain(causes.getLast()),
                "See the schema of the stream.",
                0,
                0,
                detail(causes));
    }

    private static Problem elsewhere(List<Throwable> causes) {
        for (Throwable cause : causes) {
            if (cause instanceof OutOfMemoryError) {
                return new Problem(
                        "The query needs more memory than the engine has.",
                        "Group by fewer keys, or by shorter windows.",
                        0,
                        0,
                        detail(causes));
            }
            if (cause instanceof ResourceNotFoundException) {
                return new Problem(plain(cause), "The stream may have been deleted.", 0, 0, detail(causes));
            }
        }
        String what = inItsSentence(causes, plain(causes.getLast()));
        String advice = advice(what);
        return new Problem(what, advice, 0, 0, detail(causes));
    }

    /** What a connector said around the service's words, where it did. */
    private static String inItsSentence(List<Throwable> causes, String words) {
        if (causes.size() > 1 && causes.get(causes.size() - 2) instanceof IOException around) {
            String sentence = message(around);
            return sentence.endsWith(words) && !sentence.equals(causes.getLast().toString()) ? sentence : words;
        }
        return words;
    }

    private static String advice(String what) {
        if (what.contains("time attribute")) {
            return "A window goes by the column that the stream's schema has for its time: the one after WATERMARK FOR in"
                    + " its Flink DDL.";
        }
        if (what.contains("doesn't support consuming")) {
            return "What is put stays as it is, and the rows of this statement change. Group by a window: its rows are final.";
        }
        return "";
    }

    private static String plain(Throwable cause) {
        if (cause instanceof AwsServiceException refused && refused.awsErrorDetails() != null) {
            return refused.awsErrorDetails().errorMessage();
        }
        String text = SDK_TAIL.matcher(message(cause).strip()).replaceFirst("");
        text = BEFORE_THE_POINT.matcher(text).replaceFirst("");
        return text.lines().findFirst().filter(line -> !line.isBlank()).orElse(cause.toString());
    }

    private static String message(Throwable cause) {
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    private static String detail(List<Throwable> causes) {
        StringBuilder all = new StringBuilder();
        for (Throwable cause : causes) {
            all.append(all.isEmpty() ? "" : "\n").append(cause);
        }
        return all.toString();
    }

    private static List<Throwable> causes(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = failure; cause != null && !causes.contains(cause); cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }

    ObjectNode json() {
        return Wire.message()
                .put("what", what)
                .put("advice", advice)
                .put("line", line)
                .put("column", column)
                .put("detail", detail);
    }
}
