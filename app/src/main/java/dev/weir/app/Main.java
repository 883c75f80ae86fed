package dev.weir.app;

import dev.weir.app.cli.Logs;
import dev.weir.app.cli.WeirCommand;

/** Where the program begins. It must not extend {@code Application}, or a start from the class path would be refused. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        Logs.configure();
        System.exit(WeirCommand.run(arguments));
    }
}
