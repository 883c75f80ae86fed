package dev.weir.app.audit.trail;

import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a check of trail files found: all that is not valid, up to {@link #MOST}, and how many are of which state. */
public final class CheckReport {

    /** Files told at most; the counts go on. */
    public static final int MOST = 5_000;

    private final List<CheckedFile> files = new ArrayList<>();
    private final Map<FileState, Integer> logs = new EnumMap<>(FileState.class);
    private final Map<FileState, Integer> digests = new EnumMap<>(FileState.class);

    void add(CheckedFile file) {
        (file.digest() ? digests : logs).merge(file.state(), 1, Integer::sum);
        if (files.size() < MOST) {
            files.add(file);
        }
    }

    /** In the order of their check: newest digest first. */
    public List<CheckedFile> files() {
        return Collections.unmodifiableList(files);
    }

    public int logs(FileState state) {
        return logs.getOrDefault(state, 0);
    }

    public int digests(FileState state) {
        return digests.getOrDefault(state, 0);
    }

    /** Whether something was changed or is missing. */
    public boolean tampered() {
        return logs(FileState.CHANGED)
                        + logs(FileState.MISSING)
                        + digests(FileState.CHANGED)
                        + digests(FileState.MISSING)
                > 0;
    }

    /** What was found, one or two sentences. */
    public String summary() {
        if (digests.isEmpty()) {
            return Text.of(
                    "There are no digests in this range: log file validation is off for this trail, or it was off then. {0} log files can't be checked.",
                    Format.count(logs(FileState.UNSIGNED)));
        }
        String all = Text.of(
                "{0} of {1} log files and {2} of {3} digests are valid.",
                Format.count(logs(FileState.VALID)),
                Format.count(sum(logs)),
                Format.count(digests(FileState.VALID)),
                Format.count(sum(digests)));
        if (tampered()) {
            return all + " "
                    + Text.of(
                            "Something was changed or taken away after CloudTrail had written it: see the files below.");
        }
        return logs(FileState.UNSIGNED) == 0
                ? all + " " + Text.of("Nothing was changed or taken away.")
                : all + " "
                        + Text.of(
                                "Nothing was changed or taken away; {0} files are in no digest, as those of the last hour are.",
                                Format.count(logs(FileState.UNSIGNED)));
    }

    private static int sum(Map<FileState, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
