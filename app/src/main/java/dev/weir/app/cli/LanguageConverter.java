package dev.weir.app.cli;

import dev.weir.app.text.Language;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A language of the console by its two letters. */
final class LanguageConverter implements ITypeConverter<Language> {

    @Override
    public Language convert(String text) {
        return Language.ofCode(text.toLowerCase(Locale.ROOT))
                .orElseThrow(() -> new TypeConversionException("'" + text
                        + "' is no language that Weir speaks; those are "
                        + Arrays.stream(Language.values()).map(Language::code).collect(Collectors.joining(", "))));
    }

    /** What a shell offers. */
    static final class Codes implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(Language.values()).map(Language::code).iterator();
        }
    }
}
