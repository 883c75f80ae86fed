package dev.weir.app.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How the columns of a table stand, as text that a settings file can hold: a column each, from left to right, as
 * {@code title:width:shown}, then the columns it is sorted by, as {@code title:up} or {@code title:down}. Titles are
 * those of the program, so none of them holds a colon, a semicolon or a bar.
 *
 * @param columns from left to right
 * @param sorts the first decides
 */
record TableArrangement(List<Column> columns, List<Sort> sorts) {

    private static final double WIDEST = 4_000;

    TableArrangement {
        columns = List.copyOf(columns);
        sorts = List.copyOf(sorts);
    }

    /**
     * One column.
     *
     * @param width pixels
     */
    record Column(String title, double width, boolean shown) {}

    /** One column that it is sorted by. */
    record Sort(String title, boolean ascending) {}

    String text() {
        StringBuilder text = new StringBuilder();
        for (Column column : columns) {
            text.append(String.format(
                    Locale.ROOT, "%s:%.0f:%s;", column.title(), column.width(), column.shown() ? "shown" : "hidden"));
        }
        text.append('|');
        for (Sort sort : sorts) {
            text.append(sort.title()).append(sort.ascending() ? ":up;" : ":down;");
        }
        return text.toString();
    }

    /** Reads what it can; a part that it cannot read is as if a person had never touched that column. */
    static TableArrangement parse(String text) {
        String[] halves = text.split("\\|", 2);
        List<Column> columns = new ArrayList<>();
        for (String part : halves[0].split(";", -1)) {
            String[] fields = part.split(":", -1);
            if (fields.length == 3 && fields[1].matches("\\d{1,4}")) {
                columns.add(new Column(
                        fields[0], Math.min(WIDEST, Double.parseDouble(fields[1])), fields[2].equals("shown")));
            }
        }
        List<Sort> sorts = new ArrayList<>();
        for (String part : halves.length < 2 ? new String[0] : halves[1].split(";", -1)) {
            String[] fields = part.split(":", -1);
            if (fields.length == 2) {
                sorts.add(new Sort(fields[0], fields[1].equals("up")));
            }
        }
        return new TableArrangement(columns, sorts);
    }
}
