package dev.weir.broker.store;

import dev.weir.broker.BrokerStartException;
import dev.weir.broker.BrokerStartException.Reason;
import dev.weir.broker.sealed.FolderKey;
import dev.weir.broker.sealed.SealException;
import dev.weir.broker.sealed.SealedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Finds out what form a data folder has, and whether the key that was given fits, before anything is written in it. */
final class FolderEntrance {

    private final Path folder;
    private final @Nullable FolderKey key;

    private FolderEntrance(Path folder, @Nullable FolderKey key) {
        this.folder = folder;
        this.key = key;
    }

    /**
     * Enters a folder that is locked.
     *
     * @return null if it is not sealed
     */
    static @Nullable SealedData enter(Path folder, @Nullable FolderKey key) throws BrokerStartException, IOException {
        try {
            return new FolderEntrance(folder, key).enter();
        } catch (StoreException e) {
            throw new BrokerStartException(Reason.DATA_FOLDER_FOREIGN, String.valueOf(e.getMessage()), e);
        } catch (SealException e) {
            throw new BrokerStartException(
                    e.isWrongKey() ? Reason.WRONG_PASSPHRASE : Reason.DATA_FOLDER_UNUSABLE,
                    String.valueOf(e.getMessage()),
                    e);
        }
    }

    private @Nullable SealedData enter() throws BrokerStartException, IOException, SealException {
        FolderMarker marker = FolderMarker.read(folder);
        if (marker == null) {
            return begin();
        }
        FolderMarker.Change change = marker.change();
        if (change != null) {
            String word = change.sealing() ? "seal" : "unseal";
            throw unusable("The data folder " + folder + " is half " + word + "ed, as that was interrupted: run `weir"
                    + " broker " + word + "` on it again, which goes on where it was.");
        }
        if (marker.format() > FolderMarker.SEALED) {
            throw unusable("The data folder " + folder + " was written by a newer Weir (format " + marker.format()
                    + "; this one knows " + FolderMarker.SEALED + "): update Weir or choose another folder.");
        }
        return marker.isSealed() ? open() : plain(marker);
    }

    /** Nothing has become of the folder yet. */
    private @Nullable SealedData begin() throws IOException, SealException {
        Files.deleteIfExists(folder.resolve(SealedData.HEADER));
        SealedData sealed = key == null ? null : SealedData.create(folder, key);
        FolderMarker.of(sealed != null).write(folder);
        return sealed;
    }

    private @Nullable SealedData plain(FolderMarker marker) throws BrokerStartException, IOException {
        if (Files.exists(folder.resolve(SealedData.HEADER))) {
            throw unusable("The file " + FolderMarker.NAME + " of the data folder " + folder
                    + " says that it is not sealed, and the file " + SealedData.HEADER
                    + " that it is: run `weir broker seal` again if it was interrupted; otherwise put back the files that"
                    + " belong to the folder.");
        }
        if (key != null) {
            throw unusable(
                    "The data folder " + folder + " is not sealed, although a key for it was given: start without"
                            + " one, or seal the folder first (`weir broker seal`).");
        }
        if (marker.format() < FolderMarker.PLAIN) {
            FolderMarker.of(false).write(folder);
        }
        return null;
    }

    private SealedData open() throws BrokerStartException, IOException, SealException {
        FolderKey of = key == null && SealedData.isInKeyring(folder) ? FolderKey.keyring() : key;
        if (of == null) {
            throw new BrokerStartException(
                    Reason.DATA_FOLDER_SEALED,
                    "The data folder " + folder
                            + " is sealed: start with --sealed, and give its passphrase when asked for it.");
        }
        SealedData sealed = SealedData.open(folder, of);
        boolean done = false;
        try {
            sealed.check("s3");
            CleanEnd.check(sealed.root());
            done = true;
            return sealed;
        } finally {
            if (!done) {
                sealed.close();
            }
        }
    }

    private static BrokerStartException unusable(String sentence) {
        return new BrokerStartException(Reason.DATA_FOLDER_UNUSABLE, sentence);
    }
}
