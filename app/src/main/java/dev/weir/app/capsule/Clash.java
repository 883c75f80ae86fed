package dev.weir.app.capsule;

/** What is done where something else has the name already. */
public enum Clash {
    OTHER_NAME,
    SKIP,
    STOP
}
