package dev.weir.app.journey;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Finds bytes in a stream of bytes, reading it once and holding none of it (Knuth, Morris and Pratt). */
final class ByteSearch {

    private static final int BUFFER = 64 << 10;

    private final byte[] wanted;
    private final int[] fallback;

    /** @param wanted at least one byte */
    ByteSearch(byte[] wanted) {
        if (wanted.length == 0) {
            throw new IllegalArgumentException("Nothing is everywhere");
        }
        this.wanted = wanted;
        this.fallback = new int[wanted.length];
        int matched = 0;
        for (int i = 1; i < wanted.length; i++) {
            while (matched > 0 && wanted[i] != wanted[matched]) {
                matched = fallback[matched - 1];
            }
            if (wanted[i] == wanted[matched]) {
                matched++;
            }
            fallback[i] = matched;
        }
    }

    /**
     * What was found.
     *
     * @param offsets where the bytes begin, the first few
     * @param read how many bytes were read
     * @param whole whether the stream was read to its end
     */
    record Found(List<Long> offsets, long read, boolean whole) {}

    /**
     * Reads a stream to its end, or to a bound.
     *
     * @param most bytes that are read
     * @param mostFound occurrences that are told; when there are so many, it ends
     * @throws InterruptedException if the thread is interrupted
     */
    Found in(InputStream from, long most, int mostFound) throws IOException, InterruptedException {
        List<Long> offsets = new ArrayList<>();
        byte[] buffer = new byte[BUFFER];
        long read = 0;
        int matched = 0;
        while (read < most && offsets.size() < mostFound) {
            if (Thread.interrupted()) {
                throw new InterruptedException("The search was ended");
            }
            int count = from.read(buffer, 0, (int) Math.min(buffer.length, most - read));
            if (count < 0) {
                return new Found(List.copyOf(offsets), read, true);
            }
            for (int i = 0; i < count; i++) {
                while (matched > 0 && buffer[i] != wanted[matched]) {
                    matched = fallback[matched - 1];
                }
                if (buffer[i] == wanted[matched]) {
                    matched++;
                }
                if (matched == wanted.length) {
                    offsets.add(read + i + 1 - wanted.length);
                    // Two equal records stand behind each other, never within each other.
                    matched = 0;
                }
            }
            read += count;
        }
        return new Found(List.copyOf(offsets), read, false);
    }
}
