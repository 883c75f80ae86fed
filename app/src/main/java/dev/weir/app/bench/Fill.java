package dev.weir.app.bench;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Puts records of one size into a stream until it holds a number of them, with PutRecords, and remembers where some of
 * them are.
 */
final class Fill {

    private static final int CALLERS = 4;
    private static final int REMEMBERED_A_STEP = 400;

    private final URI endpoint;
    private final String stream;
    private final int recordBytes;
    private final List<Place> places = new ArrayList<>();
    private long filled;

    /** Where a record is. */
    record Place(String shardId, String sequenceNumber) {}

    Fill(URI endpoint, String stream, int recordBytes) {
        this.endpoint = endpoint;
        this.stream = stream;
        this.recordBytes = recordBytes;
    }

    /** Goes on until the stream holds this many records, a multiple of 500. */
    void to(long records, PrintWriter out) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        long batches = (records - filled) / Batch.RECORDS;
        long every = Math.max(1, batches / REMEMBERED_A_STEP);
        AtomicLong next = new AtomicLong();
        List<Callable<Void>> work = new ArrayList<>();
        for (int caller = 0; caller < CALLERS; caller++) {
            Batch batch = Batch.of(caller, recordBytes);
            work.add(() -> {
                try (WirePutCaller put = new WirePutCaller(endpoint, stream, WireFormat.CBOR, batch)) {
                    for (long at = next.getAndIncrement(); at < batches; at = next.getAndIncrement()) {
                        put.put();
                        if (at % every == 0) {
                            remember(put.answer());
                        }
                    }
                }
                return null;
            });
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(CALLERS)) {
            for (Future<Void> done : threads.invokeAll(work)) {
                done.get();
            }
        } catch (ExecutionException e) {
            throw new IOException("A put failed: " + e.getCause(), e.getCause());
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        filled += batches * Batch.RECORDS;
        out.printf("filled to %,d records of %,d bytes in %.1f s%n", filled, recordBytes, seconds);
        out.flush();
    }

    /** Places all over what was put since the last time this was asked. */
    List<Place> takePlaces() {
        synchronized (places) {
            List<Place> taken = List.copyOf(places);
            places.clear();
            return taken;
        }
    }

    private void remember(byte[] answer) throws IOException {
        try (JsonParser in = WireFormat.CBOR.factory().createParser(answer)) {
            @Nullable String shard = null;
            @Nullable String number = null;
            while (in.nextToken() != null && (shard == null || number == null)) {
                if (in.currentToken() == JsonToken.FIELD_NAME) {
                    switch (in.currentName()) {
                        case "ShardId" -> shard = in.nextTextValue();
                        case "SequenceNumber" -> number = in.nextTextValue();
                        default -> {
                            // nothing else of the answer is needed
                        }
                    }
                }
            }
            if (shard == null || number == null) {
                throw new IOException("PutRecords did not tell where a record is.");
            }
            synchronized (places) {
                places.add(new Place(shard, number));
            }
        }
    }
}
