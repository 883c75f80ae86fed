package dev.weir.broker.firehose.process;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Takes records apart that hold several: JSON values one after another, or pieces between delimiters. */
public final class Deaggregation {

    private static final JsonFactory JSON = new JsonFactory();

    private Deaggregation() {}

    /** One record for each JSON value; white space between them is left out. */
    public static Processor json() {
        return Processor.each((record, out) -> {
            try {
                values(record.data()).forEach(value -> out.accept(record.withData(value)));
            } catch (IOException e) {
                out.accept(record.failed(FailureReason.of(
                        FailureReason.PROCESSING,
                        "RecordDeAggregation.InvalidJson",
                        "The record is not one JSON value after another.")));
            }
        });
    }

    private static List<byte[]> values(byte[] data) throws IOException {
        List<byte[]> values = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(data)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                int from = (int) parser.currentTokenLocation().getByteOffset();
                if (token.isStructStart()) {
                    parser.skipChildren();
                } else {
                    parser.finishToken();
                }
                int to = (int) parser.currentLocation().getByteOffset();
                values.add(Arrays.copyOfRange(data, from, to));
            }
        }
        return values;
    }

    /** One record for each piece; the delimiters are left out, and so is what is empty. */
    public static Processor delimited(byte[] delimiter) {
        return Processor.each((record, out) -> {
            byte[] data = record.data();
            int from = 0;
            for (int at = 0; at <= data.length - delimiter.length; ) {
                if (Arrays.equals(data, at, at + delimiter.length, delimiter, 0, delimiter.length)) {
                    piece(record, from, at, out);
                    at += delimiter.length;
                    from = at;
                } else {
                    at++;
                }
            }
            piece(record, from, data.length, out);
        });
    }

    private static void piece(Outcome.Ready record, int from, int to, java.util.function.Consumer<Outcome> out) {
        if (to > from) {
            out.accept(record.withData(Arrays.copyOfRange(record.data(), from, to)));
        }
    }
}
