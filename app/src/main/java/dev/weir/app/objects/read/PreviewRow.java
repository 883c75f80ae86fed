package dev.weir.app.objects.read;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One record of an object as a table shows it.
 *
 * @param number from 1, in the order of the object
 * @param data the record; of an error of Firehose the raw data that was put
 * @param cells as many as there are columns
 * @param error what Firehose says about it, or null if it is no error
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are shown and sent, not compared
public record PreviewRow(
        long number,
        byte[] data,
        List<String> cells,
        @Nullable FirehoseError error) {}
