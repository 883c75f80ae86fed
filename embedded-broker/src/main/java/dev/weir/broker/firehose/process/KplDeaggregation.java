package dev.weir.broker.firehose.process;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes apart what the Kinesis Producer Library has put together: a magic number, a Protocol Buffers message with the
 * records in its field 3 and their data in field 3 of each, and the MD5 of the message. Anything else stays as it is.
 */
public final class KplDeaggregation {

    private static final byte[] MAGIC = {(byte) 0xF3, (byte) 0x89, (byte) 0x9A, (byte) 0xC2};
    private static final int DIGEST_BYTES = 16;
    private static final int RECORDS = 3;
    private static final int DATA = 3;

    private KplDeaggregation() {}

    public static Processor processor() {
        return Processor.each((record, out) -> {
            List<byte[]> parts = parts(record.data());
            if (parts == null) {
                out.accept(record);
            } else {
                parts.forEach(part -> out.accept(record.withData(part)));
            }
        });
    }

    private static @Nullable List<byte[]> parts(byte[] data) {
        int end = data.length - DIGEST_BYTES;
        if (end < MAGIC.length || !Arrays.equals(data, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            return null;
        }
        byte[] digest = md5(data, MAGIC.length, end - MAGIC.length);
        if (!Arrays.equals(data, end, data.length, digest, 0, DIGEST_BYTES)) {
            return null;
        }
        try {
            return records(CodedInputStream.newInstance(data, MAGIC.length, end - MAGIC.length));
        } catch (IOException e) {
            return null; // it only looked like one
        }
    }

    private static List<byte[]> records(CodedInputStream message) throws IOException {
        List<byte[]> parts = new ArrayList<>();
        for (int tag = message.readTag(); tag != 0; tag = message.readTag()) {
            if (WireFormat.getTagFieldNumber(tag) == RECORDS) {
                parts.add(data(CodedInputStream.newInstance(message.readByteArray())));
            } else {
                message.skipField(tag);
            }
        }
        return parts;
    }

    private static byte[] data(CodedInputStream record) throws IOException {
        byte[] data = {};
        for (int tag = record.readTag(); tag != 0; tag = record.readTag()) {
            if (WireFormat.getTagFieldNumber(tag) == DATA) {
                data = record.readByteArray();
            } else {
                record.skipField(tag);
            }
        }
        return data;
    }

    private static byte[] md5(byte[] data, int from, int length) {
        try {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            digest.update(data, from, length);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java lacks MD5", e);
        }
    }
}
