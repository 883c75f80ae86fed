package dev.weir.streamingsql;

import dev.weir.streamingsql.kinesis.Consumers;
import java.io.OutputStream;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The process that runs queries for the console that started it, and ends with it. */
public final class Main {

    private static final Logger QUIET = Logger.getLogger("");

    private Main() {}

    /**
     * Serves on standard input and output until the input ends.
     *
     * @param arguments none; or {@code rehearse}, to run for a moment and end
     */
    public static void main(String[] arguments) {
        OutputStream out = System.out;
        // Whatever a library prints must not get between the messages.
        System.setOut(System.err);
        // Flink tells at length how it goes; only what is wrong may be of use.
        QUIET.setLevel(Level.WARNING);
        HandedProxy.takeUp();
        int status = 0;
        try {
            Wire wire = new Wire(System.in, out);
            SharedCluster cluster = SharedCluster.start();
            wire.send(Wire.message().put("ready", true));
            if (List.of(arguments).equals(List.of("rehearse"))) {
                Rehearsal.run(cluster);
            } else {
                new Session(wire, cluster).serve();
                Consumers.deregisterAll();
            }
        } catch (Throwable e) {
            e.printStackTrace();
            status = 1;
        }
        // Not exit: what a library has hooked into the end must not keep an orphan alive.
        Runtime.getRuntime().halt(status);
    }
}
