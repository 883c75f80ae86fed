package dev.weir.app.send;

import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.math.BigInteger;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** A record as a person is writing it, with what is wrong with it so far. JavaFX thread only. */
public final class RecordDraft {

    /** Data larger than this is not put into a text field: it would hold up the window. */
    public static final int MOST_EDITABLE = 256 * 1024;

    private final StringProperty partitionKey = new SimpleStringProperty("");
    private final StringProperty explicitHashKey = new SimpleStringProperty("");
    private final ObjectProperty<DataForm> form = new SimpleObjectProperty<>(DataForm.JSON);
    private final StringProperty text = new SimpleStringProperty("");
    private final ObjectProperty<ShardMap> shards = new SimpleObjectProperty<>(ShardMap.UNKNOWN);
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>();
    private byte[] bytes = new byte[0];
    private String bytesName = "";
    private DataForm formBefore = DataForm.JSON;
    private int limit = PutLimits.RECORD_BYTES;
    private boolean turning;

    /**
     * What is known of the draft.
     *
     * @param record what would be sent, or null while something is wrong
     * @param keyProblem a sentence, or null
     * @param hashKeyProblem a sentence, or null
     * @param dataProblem a sentence, or null
     * @param size of data and key in bytes, −1 while the data is wrong
     * @param md5 of the data in hexadecimal, empty while the data is wrong
     * @param shard that the record would hit, or null if that is not known
     */
    public record State(
            @Nullable OutgoingRecord record,
            @Nullable String keyProblem,
            @Nullable String hashKeyProblem,
            @Nullable String dataProblem,
            int size,
            String md5,
            @Nullable BigInteger hashKey,
            @Nullable String shard) {}

    public RecordDraft() {
        form.addListener((property, before, now) -> turn(before, now));
        partitionKey.addListener((property, before, now) -> look());
        explicitHashKey.addListener((property, before, now) -> look());
        text.addListener((property, before, now) -> {
            if (!turning) {
                look();
            }
        });
        shards.addListener((property, before, now) -> look());
        look();
    }

    public StringProperty partitionKey() {
        return partitionKey;
    }

    /** Decimal, or empty for none. */
    public StringProperty explicitHashKey() {
        return explicitHashKey;
    }

    /** Changing it writes the same bytes in the other form where that form can. */
    public ObjectProperty<DataForm> form() {
        return form;
    }

    public StringProperty text() {
        return text;
    }

    /** The open shards of the stream that it is for. */
    public ObjectProperty<ShardMap> shards() {
        return shards;
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /** Where the bytes of {@link DataForm#BYTES} come from, empty if there are none. */
    public String bytesName() {
        return bytesName;
    }

    /** The greatest record that the stream takes, bytes; it is then checked against. */
    public void limit(int mostBytes) {
        limit = mostBytes;
        look();
    }

    /** Takes a record to edit it, in the form that suits it. */
    public void take(OutgoingRecord record) {
        partitionKey.set(record.partitionKey());
        explicitHashKey.set(Objects.requireNonNullElse(record.explicitHashKey(), ""));
        if (record.data().length > MOST_EDITABLE) {
            takeBytes(record.data(), Text.of("the record as it was read"));
        } else {
            DataForm suits = DataForm.of(record.data());
            turning = true;
            form.set(suits);
            text.set(Objects.requireNonNullElse(suits.write(record.data()), ""));
            turning = false;
            look();
        }
    }

    /** Takes bytes as they are, for instance of a file. */
    public void takeBytes(byte[] data, String name) {
        bytes = data;
        bytesName = name;
        turning = true;
        form.set(DataForm.BYTES);
        turning = false;
        look();
    }

    private void turn(DataForm before, DataForm now) {
        if (turning) {
            return;
        }
        formBefore = before;
        byte[] data = dataOrNull(before);
        if (now == DataForm.BYTES) {
            if (data != null && bytesName.isEmpty()) {
                bytes = data;
            }
        } else if (data != null && data.length <= MOST_EDITABLE) {
            String written = now.write(data);
            turning = true;
            if (written != null) {
                text.set(written);
            } else {
                // These bytes have no such form: what is shown must never be something else than what is sent.
                form.set(formBefore);
            }
            turning = false;
        }
        look();
    }

    private byte @Nullable [] dataOrNull(DataForm as) {
        if (as == DataForm.BYTES) {
            return bytesName.isEmpty() ? null : bytes;
        }
        try {
            return as.read(text.get());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private void look() {
        String keyProblem = keyProblem(partitionKey.get());
        String typedHash = explicitHashKey.get().strip();
        String hashProblem = hashKeyProblem(typedHash);
        byte[] data = new byte[0];
        String dataProblem = null;
        if (form.get() == DataForm.BYTES) {
            data = bytes;
            dataProblem = bytesName.isEmpty() ? Text.of("Choose a file.") : null;
        } else {
            try {
                data = form.get().read(text.get());
            } catch (IllegalArgumentException e) {
                dataProblem = e.getMessage();
            }
        }
        OutgoingRecord record = new OutgoingRecord(partitionKey.get(), typedHash.isEmpty() ? null : typedHash, data);
        int size = dataProblem == null ? record.size() : -1;
        if (dataProblem == null && size > limit) {
            dataProblem = Text.of(
                    "Too large: this stream takes records of {0} bytes at most, key included.", Format.count(limit));
        }
        boolean whole = keyProblem == null && hashProblem == null && dataProblem == null;
        BigInteger hashKey =
                hashProblem != null || (keyProblem != null && typedHash.isEmpty()) ? null : record.hashKey();
        state.set(new State(
                whole ? record : null,
                keyProblem,
                hashProblem,
                dataProblem,
                size,
                size < 0 ? "" : HashKeys.md5Hex(data),
                hashKey,
                hashKey == null ? null : shards.get().shardOf(hashKey)));
    }

    /** What is wrong with a partition key, a sentence, or null. */
    public static @Nullable String keyProblem(String key) {
        if (key.isEmpty()) {
            return Text.of("Type a partition key.");
        }
        int length = key.codePointCount(0, key.length());
        return length <= PutLimits.KEY_CHARACTERS
                ? null
                : Text.of(
                        "A partition key has at most {0} characters; this has {1}.",
                        PutLimits.KEY_CHARACTERS, Format.count(length));
    }

    /** What is wrong with an explicit hash key, a sentence, or null; an empty one is none. */
    public static @Nullable String hashKeyProblem(String typed) {
        if (typed.isEmpty()) {
            return null;
        }
        if (!typed.matches("0|[1-9]\\d{0,38}") || new BigInteger(typed).compareTo(HashKeys.END) >= 0) {
            return Text.of("A hash key is a whole number from 0 to 2^128 − 1, in decimal.");
        }
        return null;
    }
}
