package dev.weir.app.connection.credentials;

import java.util.regex.Pattern;

/** Words of a command line as a POSIX shell takes them. */
public final class ShellWords {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private ShellWords() {}

    /** A word that a shell hands on as it is: quoted if it must be. */
    public static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
