package dev.weir.broker.firehose.object;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.xerial.snappy.SnappyFramedOutputStream;
import org.xerial.snappy.SnappyHadoopCompatibleOutputStream;
import software.amazon.awssdk.services.firehose.model.CompressionFormat;

/** How an object is compressed, and what its key ends in for that. */
public enum Compression {
    UNCOMPRESSED(""),
    GZIP(".gz"),
    /** One entry, named as the object. */
    ZIP(".zip"),
    /** Snappy's framing format. */
    SNAPPY(".snappy"),
    /** Snappy in the blocks that Hadoop reads. */
    HADOOP_SNAPPY(".hsnappy");

    private static final int BUFFER_BYTES = 64 << 10;

    private final String extension;

    Compression(String extension) {
        this.extension = extension;
    }

    public static Compression of(CompressionFormat format) {
        return switch (format) {
            case GZIP -> GZIP;
            case ZIP -> ZIP;
            case SNAPPY -> SNAPPY;
            case HADOOP_SNAPPY -> HADOOP_SNAPPY;
            default -> UNCOMPRESSED;
        };
    }

    public String extension() {
        return extension;
    }

    /**
     * Compresses what is written into a stream.
     *
     * @param entry the name of the one entry of an archive
     */
    OutputStream over(OutputStream out, String entry) throws IOException {
        return switch (this) {
            case UNCOMPRESSED -> out;
            case GZIP -> new GZIPOutputStream(out, BUFFER_BYTES);
            case ZIP -> {
                ZipOutputStream zip = new ZipOutputStream(out);
                zip.putNextEntry(new ZipEntry(entry));
                yield zip;
            }
            case SNAPPY -> new SnappyFramedOutputStream(out);
            case HADOOP_SNAPPY -> new SnappyHadoopCompatibleOutputStream(out);
        };
    }
}
