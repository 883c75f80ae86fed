package dev.weir.app.records.filter;

/** A filter that can't be used as it was typed; the message is a sentence for the person. */
public final class FilterSyntaxException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int position;

    FilterSyntaxException(int position, String sentence) {
        super(sentence);
        this.position = position;
    }

    /** Index of the character that is wrong, or -1 where no single one is. */
    public int position() {
        return position;
    }
}
