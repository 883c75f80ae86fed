package dev.weir.app.access;

import dev.weir.app.access.policy.PolicyProblem;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jfx.incubator.scene.control.richtext.SyntaxDecorator;
import jfx.incubator.scene.control.richtext.TextPos;
import jfx.incubator.scene.control.richtext.model.CodeTextModel;
import jfx.incubator.scene.control.richtext.model.RichParagraph;

/** Colours a policy's JSON, and underlines where something is wrong. No piece of it goes over a line's end. */
final class PolicyColours implements SyntaxDecorator {

    private static final Pattern TOKEN =
            Pattern.compile("(\"(?:[^\"\\\\]|\\\\.)*\"?)(\\s*:)?|(-?\\d[\\d.eE+-]*)|(true|false|null)");

    private final Supplier<List<PolicyProblem>> problems;

    PolicyColours(Supplier<List<PolicyProblem>> problems) {
        this.problems = problems;
    }

    @Override
    public void handleChange(
            CodeTextModel model, TextPos start, TextPos end, int charsTop, int linesAdded, int charsBottom) {
        // Each line is coloured by itself: nothing is kept.
    }

    @Override
    public RichParagraph createRichParagraph(CodeTextModel model, int index) {
        String line = model.getPlainText(index);
        RichParagraph.Builder paragraph = RichParagraph.builder();
        Matcher token = TOKEN.matcher(line);
        int done = 0;
        while (token.find()) {
            add(paragraph, line.substring(done, token.start()), "policy-punctuation");
            if (token.group(1) != null) {
                add(paragraph, token.group(1), token.group(2) == null ? "policy-string" : "policy-key");
                add(paragraph, token.group(2) == null ? "" : token.group(2), "policy-punctuation");
            } else {
                add(paragraph, token.group(), token.group(3) == null ? "policy-literal" : "policy-number");
            }
            done = token.end();
        }
        add(paragraph, line.substring(done), "policy-punctuation");
        for (PolicyProblem each : problems.get()) {
            if (each.line() == index + 1 && !line.isEmpty()) {
                int from = Math.clamp(each.column() - 1L, 0, line.length() - 1);
                paragraph.addWavyUnderline(
                        from, Math.max(1, end(line, from) - from), each.error() ? "policy-wrong" : "policy-hint");
            }
        }
        return paragraph.build();
    }

    private static int end(String line, int from) {
        int close = line.charAt(from) == '"' ? line.indexOf('"', from + 1) : -1;
        return close < 0 ? from + 1 : close + 1;
    }

    /** Pieces without a letter would shift the styles of those behind them. */
    private static void add(RichParagraph.Builder paragraph, String piece, String style) {
        if (!piece.isEmpty()) {
            paragraph.addWithStyleNames(piece, "policy-text", style);
        }
    }
}
