package dev.weir.broker.cloudtrail.journal;

import dev.weir.broker.cloudtrail.journal.JournalEvent.Named;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** An event as bytes: these are what the chain's hashes are made over. */
final class EventBytes {

    private EventBytes() {}

    static byte[] of(JournalEvent event) {
        List<byte[]> texts = new ArrayList<>();
        texts.add(utf8(event.name()));
        texts.add(utf8(event.source()));
        texts.add(utf8(event.userName()));
        texts.add(utf8(event.accessKeyId()));
        for (Named named : event.resources()) {
            texts.add(utf8(named.type()));
            texts.add(utf8(named.name()));
            texts.add(utf8(named.arn()));
        }
        texts.add(utf8(event.json()));
        int size = 8 + 8 + 16 + 1 + 4;
        for (byte[] text : texts) {
            size += 4 + text.length;
        }
        ByteBuffer bytes = ByteBuffer.allocate(size)
                .putLong(event.sequence())
                .putLong(event.time().toEpochMilli())
                .putLong(event.id().getMostSignificantBits())
                .putLong(event.id().getLeastSignificantBits())
                .put((byte) (event.readOnly() ? 1 : 0))
                .putInt(event.resources().size());
        for (byte[] text : texts) {
            bytes.putInt(text.length).put(text);
        }
        return bytes.array();
    }

    /**
     * Reads an event.
     *
     * @throws DamagedJournalException if the bytes are none
     */
    static JournalEvent read(ByteBuffer bytes) {
        try {
            long sequence = bytes.getLong();
            Instant time = Instant.ofEpochMilli(bytes.getLong());
            UUID id = new UUID(bytes.getLong(), bytes.getLong());
            boolean readOnly = bytes.get() != 0;
            int resources = bytes.getInt();
            String name = text(bytes);
            String source = text(bytes);
            String userName = text(bytes);
            String accessKeyId = text(bytes);
            List<Named> named = new ArrayList<>();
            for (int each = 0; each < resources; each++) {
                named.add(new Named(text(bytes), text(bytes), text(bytes)));
            }
            return new JournalEvent(
                    sequence, id, time, name, source, readOnly, userName, accessKeyId, named, text(bytes));
        } catch (RuntimeException e) {
            throw new DamagedJournalException("An event cannot be read", e);
        }
    }

    /** Where an event with these bytes says it stands. */
    static long sequence(byte[] event) {
        return ByteBuffer.wrap(event).getLong();
    }

    /** When an event with these bytes says it was. */
    static long millis(byte[] event) {
        return ByteBuffer.wrap(event).getLong(8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(ByteBuffer bytes) {
        int length = bytes.getInt();
        if (length < 0 || length > bytes.remaining()) {
            throw new IllegalArgumentException("a text of " + length + " bytes");
        }
        String text = new String(bytes.array(), bytes.arrayOffset() + bytes.position(), length, StandardCharsets.UTF_8);
        bytes.position(bytes.position() + length);
        return text;
    }
}
