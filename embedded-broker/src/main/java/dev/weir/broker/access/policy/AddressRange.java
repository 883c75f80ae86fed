package dev.weir.broker.access.policy;

import java.net.InetAddress;

/** Ranges of IP addresses in CIDR notation. Nothing is looked up: a name is no address. */
final class AddressRange {

    private AddressRange() {}

    /** @param range an address, alone or with {@code /bits} */
    static boolean contains(String address, String range) {
        try {
            int slash = range.indexOf('/');
            byte[] start = InetAddress.ofLiteral(slash < 0 ? range : range.substring(0, slash))
                    .getAddress();
            byte[] given = InetAddress.ofLiteral(address).getAddress();
            int bits = slash < 0 ? start.length * Byte.SIZE : Integer.parseInt(range.substring(slash + 1));
            return start.length == given.length
                    && bits >= 0
                    && bits <= start.length * Byte.SIZE
                    && isSame(start, given, bits);
        } catch (IllegalArgumentException e) {
            return false; // neither the one nor the other
        }
    }

    /** Whether a text is an address or a range. */
    static boolean isOne(String range) {
        int slash = range.indexOf('/');
        return contains(slash < 0 ? range : range.substring(0, slash), range);
    }

    private static boolean isSame(byte[] start, byte[] given, int bits) {
        for (int i = 0; i < bits; i++) {
            int mask = 0x80 >> i % Byte.SIZE;
            if ((start[i / Byte.SIZE] & mask) != (given[i / Byte.SIZE] & mask)) {
                return false;
            }
        }
        return true;
    }
}
