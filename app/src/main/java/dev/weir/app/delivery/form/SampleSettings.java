package dev.weir.app.delivery.form;

import dev.weir.app.delivery.key.KeyPattern;
import dev.weir.app.delivery.key.KeyPreview;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import software.amazon.awssdk.services.firehose.model.CompressionFormat;

/**
 * What becomes of records, as the form says now. Immutable, for any thread.
 *
 * @param preview of the keys
 * @param parting how records are taken apart
 * @param subDelimiter what stands between parts
 * @param query of partition keys; empty if there is none
 * @param lambda whether a function changes records, which it is not asked for here
 * @param delimiter whether a new line is put after each record
 * @param converted whether records must be JSON objects
 */
record SampleSettings(
        KeyPreview preview,
        Parting parting,
        String subDelimiter,
        String query,
        boolean lambda,
        boolean delimiter,
        boolean converted) {

    static SampleSettings of(DeliveryDraft draft, int version) {
        boolean partitioned = draft.isS3() && draft.is(Flag.PARTITION);
        return new SampleSettings(
                preview(draft, version),
                draft.parting().get(),
                Processing.delimiter(draft.text(Field.SUB_DELIMITER).get()),
                partitioned ? draft.get(Field.QUERY) : "",
                draft.is(Flag.LAMBDA),
                draft.is(Flag.DELIMITER) && !draft.is(Flag.CONVERT),
                draft.isS3() && draft.is(Flag.CONVERT));
    }

    private static KeyPreview preview(DeliveryDraft draft, int version) {
        String name = draft.get(Field.NAME);
        return new KeyPreview(
                draft.get(Field.PREFIX),
                draft.get(Field.ERROR_PREFIX),
                name.isEmpty() ? "NAME" : name,
                version,
                zone(draft.get(Field.TIME_ZONE)),
                extension(draft, true),
                extension(draft, false),
                draft.is(Flag.FROM_STREAM) ? "shardId-000000000000" : "");
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            // The form says so beside its field.
            return ZoneOffset.UTC;
        }
    }

    private static String extension(DeliveryDraft draft, boolean converted) {
        if (!draft.get(Field.EXTENSION).isEmpty() && draft.isS3()) {
            return draft.get(Field.EXTENSION);
        }
        if (draft.isS3() && draft.is(Flag.CONVERT)) {
            return !converted ? "" : draft.format().get().extension();
        }
        CompressionFormat compression = draft.compression().get();
        return switch (compression) {
            case GZIP -> ".gz";
            case ZIP -> ".zip";
            case SNAPPY -> ".snappy";
            case HADOOP_SNAPPY -> ".hsnappy";
            default -> "";
        };
    }

    /** Whether the prefix can be read. */
    boolean hasPrefix() {
        return KeyPattern.parse(preview.prefix()).problem() == null;
    }
}
