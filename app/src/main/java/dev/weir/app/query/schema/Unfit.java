package dev.weir.app.query.schema;

/** A record that is not what its stream's schema says; the message is a sentence for a person. */
public final class Unfit extends Exception {

    private static final long serialVersionUID = 1;

    /** For one of many records: without a trace of calls, which costs more than all the rest. */
    public Unfit(String why) {
        super(why, null, false, false);
    }

    /** Why it does not fit. */
    public String why() {
        return String.valueOf(getMessage());
    }
}
