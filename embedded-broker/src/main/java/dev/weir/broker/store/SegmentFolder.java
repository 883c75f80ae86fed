package dev.weir.broker.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the segment files are, and how they are named; without a folder, segments are in memory. */
final class SegmentFolder {

    private static final Logger LOG = LoggerFactory.getLogger(SegmentFolder.class);
    private static final Pattern NAME = Pattern.compile("records-(\\d{8})\\.segment");

    private final @Nullable Path folder;
    private final StoreSettings settings;

    SegmentFolder(@Nullable Path folder, StoreSettings settings) {
        this.folder = folder;
        this.settings = settings;
    }

    Catalog catalog() {
        return folder == null ? Catalog.nowhere() : Catalog.at(folder.resolve("records.catalog"));
    }

    /** The numbers of the segments there are, ascending. */
    List<Integer> numbers() throws IOException {
        List<Integer> numbers = new ArrayList<>();
        if (folder != null) {
            try (Stream<Path> files = Files.list(folder)) {
                files.forEach(file -> {
                    Matcher name = NAME.matcher(file.getFileName().toString());
                    if (name.matches()) {
                        numbers.add(Integer.parseInt(name.group(1)));
                    }
                });
            }
        }
        numbers.sort(null);
        return numbers;
    }

    /**
     * Brings a segment of an earlier Weir into the present form; does nothing with others.
     *
     * @throws StoreException if it is damaged
     */
    void bringUpToDate(int number) throws IOException {
        Path path = path(number);
        if (path == null || !MvStoreSegment.isOne(path)) {
            return;
        }
        LOG.info("The segment {} is of an earlier Weir; it is written anew", path);
        try {
            MvStoreSegment.convert(path, settings);
        } catch (StoreException e) {
            throw Segment.damaged(path, e);
        }
        forceFolder();
    }

    /** A segment that is opened when it is first used. */
    Segment existing(int number) {
        return new Segment(number, path(number), settings, null);
    }

    /** Opens the newest segment for writing; null if it was not finished being created, in which case it is deleted. */
    @Nullable Segment reopen(int number) throws IOException {
        Path path = path(number);
        if (path == null) {
            throw new IllegalStateException("In memory there is nothing to open again");
        }
        try {
            SegmentFile file = SegmentFile.reopen(path, settings);
            if (file != null) {
                return new Segment(number, path, settings, file);
            }
        } catch (IOException | StoreException e) {
            throw Segment.damaged(path, e);
        }
        LOG.info("The segment {} was being created when the broker ended; it holds nothing and is deleted", path);
        Files.delete(path);
        return null;
    }

    /** Creates a segment, durably, and opens it for writing. */
    Segment create(int number) throws IOException {
        Path path = path(number);
        @Nullable SegmentFile file = null;
        boolean created = false;
        try {
            file = SegmentFile.create(path, settings);
            forceFolder();
            created = true;
            return new Segment(number, path, settings, file);
        } finally {
            if (!created) {
                if (file != null) {
                    file.discard();
                }
                if (path != null) {
                    Files.deleteIfExists(path);
                }
            }
        }
    }

    private @Nullable Path path(int number) {
        return folder == null ? null : folder.resolve(String.format(Locale.ROOT, "records-%08d.segment", number));
    }

    private void forceFolder() throws IOException {
        if (folder != null) {
            FolderEntries.force(folder);
        }
    }
}
