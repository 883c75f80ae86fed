package dev.weir.app.query;

import dev.weir.app.query.engine.QueryError;
import dev.weir.app.query.text.SqlToken;
import dev.weir.app.query.text.SqlTokens;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import jfx.incubator.scene.control.richtext.SyntaxDecorator;
import jfx.incubator.scene.control.richtext.TextPos;
import jfx.incubator.scene.control.richtext.model.CodeTextModel;
import jfx.incubator.scene.control.richtext.model.RichParagraph;
import org.jspecify.annotations.Nullable;

/** Colours a statement, and underlines the word at which an engine found an error. */
final class SqlColours implements SyntaxDecorator {

    private final Supplier<@Nullable QueryError> error;
    private @Nullable List<SqlToken> tokens;
    private String text = "";

    SqlColours(Supplier<@Nullable QueryError> error) {
        this.error = error;
    }

    @Override
    public void handleChange(
            CodeTextModel model, TextPos start, TextPos end, int charsTop, int linesAdded, int charsBottom) {
        tokens = null;
    }

    @Override
    public RichParagraph createRichParagraph(CodeTextModel model, int index) {
        List<SqlToken> all = tokens;
        if (all == null) {
            text = text(model);
            all = SqlTokens.of(text);
            tokens = all;
        }
        int begin = 0;
        for (int i = 0; i < index; i++) {
            begin += model.getPlainText(i).length() + 1;
        }
        String line = model.getPlainText(index);
        RichParagraph.Builder paragraph = RichParagraph.builder();
        int done = begin;
        int end = begin + line.length();
        for (SqlToken token : all) {
            int from = Math.max(done, token.start());
            int to = Math.min(end, token.end());
            if (from < to) {
                add(paragraph, text.substring(done, from), "sql");
                add(
                        paragraph,
                        text.substring(from, to),
                        "sql",
                        "sql-" + token.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
                done = to;
            }
        }
        add(paragraph, text.substring(done, end), "sql");
        underline(paragraph, line, index);
        return paragraph.build();
    }

    /** Pieces without a letter would shift the styles of those behind them. */
    private static void add(RichParagraph.Builder paragraph, String piece, String... styles) {
        if (!piece.isEmpty()) {
            paragraph.addWithStyleNames(piece, styles);
        }
    }

    private void underline(RichParagraph.Builder paragraph, String line, int index) {
        QueryError wrong = error.get();
        if (wrong == null || wrong.line() != index + 1 || wrong.column() < 1) {
            return;
        }
        int from = Math.min(wrong.column() - 1, Math.max(0, line.length() - 1));
        int to = from;
        while (to < line.length() && (Character.isLetterOrDigit(line.charAt(to)) || line.charAt(to) == '_')) {
            to++;
        }
        paragraph.addWavyUnderline(from, Math.max(1, to - from), "sql-error");
    }

    private static String text(CodeTextModel model) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < model.size(); i++) {
            all.append(i == 0 ? "" : "\n").append(model.getPlainText(i));
        }
        return all.toString();
    }
}
