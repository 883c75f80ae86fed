package dev.weir.app.records.filter;

import com.google.protobuf.NullValue;
import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.SimpleType;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.weir.app.records.filter.JsonValue.Missing;
import dev.weir.app.records.log.RawRecord;
import dev.weir.app.records.log.RecordTest;
import dev.weir.app.text.Text;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Wants records of which an expression in Google's Common Expression Language is true. It knows {@code key}, {@code shard},
 * {@code sequence_number}, {@code arrival}, {@code size}, {@code text} and {@code json}. What it needs of a record is made only when
 * it is asked for. An expression that fails on a record, for instance since a member is missing, does not want it.
 */
final class CelTest implements RecordTest {

    private static final int MOST_TEXT_BYTES = 1 << 20;

    private static final CelOptions BOUNDS = CelOptions.current()
            .maxExpressionCodePointSize(10_000)
            .maxParseRecursionDepth(100)
            .comprehensionMaxIterations(10_000)
            .maxRegexProgramSize(10_000)
            .enableHeterogeneousNumericComparisons(true)
            .build();

    private final CelRuntime.Program program;
    private final NeededMembers needed;

    private CelTest(CelRuntime.Program program, NeededMembers needed) {
        this.program = program;
        this.needed = needed;
    }

    /** Made when the first expression is compiled: it loads some thousand classes. */
    private static final class Language {
        static final Cel CEL = CelFactory.plannerCelBuilder()
                .setOptions(BOUNDS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .addVar("key", SimpleType.STRING)
                .addVar("shard", SimpleType.STRING)
                .addVar("sequence_number", SimpleType.STRING)
                .addVar("arrival", SimpleType.TIMESTAMP)
                .addVar("size", SimpleType.INT)
                .addVar("text", SimpleType.STRING)
                .addVar("json", SimpleType.DYN)
                .build();
    }

    static CelTest of(String text) throws FilterSyntaxException {
        CelValidationResult checked = Language.CEL.compile(text);
        if (checked.hasError()) {
            CelIssue issue = checked.getErrors().getFirst();
            throw new FilterSyntaxException(position(text, issue.getSourceLocation()), CelWords.of(issue.getMessage()));
        }
        try {
            CelAbstractSyntaxTree tree = checked.getAst();
            if (!SimpleType.BOOL.equals(tree.getResultType()) && !SimpleType.DYN.equals(tree.getResultType())) {
                throw new FilterSyntaxException(
                        -1,
                        Text.of(
                                "A filter says true or false; this gives {0}. Compare it with something.",
                                tree.getResultType().name()));
            }
            return new CelTest(Language.CEL.createProgram(tree), NeededMembers.ofExpression(tree, "json"));
        } catch (CelValidationException | CelEvaluationException e) {
            throw new FilterSyntaxException(-1, CelWords.of(String.valueOf(e.getMessage())));
        }
    }

    private static int position(String text, CelSourceLocation at) {
        int lineStart = 0;
        for (int line = 1; line < at.getLine(); line++) {
            lineStart = text.indexOf('\n', lineStart) + 1;
        }
        return Math.clamp((long) lineStart + at.getColumn(), 0, text.length());
    }

    /** A value that could not be made, with which the whole record is undecided. */
    private static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unreadable() {
            super("too large or too deep", null, false, false);
        }
    }

    @Override
    public Verdict test(RawRecord record) {
        boolean[] tooMuch = new boolean[1];
        try {
            Object result = program.eval(name -> {
                try {
                    return Optional.ofNullable(value(record, name));
                } catch (Unreadable e) {
                    tooMuch[0] = true;
                    throw e;
                }
            });
            return Boolean.TRUE.equals(result) ? Verdict.YES : tooMuch[0] ? Verdict.UNDECIDED : Verdict.NO;
        } catch (CelEvaluationException e) {
            return tooMuch[0] || CelWords.bound(e) ? Verdict.UNDECIDED : Verdict.NO;
        } catch (RuntimeException e) {
            return Verdict.UNDECIDED;
        }
    }

    private @Nullable Object value(RawRecord record, String name) {
        return switch (name) {
            case "key" -> record.partitionKey();
            case "shard" -> record.shardId();
            case "sequence_number" -> record.sequenceNumber();
            case "arrival" -> Instant.ofEpochMilli(record.arrivalMillis());
            case "size" -> (long) record.dataLength();
            case "text" -> text(record);
            case "json" -> json(record);
            default -> null;
        };
    }

    private static String text(RawRecord record) {
        if (record.dataLength() > MOST_TEXT_BYTES) {
            throw new Unreadable();
        }
        return new String(record.bytes(), record.dataOffset(), record.dataLength(), StandardCharsets.UTF_8);
    }

    private Object json(RawRecord record) {
        Object json = JsonValue.of(record, NullValue.NULL_VALUE, needed);
        if (json instanceof Missing missing) {
            if (missing == Missing.TOO_MUCH) {
                throw new Unreadable();
            }
            return NullValue.NULL_VALUE;
        }
        return json;
    }
}
