package dev.weir.app.produce;

import dev.weir.app.send.OutgoingRecord;
import java.time.InstantSource;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Records that are made of a template one after another, for who puts them elsewhere than the Produce page does. The same seed makes the
 * same records, but for what depends on the time. Not thread-safe.
 */
public final class MadeRecords {

    private static final String RANDOM = "L64X128MixRandom";

    private final RecordMaker maker;
    private final String template;

    private MadeRecords(RecordMaker maker, String template) {
        this.maker = maker;
        this.template = template;
    }

    /**
     * Understands a template.
     *
     * @param keys {@code uniform}, {@code zipf}, {@code round-robin}, {@code fixed} or {@code field}
     * @throws IllegalArgumentException with a sentence for people if template or keys are wrong
     */
    public static MadeRecords of(
            String template, String keys, int count, double skew, String keyText, long seed, InstantSource clock) {
        KeyKind kind = KeyKind.valueOf(keys.toUpperCase(Locale.ROOT).replace('-', '_'));
        GeneratorSettings settings =
                new GeneratorSettings(template, kind, count, skew, keyText, 1, 1, 0, 500, false, 0, 0, 0);
        RandomGenerator random = RandomGeneratorFactory.of(RANDOM).create(seed);
        try {
            return new MadeRecords(new RecordMaker(settings, random, clock), template);
        } catch (TemplateProblem e) {
            throw new IllegalArgumentException(e.in(template), e);
        }
    }

    /**
     * Looks whether records can be made: makes one.
     *
     * @throws IllegalArgumentException with a sentence for people if not
     */
    public static void check(String template, String keys, int count, double skew, String keyText) {
        of(template, keys, count, skew, keyText, 1, InstantSource.system()).next();
    }

    /**
     * The next record.
     *
     * @throws IllegalArgumentException with a sentence for people if an expression can't be rendered
     */
    public OutgoingRecord next() {
        try {
            return maker.next().record();
        } catch (TemplateProblem e) {
            throw new IllegalArgumentException(e.in(template), e);
        }
    }
}
