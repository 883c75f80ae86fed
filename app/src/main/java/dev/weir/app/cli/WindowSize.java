package dev.weir.app.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A window's size in logical pixels.
 *
 * @param width at least 640
 * @param height at least 480
 */
public record WindowSize(int width, int height) {

    private static final Pattern FORM = Pattern.compile("(\\d{3,4})x(\\d{3,4})");

    /** Reads {@code 1280x800}. */
    public static final class Converter implements ITypeConverter<WindowSize> {

        @Override
        public WindowSize convert(String text) {
            Matcher form = FORM.matcher(text);
            if (!form.matches()) {
                throw new TypeConversionException("'" + text + "' is not a size; write for instance 1280x800");
            }
            WindowSize size = new WindowSize(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
            if (size.width < 640 || size.height < 480) {
                throw new TypeConversionException("the window needs at least 640x480");
            }
            return size;
        }
    }
}
