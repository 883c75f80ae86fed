package dev.weir.app.records.transfer;

import dev.weir.app.fx.Failure;
import dev.weir.app.fx.Pace;
import dev.weir.app.send.Batch;
import dev.weir.app.send.BatchSender;
import dev.weir.app.send.OutgoingRecord;
import dev.weir.app.send.PutErrors;
import dev.weir.app.send.RecordDraft;
import dev.weir.app.send.SendTally;
import dev.weir.app.send.ShardMap;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Records that are edited and put again, into their stream or another one. JavaFX thread only. */
final class ResendModel {

    /** Records that can be edited at once; more go by a replay. */
    static final int MOST = 500;

    private final Workspace workspace;
    private final StringProperty target = new SimpleStringProperty("");
    private final ObservableList<Entry> entries = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper sending = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();

    /** One record with what became of it. */
    static final class Entry {

        private final int number;
        private final RecordDraft draft = new RecordDraft();
        private final ReadOnlyObjectWrapper<String> outcome = new ReadOnlyObjectWrapper<>("");
        private boolean taken;

        Entry(int number, OutgoingRecord record) {
            this.number = number;
            draft.take(record);
        }

        int number() {
            return number;
        }

        RecordDraft draft() {
            return draft;
        }

        /** Its shard and sequence number, or why it was not taken; empty before. */
        ReadOnlyObjectProperty<String> outcome() {
            return outcome.getReadOnlyProperty();
        }

        boolean taken() {
            return taken;
        }
    }

    /** @param records those to put, at most {@link #MOST} */
    ResendModel(Workspace workspace, @Nullable String stream, List<OutgoingRecord> records) {
        this.workspace = workspace;
        for (OutgoingRecord record : records.subList(0, Math.min(MOST, records.size()))) {
            entries.add(new Entry(entries.size() + 1, record));
        }
        target.set(stream == null ? "" : stream);
        target.subscribe(this::readShards);
    }

    private void readShards(String stream) {
        if (stream.isEmpty()) {
            return;
        }
        workspace
                .background()
                .run(
                        Text.of("Shards of {0}", stream),
                        () -> ShardMap.read(workspace.clients().kinesis(), stream),
                        map -> entries.forEach(entry -> entry.draft().shards().set(map)),
                        failure::set);
    }

    /** Empty until one is chosen. */
    StringProperty target() {
        return target;
    }

    ObservableList<Entry> entries() {
        return entries;
    }

    ReadOnlyBooleanProperty sending() {
        return sending.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Failure> failure() {
        return failure.getReadOnlyProperty();
    }

    /** What is wrong, a sentence, or empty. */
    String problem() {
        if (target.get().isEmpty()) {
            return Text.of("Choose the stream that the records go into.");
        }
        if (sending.get()) {
            return Text.of("They are on their way.");
        }
        for (Entry entry : entries) {
            RecordDraft.State state = entry.draft().state().get();
            if (state.record() == null && !entry.taken()) {
                String why = state.keyProblem() != null
                        ? state.keyProblem()
                        : state.hashKeyProblem() != null ? state.hashKeyProblem() : state.dataProblem();
                return entries.size() == 1 ? String.valueOf(why) : Text.of("Record {0}: {1}", entry.number(), why);
            }
        }
        return "";
    }

    /** How many have not been taken yet. */
    int left() {
        return (int) entries.stream().filter(entry -> !entry.taken()).count();
    }

    /** Whether all have been taken. */
    boolean done() {
        return left() == 0;
    }

    /** Another round with the same records, as they are now. */
    void again() {
        entries.forEach(entry -> {
            entry.taken = false;
            entry.outcome.set("");
        });
    }

    /** Puts those that have not been taken yet. */
    void send() {
        IdentityHashMap<OutgoingRecord, Entry> on = new IdentityHashMap<>();
        List<OutgoingRecord> records = new ArrayList<>();
        for (Entry entry : entries) {
            OutgoingRecord record = entry.draft().state().get().record();
            if (!entry.taken() && record != null) {
                on.put(record, entry);
                records.add(record);
            }
        }
        String stream = target.get();
        sending.set(true);
        failure.set(null);
        workspace
                .background()
                .run(
                        Text.of("Re-send into {0}", stream),
                        () -> put(stream, records),
                        outcomes -> {
                            sending.set(false);
                            outcomes.forEach((record, outcome) -> show(on.get(record), outcome));
                        },
                        why -> {
                            sending.set(false);
                            failure.set(why);
                        });
    }

    private record Outcome(boolean taken, String words) {}

    private static void show(@Nullable Entry entry, Outcome outcome) {
        if (entry != null) {
            entry.taken = outcome.taken();
            entry.outcome.set(outcome.words());
        }
    }

    private IdentityHashMap<OutgoingRecord, Outcome> put(String stream, List<OutgoingRecord> records) {
        IdentityHashMap<OutgoingRecord, Outcome> outcomes = new IdentityHashMap<>();
        BatchSender sender = new BatchSender(
                workspace.clients().kinesis(),
                stream,
                6,
                Pace.real(),
                new SendTally(),
                () -> false,
                listener(outcomes));
        Batch batch = new Batch(500);
        for (OutgoingRecord record : records) {
            if (!batch.takes(record)) {
                sender.send(batch.take());
            }
            batch.add(record);
        }
        if (!batch.isEmpty()) {
            sender.send(batch.take());
        }
        return outcomes;
    }

    private static BatchSender.Listener listener(IdentityHashMap<OutgoingRecord, Outcome> outcomes) {
        return new BatchSender.Listener() {
            @Override
            public void took(OutgoingRecord record, String shardId, String sequenceNumber) {
                outcomes.put(record, new Outcome(true, shardId + " · " + sequenceNumber));
            }

            @Override
            public void gaveUp(OutgoingRecord record, String code, String message) {
                outcomes.put(record, new Outcome(false, Text.of("Not taken. {0}.", PutErrors.words(code))));
            }
        };
    }
}
