package dev.weir.broker.store;

import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says in one sentence why something could not be written. */
final class StorageFailure {

    private StorageFailure() {}

    static String sentence(Throwable failure) {
        String reason = reason(failure);
        String lower = reason.toLowerCase(Locale.ROOT);
        if (lower.contains("no space left") || lower.contains("not enough space") || lower.contains("quota")) {
            return "The disk that holds the data folder is full, so nothing of this was stored:"
                    + " free some space and try again.";
        }
        return "The data folder could not be written (" + reason + "), so nothing of this was stored.";
    }

    private static String reason(Throwable failure) {
        @Nullable String message = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException && cause.getMessage() != null) {
                message = cause.getMessage();
            }
        }
        return message != null ? message : String.valueOf(failure.getMessage());
    }
}
