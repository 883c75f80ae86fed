package dev.weir.app.streams;

/** How far a page's main content has come. */
public enum Phase {
    /** Asked for, nothing has come yet. */
    LOADING,
    /** It came, and there is nothing. */
    EMPTY,
    /** It came. A later failure keeps this phase: what is shown is old, and the page says so. */
    READY,
    /** It never came. */
    FAILED
}
