package dev.weir.app.scenario.play;

import dev.weir.app.scenario.Source;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;

/** Replays a recording again and again, at the tempo of the moment. */
final class Replay extends SourcePart {

    private static final System.Logger LOG = System.getLogger(Replay.class.getName());
    private static final Duration BREATH = Duration.ofMillis(100);

    private final Source.Recording recording;
    private final Tempo tempo;
    private final ReplayClock clock = new ReplayClock();

    Replay(String name, Source.Recording recording, Sending sending, Tempo tempo) {
        super(name, recording.streamName(), sending);
        this.recording = recording;
        this.tempo = tempo;
    }

    @Override
    public void work() throws InterruptedException {
        long beginAtMillis = recording.begin().toMillis();
        try {
            while (!Thread.currentThread().isInterrupted()) {
                if (!pass(beginAtMillis)) {
                    trouble(Text.of("There is no event after {0} in the recording.", recording.begin()));
                    return;
                }
                beginAtMillis = Long.MIN_VALUE;
            }
        } catch (IOException e) {
            String what = Text.of("The data for {0} can't be read: {1}", recording.streamName(), e.getMessage());
            trouble(what);
            LOG.log(System.Logger.Level.WARNING, what, e);
        }
    }

    /** Whether there was any event. */
    private boolean pass(long beginAtMillis) throws IOException, InterruptedException {
        try (RecordedEvents events = RecordedEvents.open(recording)) {
            RecordedEvent event = events.next();
            while (event != null && beginAtMillis > 0 && event.eventMillis() < beginAtMillis) {
                event = events.next();
            }
            if (event == null) {
                return false;
            }
            long turn = anchored(event);
            List<PutRecordsRequestEntry> due = new ArrayList<>(Sending.BATCH);
            while (event != null) {
                if (tempo.turn() != turn) {
                    sending().send(due);
                    tempo.awaitPlaying();
                    turn = anchored(event);
                }
                Duration wait = clock.untilDue(System.nanoTime(), event.eventMillis());
                if (wait.isPositive()) {
                    sending().send(due);
                    tempo.sleep(wait.compareTo(BREATH) > 0 ? wait : BREATH, turn);
                } else {
                    due.add(entry(event));
                    if (due.size() == Sending.BATCH) {
                        sending().send(due);
                    }
                    event = events.next();
                }
            }
            sending().send(due);
            return true;
        }
    }

    private long anchored(@Nullable RecordedEvent event) {
        long turn = tempo.turn();
        if (event != null) {
            clock.begin(System.nanoTime(), event.eventMillis(), tempo.speed());
        }
        return turn;
    }

    private static PutRecordsRequestEntry entry(RecordedEvent event) {
        return PutRecordsRequestEntry.builder()
                .partitionKey(event.partitionKey())
                .data(SdkBytes.fromByteArrayUnsafe(event.json().getBytes(StandardCharsets.UTF_8)))
                .build();
    }
}
