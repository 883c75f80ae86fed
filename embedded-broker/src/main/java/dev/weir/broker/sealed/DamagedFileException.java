package dev.weir.broker.sealed;

import java.io.IOException;
import java.nio.file.Path;

/** A file of a sealed folder is not what was sealed there. The message names it. */
public final class DamagedFileException extends IOException {

    private static final long serialVersionUID = 1L;

    private DamagedFileException(String message) {
        super(message);
    }

    static DamagedFileException notSealed(Path file) {
        return new DamagedFileException("the file " + file
                + " is not sealed as the data folder is: something else has put it there; put back the file that belongs"
                + " there");
    }

    static DamagedFileException foreign(Path file) {
        return new DamagedFileException("the file " + file
                + " is damaged at its beginning, or was sealed in another data folder: put back the file that belongs"
                + " there");
    }

    static DamagedFileException changed(Path file, long page) {
        return new DamagedFileException("the file " + file + " was changed or damaged since it was sealed, in page "
                + page + ": put back a copy of it");
    }
}
