package dev.weir.broker.lambda.runner;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A failure in Lambda's own JSON: errorMessage, errorType, stackTrace and cause. */
public final class FunctionError {

    private static final String RUNNER = FunctionError.class.getPackageName();
    private static final int FRAMES_AT_MOST = 200;
    private static final int CAUSES_AT_MOST = 10;

    private FunctionError() {}

    static byte[] of(Throwable failure) {
        StringBuilder json = new StringBuilder();
        write(json, failure, Collections.newSetFromMap(new IdentityHashMap<>()));
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** An error without a stack trace. */
    public static byte[] of(String type, String message) {
        StringBuilder json = new StringBuilder("{\"errorType\":");
        quote(json, type);
        json.append(",\"errorMessage\":");
        quote(json, message);
        return json.append('}').toString().getBytes(StandardCharsets.UTF_8);
    }

    /** What the log tells of a failure. */
    static String text(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return failure.getMessage() + ": " + failure.getClass().getName() + "\n" + text;
    }

    private static void write(StringBuilder json, Throwable failure, Set<Throwable> told) {
        told.add(failure);
        json.append("{\"errorMessage\":");
        quote(json, failure.getMessage());
        json.append(",\"errorType\":");
        quote(json, failure.getClass().getName());
        json.append(",\"stackTrace\":[");
        int count = 0;
        for (StackTraceElement frame : failure.getStackTrace()) {
            if (frame.getClassName().startsWith(RUNNER) || count == FRAMES_AT_MOST) {
                break; // from here on it is the way from the broker to the handler
            }
            if (isReflection(frame)) {
                continue;
            }
            json.append(count++ == 0 ? "" : ",");
            quote(json, frame.toString());
        }
        json.append(']');
        Throwable cause = failure.getCause();
        if (cause != null && told.size() < CAUSES_AT_MOST && !told.contains(cause)) {
            json.append(",\"cause\":");
            write(json, cause, told);
        }
        json.append('}');
    }

    private static boolean isReflection(StackTraceElement frame) {
        String name = frame.getClassName();
        return name.startsWith("java.lang.reflect.")
                || name.startsWith("jdk.internal.reflect.")
                || name.startsWith("java.lang.invoke.");
    }

    private static void quote(StringBuilder json, @Nullable String text) {
        if (text == null) {
            json.append("null");
            return;
        }
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c)) {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }
}
