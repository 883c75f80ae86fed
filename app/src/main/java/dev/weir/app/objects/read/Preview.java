package dev.weir.app.objects.read;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first records of an object.
 *
 * @param columns the titles of the rows' cells
 * @param head the first bytes, unpacked, for what has no records
 * @param total records of the whole object, or −1 if that is not known
 * @param ended whether these are all of its records
 * @param position bytes of the stored object that were read for them
 * @param problem why it was not read further, one or two sentences, or null
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are shown, not compared
public record Preview(
        StoredObject object,
        Packing packing,
        ObjectFormat format,
        List<String> columns,
        List<PreviewRow> rows,
        List<SchemaField> schema,
        byte[] head,
        long total,
        boolean ended,
        long position,
        @Nullable String problem) {}
