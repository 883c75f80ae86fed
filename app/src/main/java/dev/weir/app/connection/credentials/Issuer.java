package dev.weir.app.connection.credentials;

/** Gives out credentials anew each time it is asked. Blocks; one caller at a time. */
interface Issuer extends AutoCloseable {

    /**
     * Gives them out.
     *
     * @param code what a person typed for a device, or nothing
     * @throws NeedsPerson if only a person can go on
     * @throws dev.weir.app.fx.ExpectedFailure with the words for any other foreseeable trouble
     */
    Issued issue(OneTimeCode code);

    /** Ends its clients. */
    @Override
    default void close() {}
}
