package dev.weir.app.records.xray;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Chunk;
import dev.weir.app.records.decode.HexText;
import dev.weir.app.records.decode.Span;
import dev.weir.app.records.xray.Change.Sort;
import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What differs between two runs of bytes, or between two texts line by line. */
final class BytesDiff {

    /** Where more bytes lie between what both begin and end with, they count as one difference. */
    private static final int MOST_ALIGNED = 4 << 10;

    /** Lines that are compared; more are compared as bytes. */
    static final int MOST_LINES = 5_000;

    private static final int SHOWN = 64;

    private BytesDiff() {}

    static List<Change> of(Span before, Span after) {
        int start = 0;
        int most = Math.min(before.length(), after.length());
        while (start < most && before.at(start) == after.at(start)) {
            start++;
        }
        int end = 0;
        while (end < most - start && before.at(before.length() - 1 - end) == after.at(after.length() - 1 - end)) {
            end++;
        }
        Span left = before.part(start, before.length() - end);
        Span right = after.part(start, after.length() - end);
        if (left.length() == 0 && right.length() == 0) {
            return List.of();
        }
        if (left.length() > MOST_ALIGNED || right.length() > MOST_ALIGNED) {
            return List.of(change(left, right, start));
        }
        List<Change> changes = new ArrayList<>();
        for (AbstractDelta<Integer> delta :
                DiffUtils.diff(list(left), list(right)).getDeltas()) {
            changes.add(change(
                    part(left, delta.getSource()),
                    part(right, delta.getTarget()),
                    start + delta.getTarget().getPosition()));
        }
        return changes;
    }

    static List<Change> ofLines(String before, String after) {
        List<Change> changes = new ArrayList<>();
        List<String> left = Arrays.asList(before.split("\n", -1));
        List<String> right = Arrays.asList(after.split("\n", -1));
        for (AbstractDelta<String> delta : DiffUtils.diff(left, right).getDeltas()) {
            changes.add(new Change(
                    sort(delta.getSource().size(), delta.getTarget().size()),
                    Text.of("line {0}", Format.count(delta.getTarget().getPosition() + 1)),
                    String.join("⏎", delta.getSource().getLines()),
                    String.join("⏎", delta.getTarget().getLines())));
        }
        return changes;
    }

    private static List<Integer> list(Span bytes) {
        List<Integer> list = new ArrayList<>(bytes.length());
        for (int i = 0; i < bytes.length(); i++) {
            list.add(bytes.at(i));
        }
        return list;
    }

    private static Span part(Span of, Chunk<Integer> chunk) {
        return of.part(chunk.getPosition(), chunk.getPosition() + chunk.size());
    }

    private static Change change(Span left, Span right, int at) {
        return new Change(
                sort(left.length(), right.length()), Text.of("byte {0}", Format.count(at)), text(left), text(right));
    }

    private static Sort sort(int before, int after) {
        return before == 0 ? Sort.ADDED : after == 0 ? Sort.REMOVED : Sort.CHANGED;
    }

    private static String text(Span bytes) {
        return bytes.length() == 0
                ? ""
                : HexText.digits(bytes, SHOWN)
                        + (bytes.length() > SHOWN ? Text.of(" ({0} bytes)", Format.count(bytes.length())) : "");
    }
}
