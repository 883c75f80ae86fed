package dev.weir.app.records.details;

import dev.weir.app.records.decode.Source;
import dev.weir.app.records.decode.Span;
import dev.weir.app.records.xray.Layer;
import dev.weir.app.records.xray.XrayModel;
import dev.weir.app.text.Text;
import javafx.collections.ObservableListBase;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * Bytes with their offsets and characters. Only the rows in view are made, so that their number does not matter. The
 * bytes of the chosen field are marked; a click on a byte chooses the field that was read from it. JavaFX thread only.
 */
public final class HexView extends ListView<Integer> {

    private static final double WIDE = 580;

    private final XrayModel model;
    private @Nullable Source source;
    private @Nullable Span layer;
    private @Nullable Span marked;
    private int perRow = 16;

    public HexView(XrayModel model) {
        this.model = model;
        getStyleClass().addAll("code-view", "hex-view");
        setAccessibleText(Text.of("Bytes"));
        setFixedCellSize(18);
        setCellFactory(list -> new HexRow(this));
        widthProperty().addListener((property, old, now) -> fit());
        addEventFilter(KeyEvent.KEY_PRESSED, this::step);
        model.source().addListener((property, old, now) -> show());
        model.layer().addListener((property, old, now) -> show());
        model.selection().addListener((property, old, now) -> mark());
    }

    @Nullable Source source() {
        return source;
    }

    int perRow() {
        return perRow;
    }

    /** The bytes of the layer, marked softly, or null. */
    @Nullable Span layer() {
        return layer;
    }

    /** The chosen bytes, or null. */
    @Nullable Span marked() {
        return marked;
    }

    void choose(int offset) {
        Source shown = source;
        if (shown != null && offset >= 0 && offset < shown.bytes().length) {
            requestFocus();
            model.selectByte(shown, offset);
        }
    }

    private void show() {
        Layer at = model.layer().get();
        Source now = at == null ? model.source().get() : at.bytes().source();
        layer = at == null ? null : at.bytes();
        if (now != source) {
            source = now;
            setItems(now == null ? null : new Rows(now.bytes().length, perRow));
        }
        mark();
        Span start = layer;
        if (start != null && marked == null) {
            scrollTo(start.from() / perRow);
        }
    }

    private void mark() {
        XrayModel.Selection chosen = model.selection().get();
        Source shown = source;
        marked = chosen == null || chosen.bytes() == null || shown == null
                ? null
                : chosen.bytes().in(shown);
        refresh();
        if (marked != null) {
            getSelectionModel().clearSelection();
            scrollTo(Math.max(0, marked.from() / perRow - 1));
        }
    }

    private void fit() {
        int fits = getWidth() >= WIDE ? 16 : 8;
        Source shown = source;
        if (fits != perRow) {
            perRow = fits;
            if (shown != null) {
                setItems(new Rows(shown.bytes().length, perRow));
            }
        }
    }

    private void step(KeyEvent event) {
        Span at = marked;
        int by = event.getCode() == KeyCode.RIGHT ? 1 : event.getCode() == KeyCode.LEFT ? -1 : 0;
        if (by != 0 && at != null) {
            choose(by > 0 ? at.to() : at.from() - 1);
            event.consume();
        }
    }

    private static final class Rows extends ObservableListBase<Integer> {
        private final int bytes;
        private final int perRow;

        Rows(int bytes, int perRow) {
            this.bytes = bytes;
            this.perRow = perRow;
        }

        @Override
        public Integer get(int index) {
            return index * perRow;
        }

        @Override
        public int size() {
            return (bytes + perRow - 1) / perRow;
        }
    }
}
