package dev.weir.app.transform;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import dev.weir.app.records.decode.CodeLine;
import dev.weir.app.records.decode.CodeText;
import dev.weir.app.records.decode.Payload;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A record before and after, line beside line. */
final class DiffLines {

    /** Lines of each side that are compared; beyond them comparing would take long. */
    private static final int MOST_LINES = 5_000;

    private DiffLines() {}

    /**
     * One line of both sides.
     *
     * @param before null where something was put in
     * @param after null where something was taken out
     */
    record Line(@Nullable CodeLine before, @Nullable CodeLine after, boolean changed) {}

    /** Both as JSON if both are, else in the form that suits each best. */
    static List<Line> of(byte[] before, byte[] after) {
        List<CodeLine> left = lines(before);
        List<CodeLine> right = lines(after);
        List<Line> lines = new ArrayList<>();
        int i = 0;
        int j = 0;
        var patch = DiffUtils.diff(
                left.stream().map(CodeLine::text).toList(),
                right.stream().map(CodeLine::text).toList(),
                true);
        for (AbstractDelta<String> delta : patch.getDeltas()) {
            int leftEnd = delta.getSource().getPosition() + delta.getSource().size();
            int rightEnd = delta.getTarget().getPosition() + delta.getTarget().size();
            boolean changed = delta.getType() != DeltaType.EQUAL;
            while (i < leftEnd || j < rightEnd) {
                CodeLine one = i < leftEnd ? left.get(i++) : null;
                CodeLine other = j < rightEnd ? right.get(j++) : null;
                lines.add(new Line(one, other, changed));
            }
        }
        return lines;
    }

    private static List<CodeLine> lines(byte[] data) {
        Payload payload = Payload.of(data);
        CodeText text = Objects.requireNonNullElse(payload.form(payload.best()), payload.text());
        List<CodeLine> all = text.lines();
        return all.subList(0, Math.min(MOST_LINES, all.size()));
    }
}
