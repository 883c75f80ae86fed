package dev.weir.streamingsql.kinesis;

import dev.weir.streamingsql.Tally;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.connector.base.source.reader.RecordEmitter;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.utils.JoinedRowData;
import software.amazon.awssdk.services.kinesis.model.Record;

/** Makes rows of records. A record that does not parse is counted and left, since one of them must not end a query for good. */
final class RowEmitter implements RecordEmitter<ShardItem, RowData, ShardState> {

    private final DeserializationSchema<RowData> format;
    private final List<ReadableMetadata> metadata;
    private final Tally tally;
    private final Consumer<String> ended;
    private final List<RowData> rows = new ArrayList<>();

    RowEmitter(
            DeserializationSchema<RowData> format,
            List<ReadableMetadata> metadata,
            Tally tally,
            Consumer<String> ended) {
        this.format = format;
        this.metadata = metadata;
        this.tally = tally;
        this.ended = ended;
    }

    @Override
    public void emitRecord(ShardItem item, SourceOutput<RowData> output, ShardState shard) {
        shard.goOn(output);
        switch (item.kind()) {
            case RECORD -> emit(Objects.requireNonNull(item.record()), output, shard);
            case BEGUN -> shard.begunAt(Objects.requireNonNull(item.place()));
            case PAUSE -> shard.tellTime(output);
            case IDLE -> shard.rest(output);
            case END -> ended.accept(shard.shardId());
            case RELEASED -> output.markIdle();
        }
    }

    private void emit(Record record, SourceOutput<RowData> output, ShardState shard) {
        rows.clear();
        boolean fits = true;
        try {
            format.deserialize(record.data().asByteArrayUnsafe(), new ListCollector<>(rows));
        } catch (IOException | RuntimeException e) {
            fits = false;
            tally.left(
                    "Record " + record.sequenceNumber() + " of " + shard.shardId() + " can't be read: " + innermost(e));
        }
        tally.record();
        // Outside of the catch: what fails further down in the query is a fault of the query.
        if (fits) {
            long time = record.approximateArrivalTimestamp().toEpochMilli();
            for (RowData row : rows) {
                RowData whole = metadata.isEmpty() ? row : with(row, record, shard);
                output.collect(whole, time);
                shard.seen(whole, time, output);
            }
        }
        shard.passed(record.sequenceNumber());
    }

    private RowData with(RowData row, Record record, ShardState shard) {
        GenericRowData more = new GenericRowData(metadata.size());
        for (int i = 0; i < metadata.size(); i++) {
            more.setField(i, metadata.get(i).of(record, shard.shardId()));
        }
        return new JoinedRowData(row.getRowKind(), row, more);
    }

    private static String innermost(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        return message.lines().findFirst().orElse("");
    }
}
