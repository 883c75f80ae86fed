package dev.weir.broker.s3;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.zip.Checksum;

/**
 * CRC-64/NVME, of the NVM Express specification: reflected, polynomial AD93D23594C93659, all ones before and after.
 * Eight bytes are taken at a time, each through a table of its own. Java has none, and the SDK only in native code.
 */
final class Crc64Nvme implements Checksum {

    private static final long REFLECTED = 0x9A6C_9329_AC4B_C9B5L;
    private static final int AT_A_TIME = Long.BYTES;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long[][] TABLES = tables();

    private long crc = -1;

    private static long[][] tables() {
        long[][] tables = new long[AT_A_TIME][256];
        for (int i = 0; i < 256; i++) {
            long value = i;
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                value = (value & 1) == 0 ? value >>> 1 : value >>> 1 ^ REFLECTED;
            }
            tables[0][i] = value;
        }
        for (int table = 1; table < AT_A_TIME; table++) {
            for (int i = 0; i < 256; i++) {
                long before = tables[table - 1][i];
                tables[table][i] = before >>> 8 ^ tables[0][(int) before & 0xFF];
            }
        }
        return tables;
    }

    @Override
    public void update(int b) {
        crc = crc >>> 8 ^ TABLES[0][((int) crc ^ b) & 0xFF];
    }

    @Override
    public void update(byte[] bytes, int offset, int count) {
        int at = offset;
        int end = offset + count;
        long running = crc;
        for (; at + AT_A_TIME <= end; at += AT_A_TIME) {
            long next = running ^ (long) LONGS.get(bytes, at);
            running = TABLES[7][(int) next & 0xFF]
                    ^ TABLES[6][(int) (next >>> 8) & 0xFF]
                    ^ TABLES[5][(int) (next >>> 16) & 0xFF]
                    ^ TABLES[4][(int) (next >>> 24) & 0xFF]
                    ^ TABLES[3][(int) (next >>> 32) & 0xFF]
                    ^ TABLES[2][(int) (next >>> 40) & 0xFF]
                    ^ TABLES[1][(int) (next >>> 48) & 0xFF]
                    ^ TABLES[0][(int) (next >>> 56)];
        }
        crc = running;
        for (; at < end; at++) {
            update(bytes[at]);
        }
    }

    @Override
    public long getValue() {
        return ~crc;
    }

    @Override
    public void reset() {
        crc = -1;
    }
}
