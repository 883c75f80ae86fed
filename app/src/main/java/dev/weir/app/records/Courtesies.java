package dev.weir.app.records;

import dev.weir.app.connection.Connection;
import dev.weir.app.settings.Preference;
import dev.weir.app.shell.Workspace;

/** How polite a person wants to be on each connection, remembered. */
final class Courtesies {

    /** On a broker that only this person uses, fewer others wait. */
    private static final double EMBEDDED = 4;

    private Courtesies() {}

    private static String key(Workspace workspace) {
        return "records.courtesy|" + workspace.connection().name();
    }

    /** Reads a second of each shard that may be spent. */
    static double recall(Workspace workspace) {
        double usual = workspace.connection().kind() == Connection.Kind.EMBEDDED
                ? EMBEDDED
                : workspace.preferences().get(Preference.COURTESY);
        String text = workspace.memory().recall(key(workspace));
        if (text == null) {
            return usual;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException fromAnotherVersion) {
            return usual;
        }
    }

    static void remember(Workspace workspace, double reads) {
        workspace.memory().remember(key(workspace), Double.toString(reads));
    }
}
