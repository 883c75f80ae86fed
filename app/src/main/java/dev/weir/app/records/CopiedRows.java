package dev.weir.app.records;

import dev.weir.app.records.decode.JsonText;
import dev.weir.app.records.decode.PlainText;
import dev.weir.app.records.tail.TailedRecord;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/** Records as text to be pasted elsewhere. Reads all their data: make it off the JavaFX thread. */
final class CopiedRows {

    private CopiedRows() {}

    /** One line a record under a heading, separated by tabs; white space in the data becomes spaces. */
    static String tsv(List<TailedRecord> records) {
        StringBuilder text = new StringBuilder("arrival\tshard\tsequence number\tpartition key\tsize\tdata\n");
        for (TailedRecord record : records) {
            String decoded = PlainText.decode(record.data());
            text.append(Instant.ofEpochMilli(record.arrivalMillis()))
                    .append('\t')
                    .append(record.shardId())
                    .append('\t')
                    .append(record.sequenceNumber())
                    .append('\t')
                    .append(oneLine(record.partitionKey()))
                    .append('\t')
                    .append(record.data().length)
                    .append('\t')
                    .append(decoded == null ? Base64.getEncoder().encodeToString(record.data()) : oneLine(decoded))
                    .append('\n');
        }
        return text.toString();
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s", " ");
    }

    /** One JSON object a line. Data that is JSON stands as such, text as a string, the rest as base64. */
    static String json(List<TailedRecord> records) {
        StringBuilder text = new StringBuilder();
        for (TailedRecord record : records) {
            text.append("{\"arrival\":")
                    .append(JsonText.string(
                            Instant.ofEpochMilli(record.arrivalMillis()).toString()))
                    .append(",\"shardId\":")
                    .append(JsonText.string(record.shardId()))
                    .append(",\"sequenceNumber\":")
                    .append(JsonText.string(record.sequenceNumber()))
                    .append(",\"partitionKey\":")
                    .append(JsonText.string(record.partitionKey()))
                    .append(data(record.data()))
                    .append("}\n");
        }
        return text.toString();
    }

    private static String data(byte[] data) {
        String decoded = PlainText.decode(data);
        if (decoded == null) {
            return ",\"dataBase64\":\"" + Base64.getEncoder().encodeToString(data) + "\"";
        }
        return ",\"data\":" + (JsonText.check(data) ? decoded.strip() : JsonText.string(decoded));
    }
}
