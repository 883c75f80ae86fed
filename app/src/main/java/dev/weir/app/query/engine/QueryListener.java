package dev.weir.app.query.engine;

import java.util.List;

/**
 * Is told how a statement fares. Calls come one at a time and in this order: progress now and then, columns before the first rows,
 * rows on and on, and at last the end. An engine does not read on until a call has returned, so a listener that is slow slows it down
 * and nothing piles up.
 */
public interface QueryListener {

    /**
     * Something takes its time.
     *
     * @param words what is going on, for a person
     * @param done from 0 to 1, or {@code NaN} where it is not known; 1 of what is watched, once rows come as records arrive
     */
    void progress(String words, double done);

    /**
     * The columns of the result. They come again where the statement had to begin anew or goes on from an earlier state: rows from
     * before count no more, and those that do follow.
     */
    void columns(List<ResultColumn> columns);

    /** Rows that came, changed or went; never empty. */
    void rows(List<RowChange> changes);

    /** How many records were looked at so far, and how many of them could not be counted, with the reason of the newest. */
    void counted(Counted counted);

    /** It has ended; nothing follows. */
    void ended(Ended ended);
}
