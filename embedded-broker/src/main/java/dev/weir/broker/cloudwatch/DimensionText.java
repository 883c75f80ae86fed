package dev.weir.broker.cloudwatch;

import dev.weir.broker.cloudwatch.MetricId.Dimension;
import java.util.ArrayList;
import java.util.List;

/** Dimensions as one text column: {@code name US value RS}, with the control characters that no dimension may hold. */
final class DimensionText {

    private static final char UNIT = '\u001f';
    private static final char RECORD = '\u001e';

    private DimensionText() {}

    static String of(List<Dimension> dimensions) {
        StringBuilder text = new StringBuilder();
        for (Dimension dimension : dimensions) {
            text.append(dimension.name()).append(UNIT).append(dimension.value()).append(RECORD);
        }
        return text.toString();
    }

    static List<Dimension> parse(String text) {
        List<Dimension> dimensions = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int unit = text.indexOf(UNIT, at);
            int end = text.indexOf(RECORD, unit);
            dimensions.add(new Dimension(text.substring(at, unit), text.substring(unit + 1, end)));
            at = end + 1;
        }
        return dimensions;
    }
}
