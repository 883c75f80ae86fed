package dev.weir.app.query;

import dev.weir.app.query.engine.QueryError;
import dev.weir.app.query.text.Completion;
import dev.weir.app.shell.ThemeProbe;
import dev.weir.app.text.Text;
import java.util.function.Supplier;
import javafx.beans.property.StringProperty;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import jfx.incubator.scene.control.richtext.CodeArea;
import jfx.incubator.scene.control.richtext.SelectionSegment;
import jfx.incubator.scene.control.richtext.TextPos;
import org.jspecify.annotations.Nullable;

/** The editor of one statement: coloured, with line numbers, completion, and the place of an error underlined. JavaFX thread only. */
final class SqlEditor extends StackPane {

    private static final KeyCombination RUN = new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination COMPLETE = new KeyCodeCombination(KeyCode.SPACE, KeyCombination.CONTROL_DOWN);

    private final CodeArea area = new CodeArea();
    private final StringProperty text;
    private final Supplier<Completion.Names> names;
    private final CompletionPopup popup = new CompletionPopup(this::insert);
    private @Nullable QueryError shown;
    private int completionStart;
    private boolean setting;

    /**
     * @param text follows the editor and is followed by it
     * @param names what there is to name
     */
    SqlEditor(StringProperty text, Supplier<Completion.Names> names, Runnable run) {
        this.text = text;
        this.names = names;
        getStyleClass().add("sql-editor");
        area.setId("query-editor");
        area.setAccessibleText(Text.of("Statement. Ctrl+Enter runs it, Ctrl+Space completes, Ctrl+Tab leaves it."));
        area.setLineNumbersEnabled(true);
        area.setWrapText(true);
        area.setTabSize(4);
        area.setContentPadding(new Insets(4, 8, 4, 8));
        colour();
        area.setText(text.get());
        area.getModel().addListener(change -> changed());
        text.addListener((property, old, now) -> follow(now));
        area.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (RUN.match(event)) {
                popup.hide();
                run.run();
                event.consume();
            } else if (COMPLETE.match(event)) {
                complete();
                event.consume();
            } else if (popup.isShowing() && popup.takes(event)) {
                event.consume();
            }
        });
        area.focusedProperty().addListener((property, was, is) -> {
            if (!is) {
                popup.hide();
            }
        });
        getChildren().addAll(area, new ThemeProbe("sql-function", this::colour));
    }

    private void colour() {
        area.setSyntaxDecorator(new SqlColours(() -> shown));
    }

    private void changed() {
        // New colours are a change of the area's content, too, but not of its text.
        if (!setting && !area.getText().equals(text.get())) {
            setting = true;
            text.set(area.getText());
            setting = false;
            if (shown != null) {
                mark(null);
            }
            if (popup.isShowing()) {
                complete();
            }
        }
    }

    private void follow(String now) {
        if (!setting) {
            setting = true;
            area.setText(now);
            setting = false;
        }
    }

    CodeArea area() {
        return area;
    }

    /** Underlines the place of an error, or none. */
    void mark(@Nullable QueryError error) {
        shown = error;
        colour();
        if (error != null && error.line() > 0 && error.line() <= area.getParagraphCount()) {
            area.select(TextPos.ofLeading(
                    error.line() - 1,
                    Math.clamp(
                            error.column() - 1L,
                            0,
                            area.getPlainText(error.line() - 1).length())));
        }
    }

    /** What is chosen, with the number of lines before it; null if nothing is. */
    @Nullable Chosen chosen() {
        SelectionSegment selection = area.getSelection();
        if (selection == null || selection.isCollapsed()) {
            return null;
        }
        TextPos from = selection.getMin();
        int start = offset(from);
        return new Chosen(area.getText().substring(start, offset(selection.getMax())), from.index(), from.offset());
    }

    /**
     * A part of the text.
     *
     * @param columnsBefore characters before it on its first line
     */
    record Chosen(String text, int linesBefore, int columnsBefore) {}

    private int offset(TextPos position) {
        int offset = 0;
        for (int i = 0; i < position.index(); i++) {
            offset += area.getPlainText(i).length() + 1;
        }
        return offset + position.offset();
    }

    private TextPos position(int offset) {
        int rest = offset;
        for (int i = 0; i < area.getParagraphCount(); i++) {
            int length = area.getPlainText(i).length();
            if (rest <= length) {
                return TextPos.ofLeading(i, rest);
            }
            rest -= length + 1;
        }
        return area.getDocumentEnd();
    }

    /** Puts a text where the caret is. */
    void insertAtCaret(String what) {
        TextPos caret = area.getCaretPosition();
        int at = caret == null ? area.getText().length() : offset(caret);
        area.replaceText(position(at), position(at), what);
        area.select(position(at + what.length()));
        area.requestFocus();
    }

    void complete() {
        TextPos caret = area.getCaretPosition();
        if (caret == null) {
            return;
        }
        Completion found = Completion.at(area.getText(), offset(caret), names.get());
        completionStart = found.start();
        Node caretNode = area.lookup(".caret");
        Bounds at = caretNode == null
                ? area.localToScreen(area.getBoundsInLocal())
                : caretNode.localToScreen(caretNode.getBoundsInLocal());
        popup.show(area, found.proposals(), at);
    }

    private void insert(Completion.Proposal proposal) {
        TextPos caret = area.getCaretPosition();
        if (caret != null) {
            area.replaceText(position(completionStart), caret, proposal.insert());
            area.select(position(completionStart + proposal.insert().length()));
        }
        area.requestFocus();
    }
}
