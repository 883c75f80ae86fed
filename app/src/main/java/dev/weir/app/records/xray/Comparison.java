package dev.weir.app.records.xray;

import dev.weir.app.records.decode.Field;
import dev.weir.app.records.decode.Kind;
import dev.weir.app.records.decode.PlainText;
import dev.weir.app.records.tail.TailedRecord;
import dev.weir.app.records.xray.Change.Sort;
import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How a record differs from another one.
 *
 * @param by what was compared: fields, lines or bytes
 */
public record Comparison(TailedRecord other, String by, List<Change> changes) {

    /** Compares what lies inside of two records' layers. Off the JavaFX thread. */
    static Comparison of(TailedRecord other, Xray before, Xray after) {
        Layer left = before.last();
        Layer right = after.last();
        Field leftTree = left.decoded().tree();
        Field rightTree = right.decoded().tree();
        if (leftTree != null && rightTree != null) {
            return new Comparison(other, Text.of("field by field"), TreeDiff.of(leftTree, rightTree));
        }
        String leftText =
                left.kind() == Kind.TEXT ? PlainText.decode(left.bytes().copy()) : null;
        String rightText =
                right.kind() == Kind.TEXT ? PlainText.decode(right.bytes().copy()) : null;
        if (leftText != null
                && rightText != null
                && leftText.lines().count() <= BytesDiff.MOST_LINES
                && rightText.lines().count() <= BytesDiff.MOST_LINES) {
            return new Comparison(other, Text.of("line by line"), BytesDiff.ofLines(leftText, rightText));
        }
        return new Comparison(other, Text.of("byte by byte"), BytesDiff.of(left.bytes(), right.bytes()));
    }

    /** What came out, in a sentence. */
    public String says() {
        if (changes.isEmpty()) {
            return Text.of("Compared {0}, they are the same.", by);
        }
        Map<Sort, Long> counts = changes.stream().collect(Collectors.groupingBy(Change::sort, Collectors.counting()));
        String counted = List.of(Sort.values()).stream()
                .filter(counts::containsKey)
                .map(sort -> Format.count(counts.getOrDefault(sort, 0L)) + " " + sort.word())
                .collect(Collectors.joining(", "));
        return changes.size() >= TreeDiff.MOST
                ? Text.of("Compared {0}: {1}, and more that are not listed.", by, counted)
                : Text.of("Compared {0}: {1}.", by, counted);
    }
}
