package dev.weir.app.scenario.play;

import dev.weir.app.send.OutgoingRecord;
import dev.weir.app.text.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;

/**
 * Makes records at a rate. When the stream takes fewer than are due for more than a second, those that were missed are not made later.
 */
final class Making extends SourcePart {

    private static final Duration TICK = Duration.ofMillis(100);
    private static final double MOST_BEHIND_SECONDS = 1;

    private final double rate;
    private final Tempo tempo;
    private final Supplier<Supplier<OutgoingRecord>> maker;

    /**
     * @param rate records a second at the usual tempo
     * @param maker gives what gives one record after another; asked on the source's thread
     */
    Making(
            String name,
            String streamName,
            double rate,
            Supplier<Supplier<OutgoingRecord>> maker,
            Sending sending,
            Tempo tempo) {
        super(name, streamName, sending);
        this.rate = rate;
        this.maker = maker;
        this.tempo = tempo;
    }

    @Override
    public void work() throws InterruptedException {
        Supplier<OutgoingRecord> records = maker.get();
        List<PutRecordsRequestEntry> due = new ArrayList<>(Sending.BATCH);
        double owed = 0;
        long before = System.nanoTime();
        try {
            while (!Thread.currentThread().isInterrupted()) {
                long turn = tempo.turn();
                tempo.awaitPlaying();
                if (turn != tempo.turn()) {
                    before = System.nanoTime();
                    continue;
                }
                long now = System.nanoTime();
                double asked = rate * tempo.factor();
                owed = Math.min(owed + asked * (now - before) / 1e9, Math.max(1, asked * MOST_BEHIND_SECONDS));
                before = now;
                while (owed >= 1) {
                    due.add(entry(records.get()));
                    owed--;
                    if (due.size() == Sending.BATCH) {
                        sending().send(due);
                    }
                }
                sending().send(due);
                tempo.sleep(TICK, turn);
            }
        } catch (IllegalArgumentException e) {
            trouble(Text.of("No more records are made: {0}", e.getMessage()));
        }
    }

    private static PutRecordsRequestEntry entry(OutgoingRecord record) {
        return PutRecordsRequestEntry.builder()
                .partitionKey(record.partitionKey())
                .data(SdkBytes.fromByteArrayUnsafe(record.data()))
                .build();
    }
}
