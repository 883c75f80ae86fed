package dev.weir.streamingsql.kinesis;

import org.apache.flink.api.common.eventtime.TimestampAssigner;
import org.apache.flink.api.common.eventtime.TimestampAssignerSupplier;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.table.data.RowData;

/**
 * Gives out a shard's watermark only after a record of it. The planner's own generator repeats it every 200 ms, and each time that makes
 * a shard that was marked idle active again, so that an empty shard would hold back all windows.
 */
record TellingOnlyNews(WatermarkStrategy<RowData> inner) implements WatermarkStrategy<RowData> {

    @Override
    public WatermarkGenerator<RowData> createWatermarkGenerator(WatermarkGeneratorSupplier.Context context) {
        return new Generator(inner.createWatermarkGenerator(context));
    }

    @Override
    public TimestampAssigner<RowData> createTimestampAssigner(TimestampAssignerSupplier.Context context) {
        return inner.createTimestampAssigner(context);
    }

    private static final class Generator implements WatermarkGenerator<RowData> {

        private final WatermarkGenerator<RowData> inner;
        private boolean news;

        Generator(WatermarkGenerator<RowData> inner) {
            this.inner = inner;
        }

        @Override
        public void onEvent(RowData row, long time, WatermarkOutput output) {
            inner.onEvent(row, time, output);
            news = true;
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            if (news) {
                news = false;
                inner.onPeriodicEmit(output);
            }
        }
    }
}
