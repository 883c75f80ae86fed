package dev.weir.app.fx;

/**
 * Thrown by the console's own code when something foreseeable is in the way and it already knows the words for it.
 * {@link Failures} hands it on as it is, however deep another exception wraps it.
 */
public final class ExpectedFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Failure.Kind kind;
    private final String advice;

    /**
     * @param what what happened, one sentence
     * @param advice what to do, one or two sentences
     */
    public ExpectedFailure(Failure.Kind kind, String what, String advice) {
        super(what);
        this.kind = kind;
        this.advice = advice;
    }

    /** As {@link #ExpectedFailure(Failure.Kind, String, String)}, with what led to it. */
    public ExpectedFailure(Failure.Kind kind, String what, String advice, Throwable cause) {
        super(what, cause);
        this.kind = kind;
        this.advice = advice;
    }

    /** What to do, one or two sentences. */
    public String advice() {
        return advice;
    }

    Failure failure() {
        return new Failure(kind, String.valueOf(getMessage()), advice, Failures.chain(this), this);
    }
}
