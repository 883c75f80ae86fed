package dev.weir.app.records.transfer;

import dev.weir.app.fx.Pace;
import dev.weir.app.records.tail.TailedRecord;
import dev.weir.app.text.Text;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/** A range of a stream, read past what is loaded. */
record StreamSource(Supplier<KinesisClient> kinesis, String streamName, ScanRange range, InstantSource clock, Pace pace)
        implements RecordSource.Maker {

    @Override
    public RecordSource open(Map<String, ShardProgress> progress) {
        RangeScan scan = new RangeScan(kinesis.get(), streamName, range, progress, clock, pace);
        return new RecordSource() {
            @Override
            public @Nullable TailedRecord next() throws InterruptedException {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                return scan.next();
            }

            @Override
            public long total() {
                return -1;
            }

            @Override
            public List<String> finished() {
                return scan.finished();
            }

            @Override
            public Set<String> trimmed() {
                return scan.trimmed();
            }

            @Override
            public Instant to() {
                return scan.to();
            }

            @Override
            public void close() {
                scan.close();
            }
        };
    }

    /** The same range with its end fixed, so that going on later ends where it would have ended. */
    StreamSource until(Instant to) {
        return new StreamSource(kinesis, streamName, new ScanRange(range.shardId(), range.from(), to), clock, pace);
    }

    @Override
    public boolean resumable() {
        return true;
    }

    @Override
    public String words() {
        return Text.of("the records of {0} {1}", streamName, range.words(ZoneOffset.UTC));
    }
}
