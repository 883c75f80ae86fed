package dev.weir.broker.access;

/** How much the broker asks of its callers. */
public enum AuthMode {
    /** Any access key is taken, and whoever has one is the account's root. */
    OFF,
    /** A request's signature must be right; whoever can sign may do everything. */
    SIGNATURE,
    /** A request's signature must be right, and policies decide what its caller may do. */
    ENFORCE;

    /** Whether signatures are verified. */
    public boolean verifies() {
        return this != OFF;
    }
}
