package dev.weir.app.send;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;

/** Writes to a file where it stands; whoever opened the file closes it. Not thread-safe. */
public final class FileBytes extends OutputStream {

    private final RandomAccessFile file;

    public FileBytes(RandomAccessFile file) {
        this.file = file;
    }

    @Override
    public void write(int b) throws IOException {
        file.write(b);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        file.write(bytes, from, length);
    }
}
