package dev.weir.broker.store;

import dev.weir.broker.BrokerStartException;
import dev.weir.broker.BrokerStartException.Reason;
import dev.weir.broker.sealed.FolderKey;
import dev.weir.broker.sealed.SealException;
import dev.weir.broker.sealed.SealedData;
import dev.weir.broker.store.FolderMarker.Change;
import dev.weir.broker.store.FolderMarker.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Seals the data folder of a broker that does not run, opens it up again, or changes what it is sealed under. What was
 * interrupted goes on at the next call: each file is there in its old form until it is durable in the new one, and the
 * marker says what is going on, so that no broker starts meanwhile.
 */
public final class FolderConversion {

    private static final String WITHIN = "weir-converted";

    private final Path folder;
    private final Consumer<String> progress;

    /** @param progress is told what is done, in words */
    public FolderConversion(Path folder, Consumer<String> progress) {
        this.folder = folder.toAbsolutePath().normalize();
        this.progress = progress;
    }

    /**
     * Seals a folder, or goes on with that.
     *
     * @throws BrokerStartException if that cannot be; the message is for people
     */
    public void seal(FolderKey key) throws BrokerStartException {
        guarded(marker -> {
            Change change = marker.change();
            if (change != null && !change.sealing()) {
                throw new SealException("The data folder " + folder
                        + " is half unsealed: finish that first with `weir broker unseal`.");
            }
            if (change == null && marker.isSealed()) {
                throw new SealException("The data folder " + folder + " is sealed already.");
            }
            if (change == null && Files.exists(folder.resolve(SealedData.HEADER))) {
                // Of a run that ended before it changed anything.
                Files.delete(folder.resolve(SealedData.HEADER));
            }
            try (SealedData sealed = change == null ? SealedData.create(folder, key) : SealedData.open(folder, key)) {
                run(true, change, folder, sealed.alsoIn(folder.resolve(WITHIN)));
            }
        });
    }

    /**
     * Makes a sealed folder plain, or goes on with that.
     *
     * @throws BrokerStartException if that cannot be; the message is for people
     */
    public void unseal(FolderKey key) throws BrokerStartException {
        guarded(marker -> {
            Change change = marker.change();
            if (change != null && change.sealing()) {
                throw new SealException(
                        "The data folder " + folder + " is half sealed: finish that first with `weir broker seal`.");
            }
            if (change == null && !marker.isSealed()) {
                throw new SealException("The data folder " + folder + " is not sealed.");
            }
            if (change != null && change.step() == Step.MOVING) {
                run(false, change, folder, folder);
                return;
            }
            try (SealedData sealed = SealedData.open(folder, key)) {
                if (change == null) {
                    sealed.check();
                    CleanEnd.check(sealed.root());
                }
                run(false, change, sealed.root(), folder.resolve(WITHIN));
            }
        });
    }

    /**
     * Changes what a folder is sealed under; no data is written anew.
     *
     * @throws BrokerStartException if that cannot be; the message is for people
     */
    public void changeKey(FolderKey from, FolderKey to) throws BrokerStartException {
        guarded(marker -> {
            if (!marker.isSealed() && marker.change() == null) {
                throw new SealException("The data folder " + folder + " is not sealed.");
            }
            SealedData.changeKey(folder, from, to);
        });
    }

    private void run(boolean sealing, @Nullable Change begun, Path from, Path to) throws IOException {
        boolean moving = begun != null && begun.step() == Step.MOVING;
        if (!moving) {
            mark(new Change(sealing, Step.CONVERTING));
            Files.createDirectories(folder.resolve(WITHIN));
            new FileMover(from, to, WITHIN, progress).moveAll();
            mark(new Change(sealing, Step.MOVING));
        }
        FileMover.moveBack(folder.resolve(WITHIN), folder, progress);
        if (!sealing) {
            Files.deleteIfExists(folder.resolve(SealedData.HEADER));
        }
        FolderMarker.of(sealing).write(folder);
    }

    private void mark(Change change) throws IOException {
        new FolderMarker(change.sealing() ? FolderMarker.PLAIN : FolderMarker.SEALED, change).write(folder);
    }

    private void guarded(Work work) throws BrokerStartException {
        try {
            if (!Files.isDirectory(folder) || FolderMarker.read(folder) == null) {
                throw new BrokerStartException(
                        Reason.DATA_FOLDER_FOREIGN,
                        "The folder " + folder + " is no data folder of Weir: name the one that a broker was started"
                                + " with.");
            }
            try (DataFolder _ = DataFolder.take(folder)) {
                FolderMarker marker = FolderMarker.read(folder);
                if (marker != null) {
                    work.with(marker);
                }
            }
        } catch (SealException e) {
            throw new BrokerStartException(
                    e.isWrongKey() ? Reason.WRONG_PASSPHRASE : Reason.DATA_FOLDER_UNUSABLE,
                    String.valueOf(e.getMessage()),
                    e);
        } catch (IOException | StoreException e) {
            throw new BrokerStartException(
                    Reason.DATA_FOLDER_UNUSABLE,
                    "The data folder " + folder + " could not be converted (" + e.getMessage()
                            + "): nothing is lost; run the same command again, which goes on where it was.",
                    e);
        }
    }

    @FunctionalInterface
    private interface Work {
        void with(FolderMarker marker) throws IOException, SealException;
    }
}
