package dev.weir.broker.firehose.convert;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A column with those below it: what the current stripe has of it. Not thread-safe. */
abstract class OrcColumn {

    private final int id;
    private boolean[] present = new boolean[64];
    private int count;
    private boolean anyNull;

    OrcColumn(int id) {
        this.id = id;
    }

    final int id() {
        return id;
    }

    /** Adds a value as {@link JsonRows} reads it. */
    final void add(@Nullable Object value) {
        if (count == present.length) {
            present = Arrays.copyOf(present, count * 2);
        }
        present[count++] = value != null;
        if (value == null) {
            anyNull = true;
        } else {
            write(value);
        }
    }

    abstract void write(Object value);

    /** Its type as the footer has it. */
    abstract OrcMessage type();

    /** The columns right below. */
    List<OrcColumn> below() {
        return List.of();
    }

    /** How much of memory it takes, with what is below. */
    final long bytes() {
        long bytes = count + ownBytes();
        for (OrcColumn each : below()) {
            bytes += each.bytes();
        }
        return bytes;
    }

    abstract long ownBytes();

    /** Gives what it has to a stripe, and begins again. */
    final void drain(OrcStripe stripe) throws IOException {
        if (anyNull) {
            stripe.add(OrcStripe.Kind.PRESENT, id, OrcRuns.bits(present, count));
        }
        count = 0;
        anyNull = false;
        drainOwn(stripe);
        for (OrcColumn each : below()) {
            each.drain(stripe);
        }
    }

    abstract void drainOwn(OrcStripe stripe) throws IOException;
}
