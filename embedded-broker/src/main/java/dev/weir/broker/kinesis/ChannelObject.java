package dev.weir.broker.kinesis;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** An object of a channel while it is written: records one after the other, texts a line each. Used by one thread. */
final class ChannelObject implements AutoCloseable {

    private static final int BUFFER = 64 * 1024;
    private static final JsonFactory JSON = new JsonFactory();

    private final OutputStream out;
    private final boolean lines;
    private long bytes;

    private ChannelObject(OutputStream out, boolean lines) {
        this.out = out;
        this.lines = lines;
    }

    static ChannelObject begin(Channel channel, Path file) throws IOException {
        OutputStream raw = Files.newOutputStream(file);
        OutputStream packed = switch (channel.storage().compression()) {
            case "GZIP" -> new GZIPOutputStream(raw, BUFFER);
            case "ZSTD" -> new ZstdOutputStream(raw);
            default -> raw;
        };
        return new ChannelObject(
                new BufferedOutputStream(packed, BUFFER), !channel.format().equals("BYTE_ARRAY"));
    }

    /** What a key ends in. */
    static String ending(Channel channel) {
        String form = switch (channel.format()) {
            case "JSON" -> ".json";
            case "STRING" -> ".txt";
            default -> ".bin";
        };
        return form
                + switch (channel.storage().compression()) {
                    case "GZIP" -> ".gz";
                    case "ZSTD" -> ".zst";
                    default -> "";
                };
    }

    static String contentType(Channel channel) {
        return switch (channel.format()) {
            case "JSON" -> "application/x-ndjson";
            case "STRING" -> "text/plain";
            default -> "application/octet-stream";
        };
    }

    /** Whether a record is what the channel's stream is said to hold. */
    static boolean fits(Channel channel, byte[] data) {
        if (!channel.format().equals("JSON")) {
            return true;
        }
        try (JsonParser parser = JSON.createParser(data)) {
            if (parser.nextToken() == null) {
                return false;
            }
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (IOException e) {
            return false;
        }
    }

    void add(byte[] data) throws IOException {
        out.write(data);
        boolean ended = data.length > 0 && data[data.length - 1] == '\n';
        if (lines && !ended) {
            out.write('\n');
        }
        bytes += data.length + 1;
    }

    /** How much was written, before it was packed. */
    long bytes() {
        return bytes;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
