package dev.weir.counterparts;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.orc.OrcFile;
import org.apache.orc.Reader;
import org.apache.orc.RecordReader;
import org.apache.orc.storage.ql.exec.vector.BytesColumnVector;
import org.apache.orc.storage.ql.exec.vector.ColumnVector;
import org.apache.orc.storage.ql.exec.vector.DecimalColumnVector;
import org.apache.orc.storage.ql.exec.vector.DoubleColumnVector;
import org.apache.orc.storage.ql.exec.vector.ListColumnVector;
import org.apache.orc.storage.ql.exec.vector.LongColumnVector;
import org.apache.orc.storage.ql.exec.vector.MapColumnVector;
import org.apache.orc.storage.ql.exec.vector.StructColumnVector;
import org.apache.orc.storage.ql.exec.vector.TimestampColumnVector;
import org.apache.orc.storage.ql.exec.vector.VectorizedRowBatch;

/** Prints the schema of an ORC file, then how many stripes it has, then its rows, as Apache ORC reads them. */
public final class OrcRows {

    private OrcRows() {}

    /** @param arguments the file */
    public static void main(String[] arguments) throws IOException {
        Configuration configuration = new Configuration(false);
        try (RawLocalFileSystem files = new RawLocalFileSystem()) {
            files.initialize(URI.create("file:///"), configuration);
            Path file = new Path(arguments[0]);
            try (Reader reader = OrcFile.createReader(
                            file,
                            OrcFile.readerOptions(configuration)
                                    .filesystem(files)
                                    .useUTCTimestamp(true));
                    RecordReader rows = reader.rows()) {
                StringBuilder out = new StringBuilder();
                out.append(reader.getSchema()).append('\n');
                out.append(reader.getStripes().size()).append('\n');
                VectorizedRowBatch batch = reader.getSchema().createRowBatch();
                while (rows.nextBatch(batch)) {
                    for (int row = 0; row < batch.size; row++) {
                        for (int i = 0; i < batch.cols.length; i++) {
                            out.append(i == 0 ? "" : "|").append(value(batch.cols[i], row));
                        }
                        out.append('\n');
                    }
                }
                System.out.write(out.toString().getBytes(StandardCharsets.UTF_8));
                System.out.flush();
            }
        }
    }

    private static String value(ColumnVector column, int row) {
        int at = column.isRepeating ? 0 : row;
        if (!column.noNulls && column.isNull[at]) {
            return "null";
        }
        return switch (column) {
            case TimestampColumnVector times ->
                times.asScratchTimestamp(at).toInstant().toString();
            case LongColumnVector numbers -> Long.toString(numbers.vector[at]);
            case DoubleColumnVector numbers -> Double.toString(numbers.vector[at]);
            case DecimalColumnVector decimals ->
                decimals.vector[at].getHiveDecimal().bigDecimalValue().toPlainString();
            case BytesColumnVector texts ->
                new String(texts.vector[at], texts.start[at], texts.length[at], StandardCharsets.UTF_8);
            case ListColumnVector lists -> {
                StringBuilder text = new StringBuilder("[");
                for (long i = lists.offsets[at]; i < lists.offsets[at] + lists.lengths[at]; i++) {
                    text.append(value(lists.child, (int) i)).append(' ');
                }
                yield text.append(']').toString();
            }
            case MapColumnVector maps -> {
                StringBuilder text = new StringBuilder("{");
                for (long i = maps.offsets[at]; i < maps.offsets[at] + maps.lengths[at]; i++) {
                    text.append(value(maps.keys, (int) i))
                            .append('=')
                            .append(value(maps.values, (int) i))
                            .append(' ');
                }
                yield text.append('}').toString();
            }
            case StructColumnVector struct -> {
                StringBuilder text = new StringBuilder("(");
                for (ColumnVector field : struct.fields) {
                    text.append(value(field, at)).append(' ');
                }
                yield text.append(')').toString();
            }
            default -> throw new IllegalArgumentException("No value is read of " + column.getClass());
        };
    }
}
