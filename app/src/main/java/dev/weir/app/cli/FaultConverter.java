package dev.weir.app.cli;

import dev.weir.app.connection.EmbeddedBroker;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A fault for the broker, checked while the command line is read, so that a slip is said before anything starts. */
final class FaultConverter implements ITypeConverter<String> {

    @Override
    public String convert(String text) {
        try {
            EmbeddedBroker.checkFault(text);
            return text;
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }
}
