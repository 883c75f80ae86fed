package dev.weir.app.records.transfer;

import dev.weir.app.fx.ExpectedFailure;
import dev.weir.app.fx.Failure;
import dev.weir.app.records.tail.TailedRecord;
import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Chosen records, one after another; those that are not kept any more are told at the end, never left out in silence. */
final class ChosenSource implements RecordSource {

    private final Chosen records;
    private int next;
    private int gone;

    ChosenSource(Chosen records) {
        this.records = records;
    }

    @Override
    public @Nullable TailedRecord next() throws IOException, InterruptedException {
        while (next < records.count()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            TailedRecord record = records.record(next++);
            if (record != null) {
                return record;
            }
            gone++;
        }
        if (gone > 0) {
            throw new ExpectedFailure(
                    Failure.Kind.NOT_FOUND,
                    Text.of(
                            "{0} of the records had to make room on the disk for newer ones before they were read.",
                            Format.count(gone)),
                    Text.of("The others are there. Read the stream again from their time to have these too."));
        }
        return null;
    }

    @Override
    public long total() {
        return records.count();
    }

    @Override
    public List<String> finished() {
        return List.of();
    }

    @Override
    public Set<String> trimmed() {
        return Set.of();
    }

    @Override
    public @Nullable Instant to() {
        return null;
    }

    @Override
    public void close() {}
}
