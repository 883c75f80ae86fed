package dev.weir.streamingsql;

import dev.weir.streamingsql.kinesis.Consumers;
import java.io.OutputStream;

/** The process that runs queries for the console that started it, and ends with it. */
public final class Main {

    private Main() {}

    /**
     * Serves on standard input and output until the input ends.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        OutputStream out = System.out;
        // Whatever a library prints must not get between the messages.
        System.setOut(System.err);
        int status = 0;
        try {
            Wire wire = new Wire(System.in, out);
            SharedCluster cluster = SharedCluster.start();
            wire.send(Wire.message().put("ready", true));
            new Session(wire, cluster).serve();
            Consumers.deregisterAll();
        } catch (Throwable e) {
            e.printStackTrace();
            status = 1;
        }
        // Not exit: what a library has hooked into the end must not keep an orphan alive.
        Runtime.getRuntime().halt(status);
    }
}
