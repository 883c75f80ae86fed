package dev.weir.broker.lambda.runner;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * One call of a function, as the broker writes it to the process.
 *
 * @param deadlineMillis when the function must have answered, milliseconds since the epoch
 * @param payload the event
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are handed on, not compared
public record Invocation(String requestId, String functionArn, long deadlineMillis, byte[] payload) {

    /** Reads one; blocks until there is one. */
    static Invocation read(DataInput in) throws IOException {
        String requestId = in.readUTF();
        String functionArn = in.readUTF();
        long deadline = in.readLong();
        byte[] payload = new byte[in.readInt()];
        in.readFully(payload);
        return new Invocation(requestId, functionArn, deadline, payload);
    }

    public void write(DataOutput out) throws IOException {
        out.writeUTF(requestId);
        out.writeUTF(functionArn);
        out.writeLong(deadlineMillis);
        out.writeInt(payload.length);
        out.write(payload);
    }
}
