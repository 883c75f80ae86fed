package dev.weir.broker.firehose.convert;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The streams of a stripe, one after another, and what its footer says of them. Not thread-safe. */
final class OrcStripe {

    /** What a stream holds, by the numbers of the format. */
    enum Kind {
        PRESENT(0),
        DATA(1),
        LENGTH(2),
        SECONDARY(5);

        private final int number;

        Kind(int number) {
            this.number = number;
        }
    }

    private final OrcCompression compression;
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private final List<byte[]> streams = new ArrayList<>();

    OrcStripe(OrcCompression compression) {
        this.compression = compression;
    }

    void add(Kind kind, int column, byte[] plain) throws IOException {
        byte[] packed = compression.pack(plain);
        data.writeBytes(packed);
        streams.add(new OrcMessage()
                .number(1, kind.number)
                .number(2, column)
                .number(3, packed.length)
                .bytes());
    }

    ByteArrayOutputStream data() {
        return data;
    }

    /** The footer: all columns are encoded directly, and times are those of UTC. */
    byte[] footer(int columns) {
        OrcMessage footer = new OrcMessage();
        streams.forEach(stream -> footer.bytes(1, stream));
        for (int i = 0; i < columns; i++) {
            footer.bytes(2, new OrcMessage().number(1, 0).bytes());
        }
        return footer.text(3, "UTC").bytes();
    }
}
