package dev.weir.app.records.filter;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON value on one short line: a string as it is, an object or an array in little space. Pure functions. */
public final class CompactJson {

    private static final int LONGEST = 200;

    private CompactJson() {}

    /** The line; empty for null. */
    public static String of(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        StringBuilder line = new StringBuilder();
        if (value instanceof String text) {
            line.append(text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text);
            return line.toString().replaceAll("\\s+", " ");
        }
        write(value, line);
        return line.toString();
    }

    private static void write(@Nullable Object value, StringBuilder line) {
        if (line.length() > LONGEST) {
            return;
        }
        switch (value) {
            case null -> line.append("null");
            case String text -> {
                line.append('"');
                JsonStringEncoder.getInstance()
                        .quoteAsString(text.length() > LONGEST ? text.substring(0, LONGEST) : text, line);
                line.append('"');
            }
            case Map<?, ?> members -> {
                line.append('{');
                String between = "";
                for (Map.Entry<?, ?> member : members.entrySet()) {
                    line.append(between).append(member.getKey()).append(": ");
                    write(member.getValue(), line);
                    between = ", ";
                    if (line.length() > LONGEST) {
                        line.append('…');
                        break;
                    }
                }
                line.append('}');
            }
            case List<?> elements -> {
                line.append('[');
                String between = "";
                for (Object element : elements) {
                    line.append(between);
                    write(element, line);
                    between = ", ";
                    if (line.length() > LONGEST) {
                        line.append('…');
                        break;
                    }
                }
                line.append(']');
            }
            default -> line.append(value);
        }
    }
}
