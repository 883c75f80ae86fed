package dev.weir.avro;

/** A record that can't be read; the message is a sentence for a person. */
public final class UnreadableException extends Exception {

    private static final long serialVersionUID = 1;

    /** For one of many records: without a trace of calls, which costs more than all the rest. */
    public UnreadableException(String why) {
        super(why, null, false, false);
    }

    /** Why, a sentence. */
    public String why() {
        return String.valueOf(getMessage());
    }
}
