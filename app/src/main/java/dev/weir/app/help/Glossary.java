package dev.weir.app.help;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The words of Kinesis, Firehose and Weir, each in a sentence. Thread-safe. */
public final class Glossary {

    private Glossary() {}

    /** All of them by name, in the language that is spoken now. */
    public static List<Term> all() {
        return Stream.of(
                        StreamTerms.all(),
                        ReadingTerms.all(),
                        QueryTerms.all(),
                        DeliveryTerms.all(),
                        AccountTerms.all())
                .flatMap(List::stream)
                .sorted(Comparator.comparing(term -> term.name().toLowerCase(Locale.ROOT)))
                .toList();
    }

    /** Those about what was typed; those that are called so come first. */
    public static List<Term> find(String typed) {
        return all().stream()
                .filter(term -> typed.isBlank() || term.fits(typed))
                .sorted(Comparator.comparing((Term term) -> !term.isNamed(typed)))
                .toList();
    }
}
