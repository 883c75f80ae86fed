package dev.weir.app.send;

import dev.weir.app.fx.ExpectedFailure;
import dev.weir.app.fx.Failure;
import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/** What goes wrong with files, in words for people. */
public final class FileProblems {

    private FileProblems() {}

    /** Work on a file. */
    public interface FileWork<T> {
        T run() throws IOException;
    }

    /** Does the work; what the file system refuses becomes an {@link ExpectedFailure}. */
    public static <T> T named(Path file, FileWork<T> work) {
        try {
            return work.run();
        } catch (IOException e) {
            throw of(file, e);
        }
    }

    /** Names what the file system refused. */
    public static ExpectedFailure of(Path file, IOException e) {
        String name = String.valueOf(file.getFileName());
        if (e instanceof NoSuchFileException) {
            return failure(
                    Failure.Kind.NOT_FOUND,
                    Text.of("{0} is not there.", name),
                    Text.of("It may have been moved. Choose another file."),
                    e);
        }
        if (e instanceof AccessDeniedException) {
            return failure(
                    Failure.Kind.DENIED,
                    Text.of("{0} may not be opened.", name),
                    Text.of("The file or its folder is not yours to use. Choose another place."),
                    e);
        }
        if (e instanceof FileAlreadyExistsException) {
            return failure(
                    Failure.Kind.REJECTED, Text.of("{0} is there already.", name), Text.of("Choose another name."), e);
        }
        if (full(e)) {
            return failure(
                    Failure.Kind.REJECTED,
                    Text.of("The disk is full: {0} could not be written on.", name),
                    Text.of("Make room, then go on from where it ended."),
                    e);
        }
        return failure(
                Failure.Kind.REJECTED,
                Text.of("{0} could not be used: {1}", name, e.getMessage()),
                Text.of("Check the file and its folder, or choose another."),
                e);
    }

    private static boolean full(IOException e) {
        String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        String reason = e instanceof FileSystemException system && system.getReason() != null
                ? system.getReason().toLowerCase(Locale.ROOT)
                : "";
        return message.contains("no space") || reason.contains("no space") || message.contains("not enough space");
    }

    /** A file that is larger than what may be read. */
    public static ExpectedFailure tooLarge(Path file, int most) {
        return new ExpectedFailure(
                Failure.Kind.REJECTED,
                Text.of("{0} is too large.", file.getFileName()),
                Text.of("A record holds {0} bytes at most.", Format.count(most)));
    }

    private static ExpectedFailure failure(Failure.Kind kind, String what, String advice, IOException cause) {
        return new ExpectedFailure(kind, what, advice, cause);
    }
}
