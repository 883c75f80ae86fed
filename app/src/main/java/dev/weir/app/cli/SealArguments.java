package dev.weir.app.cli;

import dev.weir.app.connection.FolderSeal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a passphrase comes from: a file, the environment, or a person; never an argument, which others can see. */
final class SealArguments {

    static final String VARIABLE = "WEIR_PASSPHRASE";

    @Option(
            names = "--passphrase-file",
            paramLabel = "FILE",
            description = "The file whose first line is the passphrase (default: the variable " + VARIABLE
                    + "; without that it is asked for).")
    private @Nullable Path file;

    /**
     * What was asked for.
     *
     * @param how {@code passphrase} or {@code keyring}
     * @param isNew whether a passphrase that is typed is typed twice, since it is chosen now
     */
    FolderSeal seal(String how, boolean isNew) {
        return how.equals("keyring") ? FolderSeal.ofKeyring() : FolderSeal.ofPassphrase(() -> passphrase(isNew));
    }

    private char[] passphrase(boolean isNew) {
        if (file != null) {
            return firstLine(file);
        }
        String variable = System.getenv(VARIABLE);
        return variable == null ? PassphrasePrompt.ofTerminal().ask(isNew) : variable.toCharArray();
    }

    /** Of a passphrase that the folder is to have from now on. */
    FolderSeal next(String how, @Nullable Path nextFile) {
        return how.equals("keyring")
                ? FolderSeal.ofKeyring()
                : FolderSeal.ofPassphrase(
                        () -> nextFile == null ? PassphrasePrompt.ofTerminal().ask(true) : firstLine(nextFile));
    }

    private static char[] firstLine(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            CharBuffer decoded = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes));
            Arrays.fill(bytes, (byte) 0);
            int end = 0;
            while (end < decoded.length() && decoded.charAt(end) != '\n' && decoded.charAt(end) != '\r') {
                end++;
            }
            char[] line = new char[end];
            decoded.duplicate().get(line);
            Arrays.fill(decoded.array(), '\0');
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException("The passphrase file " + file + " could not be read", e);
        }
    }
}
