package dev.weir.app.capsule;

/**
 * One thing that restoring makes, or leaves.
 *
 * @param name in the capsule
 * @param target that it gets; the same where there is no other of that name
 * @param what what will become of it
 * @param words for people: what is made, or why it is not
 */
public record RestoreStep(Kind kind, String name, String target, What what, String words) {

    /** What sort of thing. */
    public enum Kind {
        STREAM,
        DELIVERY,
        QUERY,
        LAYOUT
    }

    /** What becomes of it. */
    public enum What {
        /** It is made. */
        MAKE,
        /** It was begun by an earlier restore, which is gone on with. */
        GO_ON,
        /** It is there from an earlier restore. */
        THERE,
        /** Another one has its name, and it is left out. */
        SKIP,
        /** Another one has its name, and nothing may be made before a person decides. */
        CLASH,
        /** It can't be made here. */
        CANNOT
    }

    /** Whether something is done for it. */
    public boolean makes() {
        return what == What.MAKE || what == What.GO_ON;
    }
}
