package dev.weir.app.records.transfer;

import dev.weir.app.records.tail.TailedRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a page of records has at hand when somebody wants them out. Asked on the JavaFX thread. */
public interface AtHand {

    /** The stream that is read, or null. */
    @Nullable String streamName();

    /** The only shard that is read, or null for all. */
    @Nullable String shardId();

    /** The rows that are selected. */
    List<TailedRecord> selected();

    /** The rows that are shown: all that are loaded and pass the filter. */
    List<TailedRecord> shown();

    /** The filter of the page. */
    RecordTest filter();
}
