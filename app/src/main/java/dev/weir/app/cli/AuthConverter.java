package dev.weir.app.cli;

import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What the broker asks of its callers. */
final class AuthConverter implements ITypeConverter<String> {

    private static final List<String> MODES = List.of("off", "signature", "enforce");

    @Override
    public String convert(String text) {
        String mode = text.toLowerCase(Locale.ROOT);
        if (!MODES.contains(mode)) {
            throw new TypeConversionException("'" + text + "' is none of off, signature, enforce");
        }
        return mode;
    }
}
