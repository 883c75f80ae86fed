package dev.weir.app.records.details;

import dev.weir.app.records.decode.Source;
import dev.weir.app.records.decode.Span;
import java.util.HexFormat;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** A row of bytes: offset, digits, characters. What is marked alike lies in one label. JavaFX thread only. */
final class HexRow extends ListCell<Integer> {

    private static final HexFormat HEX = HexFormat.of();

    /** Characters of a byte in each half. */
    private static final int DIGITS = 3;

    private final HexView view;
    private final Label offset = new Label();
    private final HBox digits = new HBox();
    private final HBox characters = new HBox();
    private final HBox row = new HBox(8, offset, digits, characters);

    HexRow(HexView view) {
        this.view = view;
        offset.getStyleClass().addAll("hex", "hex-offset");
        digits.setOnMousePressed(event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                choose(event.getX(), digits, DIGITS);
            }
        });
        characters.setOnMousePressed(event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                choose(event.getX(), characters, 1);
            }
        });
    }

    private void choose(double x, HBox half, int charactersEach) {
        Integer from = getItem();
        int shown = half.getChildren().stream()
                .mapToInt(node -> ((Label) node).getText().length())
                .sum();
        if (from != null && shown > 0) {
            view.choose(from + (int) (x / half.getWidth() * shown / charactersEach));
        }
    }

    @Override
    protected void updateItem(@Nullable Integer from, boolean empty) {
        super.updateItem(from, empty);
        Source source = view.source();
        digits.getChildren().clear();
        characters.getChildren().clear();
        if (empty || from == null || source == null || from >= source.bytes().length) {
            setGraphic(null);
            return;
        }
        offset.setText("%06x".formatted(from));
        int end = Math.min(from + view.perRow(), source.bytes().length);
        int start = from;
        while (start < end) {
            String style = style(start);
            int stop = start + 1;
            while (stop < end && style(stop).equals(style)) {
                stop++;
            }
            piece(source.bytes(), start, stop, style);
            start = stop;
        }
        if (end < from + view.perRow()) {
            int missing = from + view.perRow() - end;
            digits.getChildren().add(label(" ".repeat(DIGITS * missing), "hex-outside"));
        }
        setGraphic(row);
    }

    private void piece(byte[] bytes, int start, int stop, String style) {
        StringBuilder hex = new StringBuilder();
        StringBuilder text = new StringBuilder();
        for (int i = start; i < stop; i++) {
            hex.append(HEX.toHexDigits(bytes[i])).append(' ');
            text.append(bytes[i] >= 0x20 && bytes[i] < 0x7f ? (char) bytes[i] : '·');
        }
        digits.getChildren().add(label(hex.toString(), style));
        characters.getChildren().add(label(text.toString(), style));
    }

    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().addAll("hex", style);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private String style(int at) {
        if (inside(view.marked(), at)) {
            return "hex-marked";
        }
        return view.layer() == null || inside(view.layer(), at) ? "hex-inside" : "hex-outside";
    }

    private static boolean inside(@Nullable Span span, int at) {
        return span != null && at >= span.from() && at < span.to();
    }
}
