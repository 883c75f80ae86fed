package dev.weir.app.objects.read;

import dev.weir.app.text.Text;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.xerial.snappy.Snappy;

/**
 * Reads Snappy as Hadoop writes it: blocks that begin with their length when expanded, of chunks that begin with their length as
 * they are. Not thread-safe.
 */
final class HadoopSnappyStream extends PieceStream {

    /** Far more than any writer puts into a block; what claims to be longer is no block. */
    private static final int LONGEST_BLOCK = 64 << 20;

    private final DataInputStream in;
    private int leftInBlock;

    HadoopSnappyStream(InputStream in) {
        this.in = new DataInputStream(in);
    }

    /** Whether an object that begins so can be of this sort. */
    static boolean plausible(byte[] head) {
        if (head.length < 8) {
            return false;
        }
        ByteBuffer numbers = ByteBuffer.wrap(head);
        int expanded = numbers.getInt();
        int compressed = numbers.getInt();
        return expanded > 0
                && expanded <= LONGEST_BLOCK
                && compressed > 0
                && compressed <= Snappy.maxCompressedLength(expanded);
    }

    @Override
    byte @Nullable [] next() throws IOException {
        while (leftInBlock == 0) {
            int first = in.read();
            if (first < 0) {
                return null;
            }
            leftInBlock = bounded(first << 24 | in.readUnsignedByte() << 16 | in.readUnsignedShort());
        }
        byte[] packed = in.readNBytes(bounded(in.readInt()));
        if (!Snappy.isValidCompressedBuffer(packed)) {
            throw new EOFException(Text.of("A block of Snappy is damaged or cut short"));
        }
        byte[] chunk = Snappy.uncompress(packed);
        leftInBlock = Math.max(0, leftInBlock - chunk.length);
        return chunk;
    }

    private static int bounded(int length) throws IOException {
        if (length < 0 || length > LONGEST_BLOCK) {
            throw new IOException(Text.of("This is no Snappy of Hadoop: a block claims to be {0} bytes long", length));
        }
        return length;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
