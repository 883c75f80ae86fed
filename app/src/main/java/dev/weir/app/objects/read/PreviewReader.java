package dev.weir.app.objects.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.app.fx.ExpectedFailure;
import dev.weir.app.fx.Failure;
import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the first records of an object for the page. Blocks; throws what the SDK throws. Thread-safe. */
public final class PreviewReader {

    /** Records that are shown at first. */
    public static final int FIRST = 200;

    /** Records that are ever shown; who wants to see more asks in SQL or downloads. */
    public static final int MOST = 20_000;

    /** Bytes of the records that are held at most. */
    private static final long MOST_BYTES = 64L << 20;

    /** Parquet objects up to this size are fetched for a look at their records. */
    public static final long MOST_PARQUET = 128L << 20;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectStore store;

    public PreviewReader(ObjectStore store) {
        this.store = store;
    }

    /** Reads so many records, or all if they are fewer. */
    public Preview read(StoredObject object, int most) {
        if (object.archived()) {
            throw new ExpectedFailure(
                    Failure.Kind.REJECTED,
                    Text.of("{0} lies in an archive ({1}).", object.name(), object.storageClass()),
                    Text.of("It has to be restored before it can be read: aws s3api restore-object does that."));
        }
        if (object.size() == 0) {
            return new Preview(
                    object,
                    Packing.NONE,
                    ObjectFormat.EMPTY,
                    List.of(),
                    List.of(),
                    List.of(),
                    new byte[0],
                    0,
                    true,
                    0,
                    null);
        }
        try (OpenedObject opened = OpenedObject.open(store, object, MOST_PARQUET)) {
            return read(object, opened, most);
        } catch (IOException e) {
            throw OpenedObject.unreadable(object, e);
        }
    }

    private static Preview read(StoredObject object, OpenedObject opened, int most) {
        List<byte[]> records = new ArrayList<>();
        long bytes = 0;
        boolean ended = !opened.hasRecords();
        String problem = reason(opened);
        try {
            while (!ended && records.size() < most && bytes < MOST_BYTES) {
                byte[] record = opened.next();
                if (record == null) {
                    ended = true;
                } else {
                    records.add(record);
                    bytes += record.length;
                }
            }
        } catch (IOException e) {
            // What was read before it is worth seeing: the rest of the object is named as damaged.
            ended = true;
            problem = Text.of(
                    "It can't be read further: {0}.",
                    Objects.requireNonNullElse(e.getMessage(), Text.of("its bytes are damaged")));
        }
        return shown(object, opened, records, ended, problem);
    }

    private static @Nullable String reason(OpenedObject opened) {
        return switch (opened.format()) {
            case PARQUET ->
                opened.hasRecords()
                        ? null
                        : Text.of(
                                "This Parquet object is larger than {0}, and its index is at its end. Download it to look into"
                                        + " it.",
                                Format.bytes((double) MOST_PARQUET));
            case ORC -> Text.of("ORC can't be shown here. Download it, or have Firehose write Parquet.");
            case BINARY -> Text.of("These bytes are no text in UTF-8 and no format that is known here.");
            default -> null;
        };
    }

    private static Preview shown(
            StoredObject object, OpenedObject opened, List<byte[]> records, boolean ended, @Nullable String problem) {
        SchemaSeen seen = new SchemaSeen();
        List<@Nullable JsonNode> parsed = new ArrayList<>();
        for (byte[] record : records) {
            JsonNode json = opened.format() == ObjectFormat.TEXT ? null : json(record);
            parsed.add(json);
            if (json != null) {
                seen.add(json);
            }
        }
        List<SchemaField> schema = opened.columns().isEmpty()
                ? seen.fields()
                : opened.columns().stream()
                        .map(column -> new SchemaField(column.name(), column.type(), -1))
                        .toList();
        RowShape shape = RowShape.of(opened.format(), schema);
        List<PreviewRow> rows = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            rows.add(shape.row(i + 1L, records.get(i), parsed.get(i)));
        }
        return new Preview(
                object,
                opened.packing(),
                opened.format(),
                shape.columns(),
                rows,
                schema,
                opened.head(),
                ended && problem == null && opened.hasRecords() ? records.size() : opened.count(),
                ended,
                ended && problem == null ? object.size() : Math.min(object.size(), opened.position()),
                problem);
    }

    private static @Nullable JsonNode json(byte[] record) {
        try {
            return JSON.readTree(record);
        } catch (IOException e) {
            // The row shows its text as it stands.
            return null;
        }
    }
}
