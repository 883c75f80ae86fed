package dev.weir.broker.store;

import java.util.zip.CRC32C;

/** The CRC-32C of bytes, as segment files hold it. */
final class Checksum {

    private Checksum() {}

    static int of(byte[] bytes, int offset, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, offset, length);
        return (int) crc.getValue();
    }
}
