package dev.weir.app.records.transfer;

import dev.weir.app.fx.Pace;
import dev.weir.app.shell.Format;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is written down of an export or a replay, so that it can be gone on with after the program has ended. Times are
 * milliseconds since the epoch. It holds no data of records.
 *
 * @param holding the text that records must hold, empty for all
 * @param export the form of the file, or null for a replay
 * @param file the target of an export, or the file of a replay's failed records
 * @param part the incomplete file of an export
 * @param columns of a CSV file
 * @param replayInto the stream of a replay, or null for an export
 */
record SavedTransfer(
        String streamName,
        @Nullable String shardId,
        @Nullable Long from,
        @Nullable Long to,
        String holding,
        @Nullable ExportPlan export,
        String file,
        String part,
        List<String> columns,
        @Nullable String replayInto,
        double factor,
        double perSecond,
        KeyRule.Kind keyKind,
        String keyText,
        Checkpoint checkpoint) {

    /** Of an export. */
    static SavedTransfer of(
            StreamSource source,
            String holding,
            ExportPlan plan,
            Path file,
            Path part,
            List<String> columns,
            Checkpoint at) {
        return new SavedTransfer(
                source.streamName(),
                source.range().shardId(),
                millis(source.range().from()),
                millis(source.range().to()),
                holding,
                plan,
                file.toString(),
                part.toString(),
                columns,
                null,
                0,
                0,
                KeyRule.Kind.ORIGINAL,
                "",
                at);
    }

    /** Of a replay. */
    static SavedTransfer of(StreamSource source, String holding, ReplayPlan plan, Path failed, Checkpoint at) {
        return new SavedTransfer(
                source.streamName(),
                source.range().shardId(),
                millis(source.range().from()),
                millis(source.range().to()),
                holding,
                null,
                failed.toString(),
                "",
                List.of(),
                plan.target(),
                plan.factor(),
                plan.perSecond(),
                plan.keys().kind(),
                plan.keys().typed(),
                at);
    }

    private static @Nullable Long millis(@Nullable Instant time) {
        return time == null ? null : time.toEpochMilli();
    }

    private static @Nullable Instant time(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    /** The transfer from where it ended. */
    Transfer transfer(Workspace workspace) {
        StreamSource source = new StreamSource(
                workspace.clients()::kinesis,
                streamName,
                new ScanRange(shardId, time(from), time(to)),
                workspace.clock(),
                Pace.real());
        RecordTest test = RecordTest.holding(holding);
        ExportPlan plan = export;
        if (plan != null) {
            return new Export(source, test, plan, Path.of(file), Path.of(part), checkpoint, columns);
        }
        String into = String.valueOf(replayInto);
        return new Replay(
                Text.of("Replay {0} into {1}", streamName, into),
                workspace.clients()::kinesis,
                source,
                test,
                new ReplayPlan(into, factor, perSecond, KeyRule.of(keyKind, keyText)),
                new FailedRecords(Path.of(file)),
                checkpoint,
                Pace.real(),
                false);
    }

    /** What is said of it before it is gone on with. */
    TransferEnd end() {
        return new TransferEnd(
                false,
                Text.of("Interrupted when the program ended, after {0} records.", Format.count(checkpoint.records())),
                null,
                export == null ? null : Path.of(part),
                true);
    }
}
