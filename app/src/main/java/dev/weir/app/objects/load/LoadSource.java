package dev.weir.app.objects.load;

import dev.weir.app.objects.read.FirehoseError;
import dev.weir.app.objects.read.Listed;
import dev.weir.app.objects.read.ObjectFormat;
import dev.weir.app.objects.read.ObjectStore;
import dev.weir.app.objects.read.OpenedObject;
import dev.weir.app.objects.read.PreviewRow;
import dev.weir.app.objects.read.StoredObject;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the records come from that go into a stream. Read as often as wanted; blocks. */
public interface LoadSource {

    /** Parquet objects up to this size are fetched into a temporary file. */
    long MOST_PARQUET = 2L << 30;

    /** Takes what is read. */
    interface Sink {

        void record(byte[] data) throws InterruptedException;

        /** An object has no records that could be put. */
        void leftOut(StoredObject object);
    }

    /** What it is, a few words: for instance {@code 3 records}. */
    String words();

    /** Gives every record. */
    void read(Sink sink) throws IOException, InterruptedException;

    /** Rows that are shown. */
    static LoadSource of(List<PreviewRow> rows) {
        List<PreviewRow> all = List.copyOf(rows);
        return new LoadSource() {
            @Override
            public String words() {
                return Text.count(all.size(), "{0} record", "{0} records");
            }

            @Override
            public void read(Sink sink) throws InterruptedException {
                for (PreviewRow row : all) {
                    sink.record(row.data());
                }
            }
        };
    }

    /** All records of an object. */
    static LoadSource of(ObjectStore store, StoredObject object) {
        return new LoadSource() {
            @Override
            public String words() {
                return Text.of("all records of {0}", object.name());
            }

            @Override
            public void read(Sink sink) throws IOException, InterruptedException {
                records(store, object, sink);
            }
        };
    }

    /** All records of all objects below a prefix, in the order of their keys. */
    static LoadSource below(ObjectStore store, String bucket, String prefix) {
        return new LoadSource() {
            @Override
            public String words() {
                return Text.of("all records below {0}", "s3://" + bucket + "/" + prefix);
            }

            @Override
            public void read(Sink sink) throws IOException, InterruptedException {
                @Nullable String next = null;
                do {
                    Listed page = store.listAll(bucket, prefix, next);
                    for (StoredObject object : page.objects()) {
                        records(store, object, sink);
                    }
                    next = page.next();
                } while (next != null);
            }
        };
    }

    private static void records(ObjectStore store, StoredObject object, Sink sink)
            throws IOException, InterruptedException {
        if (object.size() == 0) {
            return;
        }
        if (object.archived()) {
            sink.leftOut(object);
            return;
        }
        try (OpenedObject opened = OpenedObject.open(store, object, MOST_PARQUET)) {
            if (!opened.hasRecords()) {
                if (opened.format() != ObjectFormat.EMPTY) {
                    sink.leftOut(object);
                }
                return;
            }
            for (byte[] record = opened.next(); record != null; record = opened.next()) {
                sink.record(opened.format() == ObjectFormat.FIREHOSE_ERRORS ? FirehoseError.rawDataOf(record) : record);
            }
        }
    }
}
