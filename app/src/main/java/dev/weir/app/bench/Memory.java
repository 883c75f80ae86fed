package dev.weir.app.bench;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.OptionalLong;

/** Says how much memory a server's process takes. */
final class Memory {

    private static final double MEBI = 1 << 20;

    private Memory() {}

    /** @param resident bytes; empty where the system does not tell */
    static void print(PrintWriter out, String when, OptionalLong resident) {
        out.println("resident memory, " + when + ": "
                + (resident.isPresent()
                        ? String.format(Locale.ROOT, "%,.0f MiB", resident.getAsLong() / MEBI)
                        : "this system does not tell"));
        out.flush();
    }
}
