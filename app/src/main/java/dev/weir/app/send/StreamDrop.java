package dev.weir.app.send;

import java.nio.file.Path;
import java.util.List;
import javafx.event.Event;
import javafx.event.EventType;

/**
 * Records or files were dropped onto a stream. It rises through the window to whoever opens the forms for them, so that a list
 * of streams need not know them.
 */
public final class StreamDrop extends Event {

    private static final long serialVersionUID = 1L;

    public static final EventType<StreamDrop> DROPPED = new EventType<>(Event.ANY, "STREAM_DROP");

    private final String streamName;
    private final transient OutgoingRecords records;
    private final transient List<Path> files;

    /** Either records or files; the other is empty. */
    public StreamDrop(String streamName, OutgoingRecords records, List<Path> files) {
        super(DROPPED);
        this.streamName = streamName;
        this.records = records;
        this.files = files;
    }

    public String streamName() {
        return streamName;
    }

    public OutgoingRecords records() {
        return records;
    }

    public List<Path> files() {
        return files;
    }
}
