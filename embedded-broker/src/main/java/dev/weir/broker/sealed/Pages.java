package dev.weir.broker.sealed;

/**
 * Where the pages of a sealed file are.
 *
 * @param bytes how many bytes a page has before it is sealed
 */
record Pages(int bytes) {

    /** How long a sealed page is. */
    int sealedBytes() {
        return bytes + PageCipher.OVERHEAD;
    }

    long position(long page) {
        return FileHead.BYTES + page * sealedBytes();
    }

    /** The size of what is sealed in a file of so many bytes; a rest that holds not even one byte counts as none. */
    long plainSize(long fileSize) {
        long sealed = Math.max(0, fileSize - FileHead.BYTES);
        long rest = sealed % sealedBytes();
        return sealed / sealedBytes() * bytes + Math.max(0, rest - PageCipher.OVERHEAD);
    }

    /** The size of a file in which so many bytes are sealed. */
    long fileSize(long plainSize) {
        long rest = plainSize % bytes;
        return position(plainSize / bytes) + (rest == 0 ? 0 : rest + PageCipher.OVERHEAD);
    }
}
