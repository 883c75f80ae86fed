package dev.weir.app.records.filter;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.weir.app.mask.PatternSize;
import dev.weir.app.records.log.RawRecord;
import dev.weir.app.records.log.RecordTest;
import dev.weir.app.text.Text;
import java.util.Arrays;

/**
 * Finds a regular expression in keys and data. RE2 takes time that grows with the text only, whatever the expression: no record can
 * wedge it. An expression that is too large once its repetitions are written out is refused. Looks at the first MiB of a record; a
 * longer one without a match there is undecided.
 */
final class RegexTest implements RecordTest {

    private static final int MOST_BYTES = 1 << 20;

    private final Pattern pattern;

    private RegexTest(Pattern pattern) {
        this.pattern = pattern;
    }

    static RegexTest of(String text) throws FilterSyntaxException {
        if (PatternSize.of(text) > PatternSize.MOST) {
            throw new FilterSyntaxException(
                    0, Text.of("This repeats too much to be looked for in time: ask for fewer repetitions."));
        }
        try {
            return new RegexTest(Pattern.compile(text));
        } catch (PatternSyntaxException e) {
            String piece = e.getPattern();
            int at = piece == null ? -1 : text.indexOf(piece);
            throw new FilterSyntaxException(at, Text.of("This is not a regular expression: {0}.", words(e)));
        }
    }

    private static String words(PatternSyntaxException e) {
        String piece = e.getPattern() == null || e.getPattern().isEmpty() ? "" : Text.of(" at “{0}”", e.getPattern());
        if (e.getDescription().contains("invalid or unsupported Perl syntax")) {
            return Text.of("RE2 knows no lookaround and no back-references{0}", piece);
        }
        return e.getDescription() + piece;
    }

    @Override
    public Verdict test(RawRecord record) {
        byte[] bytes = record.bytes();
        int length = Math.min(record.dataLength(), MOST_BYTES);
        if (finds(bytes, record.dataOffset(), length) || finds(bytes, record.keyOffset(), record.keyLength())) {
            return Verdict.YES;
        }
        return length < record.dataLength() ? Verdict.UNDECIDED : Verdict.NO;
    }

    private boolean finds(byte[] bytes, int from, int length) {
        return pattern.matcher(Arrays.copyOfRange(bytes, from, from + length)).find();
    }
}
