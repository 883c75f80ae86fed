package dev.weir.streamingsql.kinesis;

import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.table.data.RowData;
import org.jspecify.annotations.Nullable;

/**
 * How far a shard's records have been given out, and how far its time has come by that. Flink forgets watermarks in a checkpoint, so that
 * a query that goes on from one would count as new what came too late before; this keeps them with the shard. Not thread-safe.
 */
final class ShardState {

    private final ShardSplit split;
    private final WatermarkGenerator<RowData> generator;
    private StartAt position;
    private long watermark;
    private boolean told;
    private @Nullable Forwarding forwarding;
    private boolean idle;

    ShardState(ShardSplit split, WatermarkGenerator<RowData> generator) {
        this.split = split;
        this.generator = generator;
        this.position = split.start();
        this.watermark = split.watermark();
    }

    String shardId() {
        return split.shardId();
    }

    /** Is called before anything else of what is next: tells the time that it had when it was last read. */
    void goOn(SourceOutput<RowData> output) {
        if (!told && watermark != ShardSplit.NO_TIME) {
            output.emitWatermark(new Watermark(watermark));
        }
        told = true;
        if (idle) {
            idle = false;
            output.markActive();
        }
    }

    /** A row was given out. */
    void seen(RowData row, long time, SourceOutput<RowData> output) {
        generator.onEvent(row, time, forwarding(output));
    }

    /** Tells what time it is by the rows so far. */
    void tellTime(SourceOutput<RowData> output) {
        generator.onPeriodicEmit(forwarding(output));
    }

    /** Nothing has come for a while: others need not wait for it. */
    void rest(SourceOutput<RowData> output) {
        idle = true;
        output.markIdle();
    }

    void passed(String sequenceNumber) {
        position = StartAt.after(sequenceNumber);
    }

    /** It was begun where its start says, which is this place. */
    void begunAt(StartAt place) {
        position = place;
    }

    ShardSplit toSplit() {
        return new ShardSplit(split.shardId(), split.parents(), position, watermark);
    }

    private Forwarding forwarding(SourceOutput<RowData> output) {
        Forwarding known = forwarding;
        if (known == null || !known.output.equals(output)) {
            known = new Forwarding(output);
            forwarding = known;
        }
        return known;
    }

    private final class Forwarding implements WatermarkOutput {

        private final SourceOutput<RowData> output;

        Forwarding(SourceOutput<RowData> output) {
            this.output = output;
        }

        @Override
        public void emitWatermark(Watermark next) {
            if (next.getTimestamp() > watermark) {
                watermark = next.getTimestamp();
                output.emitWatermark(next);
            }
        }

        @Override
        public void markIdle() {
            output.markIdle();
        }

        @Override
        public void markActive() {
            output.markActive();
        }
    }
}
