package dev.weir.app.fx;

/**
 * Something that went wrong, in words for people.
 *
 * @param kind expected (denied, throttled, expired, refused, slow) or unexpected (a fault of this program)
 * @param what what happened, one sentence
 * @param advice what it means and what to do, one or two sentences
 * @param detail the technical text for "Details"
 * @param cause what was thrown
 */
public record Failure(Kind kind, String what, String advice, String detail, Throwable cause) {

    /** The sort of failure, by which a page chooses its icon and its way out. */
    public enum Kind {
        /** The caller may not do this. */
        DENIED,
        /** Too many requests. */
        THROTTLED,
        /** Credentials are missing, wrong or have run out. */
        CREDENTIALS,
        /** Nobody listens at the endpoint, or its name is unknown. */
        UNREACHABLE,
        /** The endpoint did not answer in time. */
        TIMEOUT,
        /** The thing asked for does not exist. */
        NOT_FOUND,
        /** The endpoint does not offer this operation. */
        UNSUPPORTED,
        /** The service refused the request as wrong. */
        REJECTED,
        /** A fault of this program. */
        UNEXPECTED
    }
}
