package dev.weir.app.records.transfer;

import org.jspecify.annotations.Nullable;

/** What a page of records has at hand when somebody wants them out. Asked on the JavaFX thread. */
public interface AtHand {

    /** The stream that is read, or null. */
    @Nullable String streamName();

    /** The only shard that is read, or null for all. */
    @Nullable String shardId();

    /** The rows that are selected, as they are now. */
    Chosen selected();

    /** The rows that are shown, as they are now: all that are loaded and pass the filter. */
    Chosen shown();

    /** The filter of the page. */
    RecordTest filter();
}
