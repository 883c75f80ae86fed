package dev.weir.broker.firehose.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/** What CloudWatch Logs sends: gzip, and in it a JSON object with log events. */
public final class LogsProcessing {

    /** A record unfolds to no more than this, so that a small one cannot fill the memory. */
    static final int MOST_BYTES = 32 << 20;

    private static final ObjectMapper JSON = new ObjectMapper();

    private LogsProcessing() {}

    /** Unfolds gzip. */
    public static Processor decompression() {
        return Processor.each((record, out) -> {
            try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(record.data()))) {
                byte[] data = in.readNBytes(MOST_BYTES + 1);
                out.accept(
                        data.length > MOST_BYTES
                                ? failed(record, "Decompression.TooLarge", "The record unfolds to more than 32 MiB.")
                                : record.withData(data));
            } catch (IOException e) {
                out.accept(failed(record, "Decompression.InvalidFormat", "The record is not in the format GZIP."));
            }
        });
    }

    /** Leaves the messages of the events, each on a line, and drops what CloudWatch Logs sends to test the way. */
    public static Processor messageExtraction() {
        return Processor.each((record, out) -> {
            try {
                JsonNode logs = JSON.readTree(record.data());
                if (logs == null || !logs.path("logEvents").isArray()) {
                    out.accept(failed(record, "CloudWatchLogProcessing.InvalidData", "There are no logEvents."));
                } else if (!logs.path("messageType").asText().equals("CONTROL_MESSAGE")) {
                    StringBuilder messages = new StringBuilder();
                    for (JsonNode event : logs.path("logEvents")) {
                        messages.append(event.path("message").asText()).append('\n');
                    }
                    out.accept(record.withData(messages.toString().getBytes(StandardCharsets.UTF_8)));
                }
            } catch (IOException e) {
                out.accept(failed(record, "CloudWatchLogProcessing.InvalidData", "The record is not JSON."));
            }
        });
    }

    private static Outcome failed(Outcome.Ready record, String code, String message) {
        return record.failed(FailureReason.of(FailureReason.PROCESSING, code, message));
    }
}
