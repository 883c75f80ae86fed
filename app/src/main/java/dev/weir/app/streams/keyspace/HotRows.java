package dev.weir.app.streams.keyspace;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** A short ranking: a name to press, its share, and another share beside it. Rows are kept and filled anew. */
final class HotRows extends GridPane {

    private static final double BAR = 32;

    private final List<Row> rows = new ArrayList<>();
    private final Label nothing = wrapped("muted");
    private int used;

    private static final class Row {
        private final Hyperlink name = new Hyperlink();
        private final Tooltip tooltip = new Tooltip();
        private final Region bar = new Region();
        private final Label share = new Label();
        private final Label other = new Label();
    }

    HotRows(String id, int most) {
        setId(id);
        getStyleClass().add("hot-rows");
        ColumnConstraints name = new ColumnConstraints();
        name.setHgrow(Priority.ALWAYS);
        name.setMinWidth(60);
        ColumnConstraints bar = new ColumnConstraints(BAR);
        ColumnConstraints share = new ColumnConstraints();
        share.setHalignment(HPos.RIGHT);
        share.setMinWidth(46);
        ColumnConstraints other = new ColumnConstraints();
        other.setHalignment(HPos.RIGHT);
        other.setMinWidth(104);
        getColumnConstraints().addAll(name, bar, share, other);
        for (int i = 0; i < most; i++) {
            Row row = new Row();
            row.name.setMnemonicParsing(false);
            row.name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            row.name.getStyleClass().add("mono");
            row.tooltip.setWrapText(true);
            row.tooltip.setMaxWidth(360);
            row.name.setTooltip(row.tooltip);
            row.bar.getStyleClass().add("hot-bar");
            row.share.getStyleClass().add("mono");
            row.other.getStyleClass().addAll("muted", "small");
            rows.add(row);
            addRow(i, row.name, row.bar, row.share, row.other);
        }
        add(nothing, 0, most, 4, 1);
    }

    static Label heading(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("page-subheading");
        return label;
    }

    static Label wrapped(String... styles) {
        Label label = new Label();
        label.getStyleClass().addAll(styles);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    void begin() {
        used = 0;
    }

    void row(String name, String words, String share, String other, double part, Runnable action) {
        Row row = rows.get(used++);
        set(row, true);
        text(row.name, name);
        row.name.setAccessibleText(words);
        row.tooltip.setText(words);
        row.name.setOnAction(event -> {
            row.name.setVisited(false);
            action.run();
        });
        text(row.share, share);
        text(row.other, other);
        double width = Math.rint(Math.clamp(Double.isNaN(part) ? 0 : part, 0, 1) * BAR);
        row.bar.setMinSize(width, 8);
        row.bar.setMaxSize(width, 8);
    }

    /** @param words said where there is no row */
    void end(String words) {
        for (int i = used; i < rows.size(); i++) {
            set(rows.get(i), false);
        }
        nothing.setText(words);
        nothing.setVisible(used == 0);
        nothing.setManaged(used == 0);
    }

    private static void text(javafx.scene.control.Labeled label, String text) {
        if (!text.equals(label.getText())) {
            label.setText(text);
        }
    }

    private static void set(Row row, boolean shown) {
        for (javafx.scene.Node node : List.of(row.name, row.bar, row.share, row.other)) {
            node.setVisible(shown);
            node.setManaged(shown);
        }
    }
}
