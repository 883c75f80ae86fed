package dev.weir.app.produce;

import dev.weir.app.fx.Failure;
import dev.weir.app.send.OutgoingRecord;
import dev.weir.app.send.RecordDraft;
import dev.weir.app.send.Unbroken;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.PutRecordResponse;

/** Puts one record at a time and keeps what became of the last ones. JavaFX thread only. */
final class OneRecordModel {

    /** Records kept in the history, and bytes of theirs. */
    private static final int MOST = 100;

    private static final long MOST_BYTES = 32L << 20;

    private final Workspace workspace;
    private final ProduceModel produce;
    private final RecordDraft draft = new RecordDraft();
    private final ReadOnlyBooleanWrapper sending = new ReadOnlyBooleanWrapper();
    private final ObservableList<SentRecord> history = FXCollections.observableArrayList();
    private final Set<String> agreed = new HashSet<>();

    OneRecordModel(Workspace workspace, ProduceModel produce) {
        this.workspace = workspace;
        this.produce = produce;
        produce.target().subscribe(target -> {
            draft.shards().set(target.shards());
            draft.limit(target.recordLimit());
        });
    }

    RecordDraft draft() {
        return draft;
    }

    ReadOnlyBooleanProperty sending() {
        return sending.getReadOnlyProperty();
    }

    /** Newest first. */
    ObservableList<SentRecord> history() {
        return history;
    }

    /** Why nothing can be sent now, a sentence, or null. */
    @Nullable String problem() {
        if (produce.streamName().get() == null) {
            return Text.of("Choose a stream first.");
        }
        RecordDraft.State state = draft.state().get();
        if (sending.get()) {
            return Text.of("The record before is on its way.");
        }
        if (state.record() != null) {
            return null;
        }
        if (state.keyProblem() != null) {
            return state.keyProblem();
        }
        return state.hashKeyProblem() != null ? state.hashKeyProblem() : state.dataProblem();
    }

    /** Whether the person has confirmed putting single records into the chosen stream. */
    boolean agreed() {
        return agreed.contains(String.valueOf(produce.streamName().get()));
    }

    void agree() {
        agreed.add(String.valueOf(produce.streamName().get()));
    }

    /** Puts the draft; does nothing while something is wrong with it. */
    void send() {
        OutgoingRecord record = draft.state().get().record();
        String stream = produce.streamName().get();
        if (record == null || stream == null || sending.get()) {
            return;
        }
        sending.set(true);
        Instant at = workspace.clock().instant();
        workspace
                .background()
                .run(
                        Text.of("Put a record into {0}", stream),
                        () -> put(at, stream, record),
                        this::keep,
                        failure -> keep(failed(at, stream, record, failure)));
    }

    private SentRecord put(Instant at, String stream, OutgoingRecord record) {
        long began = System.nanoTime();
        PutRecordResponse answer = Unbroken.call(() -> workspace
                .clients()
                .kinesis()
                .putRecord(request -> request.streamName(stream)
                        .partitionKey(record.partitionKey())
                        .explicitHashKey(record.explicitHashKey())
                        .data(SdkBytes.fromByteArrayUnsafe(record.data()))));
        long millis = (System.nanoTime() - began) / 1_000_000;
        return new SentRecord(at, stream, record, answer.shardId(), answer.sequenceNumber(), millis, null);
    }

    private static SentRecord failed(Instant at, String stream, OutgoingRecord record, Failure failure) {
        return new SentRecord(at, stream, record, "", "", 0, failure);
    }

    private void keep(SentRecord sent) {
        sending.set(false);
        history.addFirst(sent);
        long bytes = 0;
        int keep = 0;
        for (SentRecord each : history) {
            bytes += each.record().size();
            if (keep > 0 && (keep >= MOST || bytes > MOST_BYTES)) {
                break;
            }
            keep++;
        }
        history.remove(keep, history.size());
    }

    /** Takes an earlier record to send it again, or a changed one. */
    void again(SentRecord sent) {
        draft.take(sent.record());
    }
}
