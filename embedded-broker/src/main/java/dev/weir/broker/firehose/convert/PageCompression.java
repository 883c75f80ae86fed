package dev.weir.broker.firehose.convert;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.format.CompressionCodec;
import org.jspecify.annotations.Nullable;
import org.xerial.snappy.Snappy;
import software.amazon.awssdk.services.firehose.model.ParquetCompression;

/** How the pages of a Parquet file are compressed. */
enum PageCompression {
    UNCOMPRESSED,
    SNAPPY,
    GZIP;

    static PageCompression of(@Nullable ParquetCompression configured) {
        return switch (configured) {
            case GZIP -> GZIP;
            case UNCOMPRESSED -> UNCOMPRESSED;
            case null, default -> SNAPPY;
        };
    }

    CompressionCodec codec() {
        return CompressionCodec.valueOf(name());
    }

    byte[] pack(byte[] plain) throws IOException {
        return switch (this) {
            case UNCOMPRESSED -> plain;
            case SNAPPY -> Snappy.compress(plain);
            case GZIP -> {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
                    out.write(plain);
                }
                yield bytes.toByteArray();
            }
        };
    }
}
