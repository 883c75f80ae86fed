package dev.weir.app.records.transfer;

import dev.weir.app.records.tail.TailedRecord;
import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** A line of JSON for each record. */
final class JsonLinesWriter implements RecordWriter {

    private final boolean metadata;
    private long bytesOnly;

    JsonLinesWriter(boolean metadata) {
        this.metadata = metadata;
    }

    @Override
    public void begin(OutputStream out) {}

    @Override
    public void write(TailedRecord record, OutputStream out) throws IOException {
        String data = JsonForm.write(record.data());
        if (data.startsWith("{\"" + JsonForm.BASE64)) {
            bytesOnly++;
        }
        String line = metadata
                ? "{\"partitionKey\":" + JsonForm.quote(record.partitionKey())
                        + ",\"sequenceNumber\":\"" + record.sequenceNumber()
                        + "\",\"approximateArrivalTimestamp\":\"" + Instant.ofEpochMilli(record.arrivalMillis())
                        + "\",\"shardId\":\"" + record.shardId()
                        + "\",\"hashKey\":\"" + record.hashKey()
                        + "\",\"data\":" + data + "}\n"
                : (JsonLinesReader.looksExported(data) ? JsonForm.quote(data) : data) + "\n";
        out.write(line.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String note() {
        return bytesOnly == 0
                ? ""
                : Text.of(
                        "{0} records are not UTF-8 text and stand as base64 (“{1}”).",
                        Format.count(bytesOnly), JsonForm.BASE64);
    }
}
