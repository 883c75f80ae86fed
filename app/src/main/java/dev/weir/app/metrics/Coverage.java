package dev.weir.app.metrics;

/**
 * How much of the account the live figures cover. With very many streams not all are asked about, because each answer
 * costs the endpoint work and AWS bills each metric that is read; whoever shows a total says so.
 *
 * @param watched streams whose figures are read
 * @param streams streams that there are
 */
public record Coverage(int watched, int streams) {

    /** Nothing listed yet. */
    public static final Coverage NONE = new Coverage(0, 0);

    /** Whether every stream is read. */
    public boolean complete() {
        return watched >= streams;
    }
}
