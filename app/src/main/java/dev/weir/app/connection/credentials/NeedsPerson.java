package dev.weir.app.connection.credentials;

import org.jspecify.annotations.Nullable;

/** Thrown where only a person can go on. {@link CredentialSession} makes an expected failure of it for the caller. */
public final class NeedsPerson extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Need need;
    private final String advice;

    NeedsPerson(Need need, String what, String advice) {
        super(what);
        this.need = need;
        this.advice = advice;
    }

    Need need() {
        return need;
    }

    String advice() {
        return advice;
    }

    /** Whether a failure came from one of these, so that "Log in" is a way on. */
    public static boolean causes(@Nullable Throwable thrown) {
        Throwable each = thrown;
        for (int depth = 0; each != null && depth < 16; depth++, each = each.getCause()) {
            if (each instanceof NeedsPerson) {
                return true;
            }
        }
        return false;
    }
}
