package dev.weir.app.records.transfer;

import dev.weir.app.records.tail.TailedRecord;
import dev.weir.app.send.DataForm;
import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.apache.commons.csv.CSVFormat;

/** A row of key and data for each record; data that is no text stands as base64, which its own column says. */
final class CsvWriter implements RecordWriter {

    static final String KEY = "partition_key";
    static final String DATA = "data";
    static final String ENCODING = "data_encoding";
    static final List<String> METADATA = List.of("sequence_number", "arrival", "shard_id", "hash_key");
    static final CSVFormat FORM = CSVFormat.RFC4180;

    private final boolean metadata;
    private long bytesOnly;

    CsvWriter(boolean metadata) {
        this.metadata = metadata;
    }

    /** The columns before the data. */
    static List<String> leading(boolean metadata) {
        List<String> names = new ArrayList<>(List.of(KEY));
        if (metadata) {
            names.addAll(METADATA);
        }
        return names;
    }

    static List<String> leading(TailedRecord record, boolean metadata) {
        List<String> values = new ArrayList<>(List.of(record.partitionKey()));
        if (metadata) {
            values.add(record.sequenceNumber());
            values.add(Instant.ofEpochMilli(record.arrivalMillis()).toString());
            values.add(record.shardId());
            values.add(record.hashKey().toString());
        }
        return values;
    }

    static void row(List<String> values, OutputStream out) throws IOException {
        out.write((FORM.format(values.toArray()) + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void begin(OutputStream out) throws IOException {
        List<String> names = leading(metadata);
        names.add(DATA);
        names.add(ENCODING);
        row(names, out);
    }

    @Override
    public void write(TailedRecord record, OutputStream out) throws IOException {
        List<String> values = leading(record, metadata);
        String text = DataForm.utf8(record.data());
        if (text == null) {
            bytesOnly++;
        }
        values.add(text == null ? Base64.getEncoder().encodeToString(record.data()) : text);
        values.add(text == null ? "base64" : "text");
        row(values, out);
    }

    @Override
    public String note() {
        return bytesOnly == 0
                ? ""
                : Text.of(
                        "{0} records are not UTF-8 text and stand as base64, as their column “{1}” says.",
                        Format.count(bytesOnly), ENCODING);
    }
}
